// The coordinator's page: numbers alone, from tallies alone.
import type { Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { monthIn, monthsBefore } from '../../../kernel/wall-time.ts'
import type { Texts } from '../../../kernel/words.ts'
import { countedSectors } from '../policy.ts'
import { findNames } from '../store/names.ts'
import * as tallies from '../store/tallies.ts'

export type Counts = {
  steps: tallies.StepCount[]
  people: tallies.PeopleCount[]
  areas: tallies.AreaCount[]
  answers: tallies.AnswerCount[]
  silence: tallies.SilenceCount[]
  reasons: tallies.ReasonCount[]
  refused: tallies.RefusedCount[]
  services: Map<string, Texts>
  areaNames: Map<string, Texts>
}

/** @param months how many months up to this one */
export async function getCounts(scene: Scene, months = 12): Promise<Counts> {
  const { tx, actor, response, now } = scene
  const sectors = countedSectors(actor)
  must(sectors !== undefined)
  const only = sectors === 'all' ? [] : sectors
  const to = monthIn(now, response.timeZone)
  const period = Array.from({ length: months }, (_, ago) => monthsBefore(to, ago))
  const [steps, people, areas, answers, silence, reasons, refused] = await Promise.all([
    tallies.countSteps(tx, response.id, period, only),
    tallies.countPeople(tx, response.id, period, only),
    tallies.countAreas(tx, response.id, period, only),
    tallies.countAnswers(tx, response.id, period, only),
    tallies.countSilence(tx, response.id, period, only),
    tallies.countReasons(tx, response.id, period, only),
    tallies.countRefused(tx, response.id, period, only),
  ])
  const names = await findNames(tx, response.id, {
    teams: [],
    services: silence.map(row => row.service),
    areas: areas.map(row => row.area),
  })
  return {
    steps,
    people,
    areas,
    answers,
    silence,
    reasons,
    refused,
    services: names.services,
    areaNames: names.areas,
  }
}
