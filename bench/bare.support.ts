/** The statements of a request, with the id that has to be another one each time. */
export type Replayed = {
  statements: { query: string; parameters: unknown[] }[]
  id: string | undefined
  /** Of the product's answer in characters, before it is compressed. */
  length: number
}

export type Told = { connection: Record<string, unknown>; replayed: Record<string, Replayed> }
