// One form for words that people write in several: with or without accents, vowel signs, hamza, in any digits.
// The same on the server and in the browser, for what is stored and for what is asked. Marks are never stripped as a
// whole: in Bangla and Burmese they are the vowels, and without them every word is another word.

/** Letters that no decomposition takes apart. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ə: 'e',
  // Arabic letters that are written for one another, also as Persian and Urdu keyboards give them.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ۃ: 'ه',
  ە: 'ه',
  ء: '',
}
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

// Latin, Greek and Cyrillic accents; Arabic vowel signs, hamza and madda as marks, Quranic signs, tatweel.
const marks =
  /[\u0300-\u036f]|[\u0610-\u061a\u0640\u064b-\u065f\u0670]|[\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g
// Joiners, direction marks, soft hyphens and variation selectors: nobody sees them.
const unseen = /\u00ad|\u061c|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/g

/** The text in its plain form: small letters, no accents, ASCII digits. Words stay words; signs between them too. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(plainLetter, letter => plainLetters[letter] ?? letter)
    .replace(/\p{Nd}/gu, asciiDigit)
}

/** Each block of ten digits in Unicode begins with its zero at a multiple that all blocks share with none other. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

const withoutSpaces =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
let segmenter: Intl.Segmenter | undefined

/** The words of a text, folded, without endings that only say how many; in their order, with repetitions. */
export function wordsOf(text: string): string[] {
  const folded = fold(text)
    // French and Italian elision is a word of its own; any other apostrophe belongs to a name (Ma'an).
    .replace(/(?<![\p{L}\p{M}])(?:[cdjlmnst]|qu)['’ʼ](?=\p{L})/gu, ' ')
    .replace(/['’ʼ`´]/g, '')
  return pieces(folded).map(withoutEnding)
}

function pieces(folded: string): string[] {
  if (!withoutSpaces.test(folded)) return folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter(piece => piece !== '')
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return [...segmenter.segment(folded)].filter(part => part.isWordLike).map(part => part.segment)
}

const latin = /^\p{Script=Latin}/u
const arabic = /^\p{Script=Arabic}/u
const bangla = /^\p{Script=Bengali}/u

/** Light on purpose: it takes off articles and plurals and leaves the rest to the search by beginnings. */
export function withoutEnding(word: string): string {
  if (word.length < 4) return word
  if (latin.test(word))
    return word
      .replace(/s$/, '')
      .replace(/(?<=...)e$/, '')
      .replace(/(?<=...)y$/, 'i')
  if (arabic.test(word))
    return word
      .replace(/^و(?=\p{L}{4})/u, '')
      .replace(/^(?:ال|بال|كال|فال|لل)(?=\p{L}{3})/u, '')
      .replace(/(?<=\p{L}{3})(?:ات|ون|ين|ان|يه|ه|ي)$/u, '')
  if (bangla.test(word)) return word.replace(/(?<=.{3})(?:গুলোর|গুলির|গুলো|গুলি|দের|ের|তে|কে|ে|র)$/u, '')
  return word
}

// What is mistaken most often, by script: sounds that share letters, and signs one does not hear.
const mistaken: [RegExp, string][] = [
  [/(.)\1+/gu, '$1'],
  [/ph/g, 'f'],
  [/sch/g, 'sk'],
  [/qu|q|ck|c(?![eiyh])/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/oo|ou|w/g, 'u'],
  [/ee|ie|y/g, 'i'],
  [/(?<=.)h/g, ''],
  [/ث|ط/g, 'ت'],
  [/ذ|ض/g, 'د'],
  [/ظ/g, 'ز'],
  [/ص/g, 'س'],
  [/[শষ]/g, 'স'],
  [/ণ/g, 'ন'],
  [/য়?/g, 'জ'],
  [/[ড়ঢ়]|[ডঢ]়/g, 'র'],
  [/ৎ/g, 'ত'],
  [/ী/g, 'ি'],
  [/ূ/g, 'ু'],
  [/[ঁংঃ়\u09cd\u094d\u1039\u103a]/g, ''],
]

/** A word as it sounds, roughly: two spellings of one word have the same shape or a similar one. */
export function shapeOf(word: string): string {
  let shape = word
  for (const [pattern, instead] of mistaken) shape = shape.replace(pattern, instead)
  // What is left of a very short one would resemble half of all words.
  return shape.length < 3 ? word : shape
}

/** Little words that say nothing of what is looked for. */
const little = new Set(
  [
    'the and for with from are our that this you your need needs want where how please',
    'de des du la le les et pour avec dans un une sur au aux en est besoin cherche',
    'el los las y para con del una por al necesito busco',
    'في من على الى عن مع او اريد احتاج اين',
    'ও এবং জন্য থেকে চাই আমার কোথায়',
  ].flatMap(line => wordsOf(line)),
)

/** The words of a question that are worth looking for; all of them when none is. */
export function askedWords(question: string): string[] {
  const all = [...new Set(wordsOf(question))].slice(0, 12)
  const worth = all.filter(word => !little.has(word) && (word.length > 1 || /[^a-z]/.test(word)))
  return worth.length > 0 ? worth : all
}

/** How many letters must be changed, added, left out or swapped with their neighbour; `most + 1` when more. */
export function letterDistance(a: string, b: string, most: number): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before: number[] = []
  let row = to.map((_, index) => index)
  row.push(to.length)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, before[j - 2]! + 1)
      next.push(best)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[to.length]!
}
