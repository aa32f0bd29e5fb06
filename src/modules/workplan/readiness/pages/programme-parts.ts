// What an address or a form says of programmes.
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { sectors as allSectors } from '../../../accounts/sectors.ts'
import { type Outcome, outcomesAtMost, type ProgrammeFilter, programmeKinds } from '../model.ts'
import type { ProgrammeAnswers } from '../views/programme-form.tsx'

export const nothing: ProgrammeAnswers = {
  name: '',
  kind: '',
  organisationId: '',
  areas: '',
  from: '',
  to: '',
  jointNeeds: '',
  jointCapacities: '',
  sectors: [],
  outcomes: [],
}

/** What an address asks for; anything unknown in it narrows nothing. */
export function filterOf(query: URLSearchParams): ProgrammeFilter {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find(value => value === query.get(name))
  const kind = one('kind', programmeKinds)
  const sector = one('sector', allSectors)
  const state = one('state', ['running', 'ended'] as const)
  return { ...(kind && { kind }), ...(sector && { sector }), ...(state && { state }) }
}

/** As it was typed, for the model to read and for the form to show again. Rows that are empty are none. */
export function answersOn({ fields }: Exchange): ProgrammeAnswers {
  const text = (name: string) => fields.text(name)
  const outcomes = Array.from(
    { length: outcomesAtMost },
    (_, index): Outcome => ({
      outcome: text(`outcome:${index}`),
      measure: text(`measure:${index}`),
      baseline: text(`baseline:${index}`),
      target: text(`target:${index}`),
    }),
  )
  return {
    name: text('name'),
    kind: text('kind'),
    organisationId: text('organisationId'),
    areas: text('areas'),
    from: text('from'),
    to: text('to'),
    jointNeeds: text('jointNeeds'),
    jointCapacities: text('jointCapacities'),
    sectors: fields.all('sectors'),
    outcomes: outcomes.filter(one => Object.values(one).some(Boolean)),
  }
}
