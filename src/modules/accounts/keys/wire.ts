// How the elements of this room talk to the server: JSON, and a failure that carries the key of its sentence.

/** `/r/<slug>`, as the page wrote it into its element. */
export type Base = string

/** What the server said no with: `prove-again`, `not-valid`, …, or `offline`. */
export class NotTaken extends Error {
  readonly code: string

  constructor(code: string) {
    super(`not taken: ${code}`)
    this.name = 'NotTaken'
    this.code = code
  }
}

export async function ask<Answer>(path: string): Promise<Answer> {
  return await send<Answer>(path, { headers: { accept: 'application/json' } })
}

export async function tell<Answer = unknown>(path: string, value: unknown): Promise<Answer> {
  return await send<Answer>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(value),
  })
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(path, { ...init, cache: 'no-store', redirect: 'error' })
  } catch {
    // Without a network nothing is lost: the person presses again.
    throw new NotTaken('offline')
  }
  const said: unknown = response.status === 204 ? {} : await response.json().catch(() => ({}))
  // What is signed or sealed in it is checked by those who use it; the rest is the server's word and no secret.
  if (response.ok) return said as Answer
  throw new NotTaken(problemOf(said))
}

function problemOf(said: unknown): string {
  return typeof said === 'object' && said !== null && 'problem' in said && typeof said.problem === 'string'
    ? said.problem
    : 'went-wrong'
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}
