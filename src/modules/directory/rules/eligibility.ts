// Does it fit this child? Answered from four open facts, before anybody types a name. The service itself decides in
// the end; what its entry leaves open is answered with "ask them", never with a guess.
import type { AgeBand, Service } from '../model.ts'

export type Asked = {
  /** Whole years. */
  age?: number | undefined
  sex?: 'female' | 'male' | undefined
  population?: Service['population'][number] | undefined
  disability?: 'yes' | 'no' | undefined
}

/** Codes of `directory.fit.<code>`. */
export type FitReason =
  | 'too-young'
  | 'too-old'
  | 'other-sex'
  | 'other-population'
  | 'not-accessible'
  | 'only-with-disability'
  | 'ask-accessibility'
  | 'criteria'
  | 'tell-age'
  | 'tell-sex'
  | 'tell-population'
  | 'tell-disability'

export type Fit = { answer: 'yes' | 'ask' | 'no'; reasons: FitReason[] }

type ForWhom = Pick<Service, 'ageMin' | 'ageMax' | 'sex' | 'population' | 'criteria' | 'disability'>

export function fits(service: ForWhom, asked: Asked): Fit {
  const no: FitReason[] = []
  const ask: FitReason[] = []
  if (asked.age !== undefined) {
    if (service.ageMin !== null && asked.age < service.ageMin) no.push('too-young')
    if (service.ageMax !== null && asked.age > service.ageMax) no.push('too-old')
  } else if (service.ageMin !== null || service.ageMax !== null) ask.push('tell-age')

  if (service.sex !== 'any') {
    if (asked.sex === undefined) ask.push('tell-sex')
    else if (asked.sex !== service.sex) no.push('other-sex')
  }
  if (service.population.length > 0) {
    if (asked.population === undefined) ask.push('tell-population')
    else if (!service.population.includes(asked.population)) no.push('other-population')
  }
  if (service.disability === 'only') {
    if (asked.disability === undefined) ask.push('tell-disability')
    else if (asked.disability === 'no') no.push('only-with-disability')
  } else if (asked.disability === 'yes') {
    if (service.disability === 'not-accessible') no.push('not-accessible')
    if (service.disability === 'unknown') ask.push('ask-accessibility')
  }
  if (service.criteria.length > 0) ask.push('criteria')
  if (no.length > 0) return { answer: 'no', reasons: no }
  return ask.length > 0 ? { answer: 'ask', reasons: ask } : { answer: 'yes', reasons: [] }
}

export function takesAge(service: Pick<Service, 'ageMin' | 'ageMax'>, age: number): boolean {
  return (
    (service.ageMin === null || service.ageMin <= age) && (service.ageMax === null || age <= service.ageMax)
  )
}

/** The bands in which unmet needs are counted. */
export function ageBandOf(age: number | undefined): AgeBand {
  if (age === undefined) return 'unknown'
  if (age < 5) return '0-4'
  if (age < 12) return '5-11'
  return age < 18 ? '12-17' : '18+'
}
