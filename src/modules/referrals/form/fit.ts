// Whether a service takes somebody of an age band. A band is several ages: where some of them fit and others do not,
// the answer is to ask the service.
import type { AgeBand as CountedBand } from '../../directory/model.ts'
import { type Fit, type FitReason, fits } from '../../directory/rules/eligibility.ts'
import type { AgeBand } from '../model.ts'
import type { Visit } from './visit.ts'

const edges: Partial<Record<AgeBand, [number, number]>> = {
  '0-5': [0, 5],
  '6-11': [6, 11],
  '12-14': [12, 14],
  '15-17': [15, 17],
  '18-59': [18, 59],
  '60+': [60, 120],
}

const counted: Partial<Record<AgeBand, CountedBand>> = {
  '0-5': '0-4',
  '6-11': '5-11',
  '12-14': '12-17',
  '15-17': '12-17',
  '18-59': '18+',
  '60+': '18+',
}

/** The directory counts unmet needs in bands of its own; each of ours goes where most of its years are. */
export function countedBand(band: AgeBand | undefined): CountedBand {
  return (band && counted[band]) ?? 'unknown'
}

type ForWhom = Parameters<typeof fits>[0]

export function fitOf(service: ForWhom, { band, sex, disability }: Visit): Fit {
  const asked = {
    sex: sex === 'female' || sex === 'male' ? sex : undefined,
    disability: disability === 'yes' || disability === 'no' ? disability : undefined,
  }
  const ages = band === undefined ? undefined : edges[band]
  if (!ages) return fits(service, asked)
  const [lowest, highest] = ages
  const answers = Array.from({ length: highest - lowest + 1 }, (_, more) =>
    fits(service, { ...asked, age: lowest + more }),
  )
  const taken = answers.filter(fit => fit.answer !== 'no')
  if (taken.length === answers.length || taken.length === 0) return answers[0]!
  const reasons: FitReason[] = [...new Set<FitReason>(['tell-age', ...taken[0]!.reasons])]
  return { answer: 'ask', reasons }
}
