// Which passwords are refused: short ones, those everybody tries first, and those made of the person's own name.
// Length counts most; no rule asks for signs or capitals, and pasting is welcome (OWASP ASVS 5.0, 6.2).

export const shortest = 10
const longest = 200

// What people put at the core of a password and decorate with digits, in the languages of the interface.
const cores = new Set(
  `password passwort passe motdepasse contrasena contraseña clave secret secreto secreta welcome bienvenue bienvenido
  bienvenida marhaba salam admin administrator administrateur administrador letmein changeme changezmoi iloveyou jetaime
  teamo qwerty azerty qwertz default master monkey dragon sunshine princess football baseball superman batman whatever
  trustno freedom shadow login access across referral protection childprotection children humanitarian test temp guest
  user bangladesh dhaka jordan amman lebanon sudan syria yemen ukraine somalia ramadan summer winter spring autumn`
    .split(/\s+/)
    .filter(word => word !== ''),
)

const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
]

const lookalikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

/**
 * The problem with a password, as a key of the locale files; undefined when it may be used.
 * @param about what others know of the person: login, name, the response's name
 */
export function passwordProblem(password: string, about: string[]): string | undefined {
  const length = [...password].length
  if (length < shortest) return 'accounts.error.password-short'
  if (length > longest) return 'accounts.error.password-long'
  const plain = password.toLowerCase()
  if (isMonotonous(plain) || isCommon(plain)) return 'accounts.error.password-common'
  if (restWithout(plain, about) < 6) return 'accounts.error.password-about-you'
  return undefined
}

/** Few different letters, a piece repeated, or keys in a row, forwards or backwards. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size < 5 || /^(.{1,6})\1+.{0,2}$/u.test(text)) return true
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
  const pieces = letters.match(/.{4}/gu) ?? []
  const inRow = (piece: string) =>
    runs.some(run => run.includes(piece) || run.includes([...piece].reverse().join('')))
  return pieces.length > 0 && pieces.every(inRow)
}

/** A well-known word in disguise: decorated at its edges, or with signs that look like letters. */
function isCommon(text: string): boolean {
  if ([...text].length >= 24) return false
  const edges = /^[^\p{L}]+|[^\p{L}]+$/gu
  const unmasked = [...text].map(sign => lookalikes[sign] ?? sign).join('')
  const bare = text.replace(edges, '')
  const bareUnmasked = [...bare].map(sign => lookalikes[sign] ?? sign).join('')
  return [bare, bareUnmasked, unmasked]
    .map(form => form.replace(/[^\p{L}\p{M}]/gu, ''))
    .some(form => cores.has(form))
}

/** How much is left when everything known about the person is taken out. */
function restWithout(text: string, about: string[]): number {
  const pieces = about
    .flatMap(known => known.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u))
    .filter(piece => piece.length >= 3)
    .sort((a, b) => b.length - a.length)
  return pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), text).length
}
