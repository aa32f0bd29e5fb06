// Words for keys: a passphrase that people can type from paper and a fingerprint that they can read aloud. The
// words belong to no language; each is three syllables of a consonant and a vowel, made by rule. The middle of the
// last syllable is computed from the rest, so one mistyped letter never gives another word and the form can say
// which word to look at, without five seconds of work and without asking a server.
//
// 8192 words are 13 bits each: six words are 78 bits.
import { randomBytes } from './bytes.ts'

// Letters that do not depend on a language's spelling rules and stay apart in handwriting. Thirteen is a prime,
// which is what lets the check see every single change.
const CONSONANTS = 'bdfgjklmnrstz'
const VOWELS = 'aeio'
const WEIGHTS = [1, 2, 4, 5, 7] as const
const COUNT = 8192
const WORDS_IN_PASSPHRASE = 6

// Made words that would be rude, cruel or frightening in one of the interface languages or nearly. All words that
// contain one of these are left out; more than eight thousand remain.
const LEFT_OUT = new RegExp(
  [
    'anal|bagas|bite|bomb|dago|debil|demon|dik|fag|fanat|feto|fol[ao]|gangi|gaza|gere|gilit|idi?o|jiz|jod[eo]',
    'kaf[ei]r|kag[ao]|kaka|kike|kiki|kil[aeio]l|kok|kon|kos|ladin|lez|loko|lolit|lolo|lose|magi|mari[ck]|maso|mata',
    'moron|nazi|neg[eor]|nig|nik|ras[ei]s|retad|sado|salo|satan|sida|sodom|taliba|tarad|tero|teta|tit|tiz|tonto',
    'z[eio]b|zizi',
  ].join('|'),
)

/** All words in their order; the order is part of every fingerprint, so a test pins it. */
export const words: readonly string[] = everyWord()
  .filter(word => !LEFT_OUT.test(word))
  .slice(0, COUNT)

const places = new Map(words.map((word, place) => [word, place]))

/** Six random words with single spaces. */
export function newPassphrase(): string {
  return wordsOf(randomBytes(WORDS_IN_PASSPHRASE * 2), WORDS_IN_PASSPHRASE)
}

/** As many words as wanted out of random or hashed bytes: 13 bits of every two bytes. */
export function wordsOf(bytes: Uint8Array, count = WORDS_IN_PASSPHRASE): string {
  const pairs = Array.from(
    { length: count },
    (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0),
  )
  return pairs.map(pair => words[pair % COUNT]).join(' ')
}

/** What a person typed, as it was printed: small letters, single spaces. Hyphens and line ends count as spaces. */
export function normalWords(typed: string): string {
  return typed
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .join(' ')
}

/** Which of the typed words are not in the list, counted from 1; the UI points at them. */
export function mistypedWords(typed: string): readonly number[] {
  const given = normalWords(typed).split(' ')
  return given.flatMap((word, at) => (places.has(word) ? [] : [at + 1]))
}

/** Whether this can be a passphrase at all: six words of the list. */
export function isPassphrase(typed: string): boolean {
  return normalWords(typed).split(' ').length === WORDS_IN_PASSPHRASE && mistypedWords(typed).length === 0
}

// The vowel of the last syllable runs fastest and the first consonant too little to be missed: stepping through the
// combinations by a number that shares no factor with their count spreads the 8192 over all first letters.
function everyWord(): string[] {
  const syllables = CONSONANTS.length * VOWELS.length
  const combinations = syllables * syllables * VOWELS.length
  return Array.from({ length: combinations }, (_, at) => word((at * 3571) % combinations))
}

function word(combination: number): string {
  const parts: number[] = []
  let rest = combination
  for (const size of [CONSONANTS.length, VOWELS.length, CONSONANTS.length, VOWELS.length, VOWELS.length]) {
    parts.push(rest % size)
    rest = Math.floor(rest / size)
  }
  const [c1 = 0, v1 = 0, c2 = 0, v2 = 0, v3 = 0] = parts
  const check = parts.reduce((sum, part, at) => sum + part * (WEIGHTS[at] ?? 0), 0) % CONSONANTS.length
  return [c1, v1, c2, v2, check, v3].map((part, at) => (at % 2 === 0 ? CONSONANTS : VOWELS)[part]).join('')
}
