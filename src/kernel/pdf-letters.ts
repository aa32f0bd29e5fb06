// Which letters the typefaces have, read from the typefaces, and what stands on paper for those that none has.

/** One bit for each letter there is. */
export type Letters = Uint8Array

export function lettersOf(faces: readonly Uint8Array[]): Letters {
  const letters = new Uint8Array(0x110000 / 8)
  for (const face of faces) addLetters(letters, new DataView(face.buffer, face.byteOffset, face.byteLength))
  return letters
}

/** Of every face the subtables of `cmap` that name letters by their number in Unicode, in the two forms of use. */
function addLetters(letters: Letters, face: DataView): void {
  const tables = face.getUint16(4)
  for (let table = 0; table < tables; table += 1) {
    const at = 12 + table * 16
    if (face.getUint32(at) !== 0x636d6170) continue
    const cmap = face.getUint32(at + 8)
    const count = face.getUint16(cmap + 2)
    for (let one = 0; one < count; one += 1) {
      const subtable = cmap + face.getUint32(cmap + 4 + one * 8 + 4)
      const format = face.getUint16(subtable)
      if (format === 4) addSegments(letters, face, subtable)
      if (format === 12) addGroups(letters, face, subtable)
    }
  }
}

function addSegments(letters: Letters, face: DataView, at: number): void {
  const twice = face.getUint16(at + 6)
  for (let segment = 0; segment < twice; segment += 2) {
    const end = face.getUint16(at + 14 + segment)
    const start = face.getUint16(at + 16 + twice + segment)
    const delta = face.getUint16(at + 16 + 2 * twice + segment)
    const place = at + 16 + 3 * twice + segment
    const offset = face.getUint16(place)
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const given = offset === 0 ? letter : face.getUint16(place + offset + (letter - start) * 2)
      if (given !== 0 && ((given + delta) & 0xffff) !== 0) add(letters, letter)
    }
  }
}

function addGroups(letters: Letters, face: DataView, at: number): void {
  const groups = face.getUint32(at + 12)
  for (let group = 0; group < groups; group += 1) {
    const from = face.getUint32(at + 16 + group * 12)
    const to = face.getUint32(at + 20 + group * 12)
    for (let letter = from; letter <= to && letter <= 0x10ffff; letter += 1) add(letters, letter)
  }
}

function add(letters: Letters, letter: number): void {
  letters[letter >> 3]! |= 1 << (letter & 7)
}

/** Paper shows a sign for a letter that no face has; what is no letter at all is left out. */
export function settable(text: string, letters: Letters): string {
  return text.toWellFormed().replace(/[^\t\n\r -~]/gu, letter => {
    if (/[\p{Cc}\p{Noncharacter_Code_Point}\ufeff]/u.test(letter)) return ''
    const code = letter.codePointAt(0)!
    if (letters[code >> 3]! & (1 << (code & 7))) return letter
    if (/\p{Default_Ignorable_Code_Point}/u.test(letter)) return ''
    return /\p{Z}/u.test(letter) ? ' ' : '\ufffd'
  })
}
