// "Explain it to the child", by age, and how to ask: from the guidance's content.
import * as v from 'valibot'
import content from '../../../../content/guidance/consent.json' with { type: 'json' }
import type { Texts } from '../../../kernel/words.ts'
import type { AgeBand } from '../model.ts'

const Said = v.custom<Texts>(value => typeof value === 'object' && value !== null)
const Item = v.object({ id: v.string(), text: Said })
type Item = v.InferOutput<typeof Item>
const Consent = v.object({
  rules: v.array(Item),
  ages: v.array(v.object({ from: v.number(), to: v.number(), explain: v.array(Item) })),
})

const consent = v.parse(Consent, content)

export type Explaining = { child: Item[]; rules: Item[] }

/** For an adult nothing is put into a child's words. */
export function explainingFor(band: AgeBand | undefined): Explaining {
  const age = consent.ages.find(({ from, to }) => `${from}-${to}` === band)
  const unsure = band === 'unknown' || band === 'not-asked' || band === undefined
  const child = age ?? (unsure ? consent.ages.find(({ from }) => from === 6) : undefined)
  return { child: child?.explain ?? [], rules: consent.rules }
}
