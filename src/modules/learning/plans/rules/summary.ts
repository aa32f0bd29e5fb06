// What a list says of a plan.
import { type Language, languages } from '../../../../kernel/words.ts'
import type { Plan, PlanTexts } from '../model.ts'
import { totalMinutes } from './clock.ts'
import { contradictionsOf } from './contradictions.ts'

export type Summary = {
  title: PlanTexts
  minutes: number
  blocks: number
  contradictions: number
  languages: Language[]
}

export function summaryOf(plan: Plan): Summary {
  return {
    title: plan.title,
    minutes: totalMinutes(plan),
    blocks: plan.blocks.length,
    contradictions: contradictionsOf(plan).length,
    languages: languagesOf(plan),
  }
}

/** In which it can be led: its title and the title of each block are there. */
export function languagesOf(plan: Pick<Plan, 'title' | 'blocks'>): Language[] {
  return languages.filter(
    language => plan.title[language] && plan.blocks.every(({ title }) => title[language]),
  )
}
