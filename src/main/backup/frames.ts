// The inside of a backup: a row of frames. Each has a letter (J: a JSON object, D: data of the table last named),
// a length and its bytes. The last frame is a J that says `end`; a file without it was cut off.

export type Frame = { kind: 'J'; value: Record<string, unknown> } | { kind: 'D'; bytes: Uint8Array }

export function frameOf(value: Record<string, unknown>): Uint8Array {
  return pack('J', new TextEncoder().encode(JSON.stringify(value)))
}

export function dataFrame(bytes: Uint8Array): Uint8Array {
  return pack('D', bytes)
}

function pack(kind: 'J' | 'D', bytes: Uint8Array): Uint8Array {
  const framed = new Uint8Array(5 + bytes.length)
  framed[0] = kind.charCodeAt(0)
  new DataView(framed.buffer).setUint32(1, bytes.length)
  framed.set(bytes, 5)
  return framed
}

/** Reads frames from pieces of any size. Throws `CutOff` when the stream ends inside a frame. */
export async function* readFrames(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let held = new Uint8Array()
  for await (const piece of pieces) {
    const joined = new Uint8Array(held.length + piece.length)
    joined.set(held)
    joined.set(piece, held.length)
    held = joined
    for (;;) {
      if (held.length < 5) break
      const length = new DataView(held.buffer, held.byteOffset).getUint32(1)
      if (held.length < 5 + length) break
      const bytes = held.subarray(5, 5 + length)
      yield held[0] === 74
        ? { kind: 'J', value: JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> }
        : { kind: 'D', bytes }
      held = held.subarray(5 + length)
    }
  }
  if (held.length > 0) throw new CutOff()
}

export class CutOff extends Error {
  constructor() {
    super('the backup ends before its end')
    this.name = 'CutOff'
  }
}
