// Guidance as the pages read it. The texts are content, imported as data, so that the server and the service worker
// have the same ones and neither reads a file or asks for anything.
import * as v from 'valibot'
import campManagement from '../../../../content/guidance/camp-management.json' with { type: 'json' }
import education from '../../../../content/guidance/education.json' with { type: 'json' }
import food from '../../../../content/guidance/food-security-and-livelihoods.json' with { type: 'json' }
import general from '../../../../content/guidance/general.json' with { type: 'json' }
import health from '../../../../content/guidance/health.json' with { type: 'json' }
import mhpss from '../../../../content/guidance/mhpss.json' with { type: 'json' }
import nutrition from '../../../../content/guidance/nutrition.json' with { type: 'json' }
import protection from '../../../../content/guidance/protection.json' with { type: 'json' }
import referral from '../../../../content/guidance/referral.json' with { type: 'json' }
import shelter from '../../../../content/guidance/shelter.json' with { type: 'json' }
import talking from '../../../../content/guidance/talking.json' with { type: 'json' }
import wash from '../../../../content/guidance/wash.json' with { type: 'json' }
import type { Texts } from '../../../kernel/words.ts'
import type { Sector } from '../../accounts/sectors.ts'
import { urgencies } from '../model.ts'

const Said = v.custom<Texts>(value => typeof value === 'object' && value !== null)
const Item = v.object({ id: v.string(), text: Said })
export type Item = v.InferOutput<typeof Item>
const Sign = v.object({ ...Item.entries, urgency: v.picklist(urgencies) })

export const Guidance = v.object({
  id: v.string(),
  order: v.number(),
  /** Who read which language; null: nobody has. */
  checkedBy: v.nullable(v.record(v.string(), v.unknown())),
  title: Said,
  source: v.array(v.object({ document: v.string(), section: v.string() })),
  emergency: v.object({ when: Item, steps: v.array(Item) }),
  signs: v.array(Sign),
  look: v.array(Item),
  listen: v.array(Item),
  link: v.array(Item),
  do: v.array(Item),
  dont: v.array(Item),
  limits: v.array(Item),
  inYourWork: v.array(Item),
})
export type Guidance = v.InferOutput<typeof Guidance>

const Talking = v.object({
  ages: v.array(
    v.object({ id: v.string(), from: v.number(), to: v.number(), how: v.array(Item), say: v.array(Item) }),
  ),
  avoid: v.array(Item),
})
export type Talking = v.InferOutput<typeof Talking>

const Writing = v.object({ write: v.array(Item), doNotWrite: v.array(Item), after: v.array(Item) })
export type Writing = v.InferOutput<typeof Writing>

const all = [
  general,
  protection,
  health,
  mhpss,
  nutrition,
  education,
  food,
  wash,
  shelter,
  campManagement,
].map(content => v.parse(Guidance, content))

/** The ten cards in their order: for everyone, then one for each sector. */
export const guidances: readonly Guidance[] = [...all].sort((a, b) => a.order - b.order)

/** What holds in every sector. */
export const forEveryone: Guidance = all[0]!

export const talkingWithChildren: Talking = v.parse(Talking, talking)
export const writingDown: Writing = v.parse(Writing, referral)

export function findGuidance(id: string): Guidance | undefined {
  return guidances.find(guidance => guidance.id === id)
}

const pictures: Record<string, Sector> = {
  general: 'child-protection',
  'food-security-and-livelihoods': 'food-security',
}

/** Sectors that read the card of another; of a sector of its own the card has the sector's name. */
const cardsOfSectors: Record<string, string> = {
  'food-security': 'food-security-and-livelihoods',
  livelihoods: 'food-security-and-livelihoods',
  cash: 'food-security-and-livelihoods',
  gbv: 'protection',
}

/** The card that a sector reads; those without one have what holds for everyone. */
export function guidanceOf(sector: string): Guidance {
  return findGuidance(cardsOfSectors[sector] ?? sector) ?? forEveryone
}

/** Parts of the framework that say how a child is referred. */
export const referralParts = [
  'common.referral-ready',
  'common.joint-referral',
  'common.protect-data',
] as const

/** How a sector and child protection have agreed to say one of those parts. */
export type AgreedWords = { nodeId: string; sector: string; title: Texts; body: Texts }

/** What is agreed with the sectors that read this card. */
export function agreedFor(guidance: Guidance, agreed: readonly AgreedWords[]): AgreedWords[] {
  if (guidance === forEveryone) return []
  return agreed.filter(({ sector }) => guidanceOf(sector) === guidance)
}

/** The picture of a card, which is its sector's. */
export function sectorOfGuidance(id: string): string {
  return pictures[id] ?? id
}
