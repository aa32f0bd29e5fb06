// Whether two referrals may be about the same child, for a person to decide. Only in the memory of a browser that has
// opened both: names never meet in an index. Names are compared by how they sound, because they are written down by
// ear, in two scripts.

export type Likeness = 'name' | 'birth' | 'area' | 'phone'
export type Comparable = { name: string; year: number | null; area: string | null; phone: string }

/** What two have in common, or nothing where that is too little to trouble anybody with. */
export function alike(one: Comparable, other: Comparable): Likeness[] {
  const found: Likeness[] = []
  if (soundsAlike(one.name, other.name)) found.push('name')
  if (one.year !== null && other.year !== null && Math.abs(one.year - other.year) <= 1) found.push('birth')
  if (one.area !== null && one.area === other.area) found.push('area')
  if (digitsOf(one.phone).length >= 6 && digitsOf(one.phone).slice(-6) === digitsOf(other.phone).slice(-6))
    found.push('phone')
  const name = found.includes('name')
  const enough = (name && found.length > 1) || (name && one.year === null) || found.includes('phone')
  return enough ? found : []
}

/** At least one part of the name sounds the same, or all of the shorter one where there are several. */
function soundsAlike(one: string, other: string): boolean {
  const [few, many] = [soundsOf(one), soundsOf(other)].sort((a, b) => a.length - b.length)
  if (!few || !many || few.length === 0) return false
  return few.every(sound => many.includes(sound))
}

/** The parts of a name by their consonants: "Samira", "Sameera" and "سميرة" are one. */
export function soundsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[\s\-'’.]+/)
    .map(soundOf)
    .filter(sound => sound.length > 1)
}

const latin: readonly (readonly [RegExp, string])[] = [
  [/kh|gh/g, 'k'],
  [/sh|ch|sch/g, 's'],
  [/th|dh/g, 't'],
  [/ph/g, 'f'],
  [/[cq]/g, 'k'],
  [/[zx]/g, 's'],
  [/[dt]/g, 't'],
  [/[vw]/g, 'w'],
  [/[gj]/g, 'j'],
  [/p/g, 'b'],
  [/[aeiouyhw]/g, ''],
]

const arabic: Record<string, string> = {
  ب: 'b', پ: 'b', ت: 't', ث: 't', ج: 'j', چ: 's', ح: '', خ: 'k', د: 't', ذ: 't', ر: 'r', ز: 's', س: 's', ش: 's',
  ص: 's', ض: 't', ط: 't', ظ: 't', ع: '', غ: 'k', ف: 'f', ق: 'k', ك: 'k', ک: 'k', گ: 'j', ل: 'l', م: 'm', ن: 'n',
} // biome-ignore format: a table is read in rows

function soundOf(part: string): string {
  const spelled = [...part].map(letter => arabic[letter] ?? (/[a-z]/.test(letter) ? letter : '')).join('')
  const heard = latin.reduce((text, [from, to]) => text.replace(from, to), spelled)
  // Other scripts are compared as they are written.
  const sound = heard || part.replace(/[\p{P}\p{S}]/gu, '')
  return /[a-z\p{Script=Arabic}]/u.test(part) ? `${heard.replace(/(.)\1+/g, '$1')}` || part : sound
}

function digitsOf(text: string): string {
  return text.replace(/\P{Nd}/gu, '').normalize('NFKC')
}

/** The year of birth, from the day or from the age on the day of the referral. */
export function yearOf(birth: string | null, age: string, day: string): number | null {
  if (birth) return Number(birth.slice(0, 4))
  const digits = [...age].flatMap(letter => (/\p{Nd}/u.test(letter) ? [digitOf(letter)] : []))
  if (digits.length === 0 || digits.length > 3) return null
  const months = /\p{L}/u.test(age)
  return Number(day.slice(0, 4)) - (months ? 0 : Number(digits.join('')))
}

/** Each block of ten digits in Unicode begins with its zero. */
function digitOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 48
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return code - zero
}
