// Sentences for scripts that draw what only the device knows. Each plural form is written out once with a mark where
// the number goes, so that a page need not carry a formatter.
import type { Words } from '../kernel/words.ts'
import { type Drawn, drawnText } from '../ui/drawn.ts'

/** Enough numbers to meet every plural form of our languages. */
const samples = [0, 1, 2, 3, 11, 100]

/** @param counted keys of sentences with `count` @param plain keys without @returns JSON for `data-texts` */
export function textsFor(words: Words, counted: string[], plain: string[]): string {
  const rules = new Intl.PluralRules(words.language)
  const texts: Record<string, string | Record<string, string>> = {}
  for (const key of counted) {
    const forms: Record<string, string> = {}
    for (const count of samples)
      forms[rules.select(count)] ??= words.say(key, { count }).replace(words.number(count), '#')
    texts[nameOf(key)] = forms
  }
  for (const key of plain) texts[nameOf(key)] = words.say(key)
  return JSON.stringify(texts)
}

/** The bar stands on every page, and its words are the same for all who read that language. */
const madeForBar = new WeakMap<Words, Drawn>()

/** Ready to stand in an attribute. */
export function barTexts(words: Words): Drawn {
  const known = madeForBar.get(words)
  if (known !== undefined) return known
  const texts = drawnText(
    textsFor(
      words,
      ['offline.bar.waiting', 'offline.bar.sending', 'offline.bar.needsYou', 'offline.bar.signOut'],
      ['offline.bar.offline', 'offline.bar.see'],
    ),
  )
  madeForBar.set(words, texts)
  return texts
}

/** Without the room. */
const nameOf = (key: string) => key.slice(key.indexOf('.') + 1)

const listStates = ['saved', 'sending', 'sent', 'needs-you']
const listKinds = [
  'referral',
  'redirect',
  'flag',
  'informed',
  'refused-consent',
  'receipt',
  'acceptance',
  'waiting',
  'refusal',
  'start',
  'completion',
  'failure',
  'closure',
  'withdrawal',
  'recall',
  'reopening',
  'override-confirmation',
]

export function listTexts(words: Words): string {
  return textsFor(
    words,
    [],
    [
      'offline.outbox.empty',
      'offline.outbox.sendAll',
      'offline.outbox.again',
      'offline.outbox.export',
      'offline.outbox.exportAll',
      'offline.outbox.exported',
      'offline.outbox.discard',
      'offline.outbox.discardSure',
      'offline.outbox.keep',
      'offline.outbox.yours',
      'offline.outbox.theirs',
      'offline.outbox.theirsOpen',
      'offline.outbox.theirsNone',
      'offline.outbox.signIn',
      'offline.outbox.notOurs',
      ...listStates.map(state => `offline.outbox.state.${state}`),
      ...listKinds.map(kind => `offline.kind.${kind}`),
      ...['hash-differs', 'already-different', 'not-now', 'not-found', 'other'].map(
        problem => `offline.problem.${problem}`,
      ),
    ],
  )
}

/** For the element of the page about this phone. */
export function phoneTexts(words: Words): string {
  return textsFor(
    words,
    [],
    [
      'offline.devices.who',
      'offline.devices.nobody',
      'offline.devices.pin',
      'offline.devices.pinShort',
      'offline.devices.pinDiffers',
      'offline.devices.unlock',
      'offline.devices.unlocked',
      'offline.devices.locked',
      'offline.devices.lock',
      'offline.devices.wrong',
      'offline.devices.wait',
      'offline.devices.remove',
      'offline.devices.removeFull',
      'offline.devices.kept',
      'offline.devices.size',
      'offline.devices.asOf',
      'offline.devices.notWhole',
      'offline.devices.refresh',
      'offline.devices.needsNetwork',
    ],
  )
}
