/** The statements of a request, with the id that has to be another one each time. */
export type Replayed = {
  statements: { query: string; parameters: unknown[] }[]
  id: string | undefined
  /** Bytes of the product's answer, not compressed: nobody here asks for that. */
  length: number
}

export type Told = { connection: Record<string, unknown>; replayed: Record<string, Replayed> }
