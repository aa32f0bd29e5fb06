// What changed between two texts, word by word: the longest common run of words stays, the rest went or came.

export type Piece = { kind: 'same' | 'gone' | 'new'; text: string }

/**
 * @param locale BCP 47, because scripts divide words differently
 * The pieces of both texts in the order of reading; what went stands before what came in its place.
 */
export function diffOf(before: string, after: string, locale: string): Piece[] {
  const a = wordsOf(before, locale)
  const b = wordsOf(after, locale)
  const common = commonLengths(a, b)
  const pieces: Piece[] = []
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!)
      i += 1
      j += 1
    } else if (i < a.length && (j >= b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add('gone', a[i]!)
      i += 1
    } else {
      add('new', b[j]!)
      j += 1
    }
  }
  return joined(pieces)
}

/** Whether anything but blanks differs. */
export function isChanged(pieces: readonly Piece[]): boolean {
  return pieces.some(piece => piece.kind !== 'same' && piece.text.trim() !== '')
}

function wordsOf(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}

/** `lengths[i][j]`: how many words `a` from `i` and `b` from `j` have in common, in order. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

/** A blank between two changed words changed with them: "old thing" for "new item", not four snippets. */
function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]!
    const blank =
      piece.kind === 'same' && piece.text.trim() === '' && out.length > 0 && at < pieces.length - 1
    if (!blank || out.at(-1)!.kind === 'same') {
      push(out, piece)
      continue
    }
    const gone: string[] = []
    const fresh: string[] = []
    while (out.length > 0 && out.at(-1)!.kind !== 'same') {
      const last = out.pop()!
      ;(last.kind === 'gone' ? gone : fresh).unshift(last.text)
    }
    if (gone.length > 0) gone.push(piece.text)
    if (fresh.length > 0) fresh.push(piece.text)
    if (gone.length === 0 || fresh.length === 0) {
      if (gone.length > 0) push(out, { kind: 'gone', text: gone.slice(0, -1).join('') })
      if (fresh.length > 0) push(out, { kind: 'new', text: fresh.slice(0, -1).join('') })
      push(out, piece)
      continue
    }
    push(out, { kind: 'gone', text: gone.join('') })
    push(out, { kind: 'new', text: fresh.join('') })
  }
  return ordered(out)
}

/** Neighbouring changes are told as one: first all that went, then all that came. */
function ordered(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  let gone = ''
  let fresh = ''
  const settle = () => {
    if (gone) out.push({ kind: 'gone', text: gone })
    if (fresh) out.push({ kind: 'new', text: fresh })
    gone = ''
    fresh = ''
  }
  for (const piece of pieces) {
    if (piece.kind === 'gone') gone += piece.text
    else if (piece.kind === 'new') fresh += piece.text
    else {
      settle()
      push(out, piece)
    }
  }
  settle()
  return out
}

function push(out: Piece[], piece: Piece): void {
  const last = out.at(-1)
  if (last && last.kind === piece.kind) last.text += piece.text
  else out.push({ ...piece })
}
