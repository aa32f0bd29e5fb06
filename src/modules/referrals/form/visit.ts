// What has been answered before anybody types a name: codes only, so that it may stand in an address. One function
// says which step comes next; nobody skips what the next step needs.
import { isSector, type Sector } from '../../accounts/sectors.ts'
import { isNeed, type Need } from '../../directory/needs.ts'
import { type AgeBand, ageBands, type Counted, disabilities, sexes } from '../model.ts'

export type Visit = {
  need?: Need | undefined
  /** A place code; 'unknown' and 'not-asked' are answers too. */
  area?: string | undefined
  band?: AgeBand | undefined
  sex?: Counted['sex'] | undefined
  disability?: Counted['disability'] | undefined
  /** Code of the language that the person speaks best. */
  speaks?: string | undefined
  /** Chosen services, one referral each. */
  services: string[]
}

export const steps = ['need', 'person', 'services', 'consent', 'details', 'reason', 'review', 'send'] as const
export type Step = (typeof steps)[number]
/** The steps that are pages of their own; the others are parts of one page, because what is typed stays in memory. */
export type PageStep = 'need' | 'person' | 'services' | 'form'

/** As many as can be explained and agreed to in one conversation. */
export const mostServices = 5

/** Spoken where the interface languages are; a person may speak another, which is typed later and sealed. */
export const spoken = ['en', 'fr', 'ar', 'es', 'bn', 'other', 'unknown', 'not-asked'] as const

export function parseVisit(query: URLSearchParams): Visit {
  const one = (name: string) => (query.get(name) ?? '').trim()
  const among = <T extends string>(list: readonly T[], name: string) =>
    list.find(known => known === one(name))
  const need = one('need')
  const area = one('area')
  return {
    need: isNeed(need) ? need : undefined,
    area: /^(unknown|not-asked|[A-Z0-9][A-Z0-9_-]{1,19})$/.test(area) ? area : undefined,
    band: among(ageBands, 'band'),
    sex: among(sexes, 'sex'),
    disability: among(disabilities, 'disability'),
    speaks: among(spoken, 'speaks'),
    services: [...new Set(query.getAll('service').filter(id => /^[0-9a-f-]{36}$/.test(id)))].slice(
      0,
      mostServices,
    ),
  }
}

/** The page that comes next: the first one that lacks an answer. */
export function pageStepOf(visit: Visit): PageStep {
  if (!visit.need) return 'need'
  if (!isPersonAnswered(visit)) return 'person'
  return visit.services.length === 0 ? 'services' : 'form'
}

function isPersonAnswered({ area, band, sex, disability, speaks }: Visit): boolean {
  return [area, band, sex, disability, speaks].every(answer => answer !== undefined)
}

/** What is still missing of the second step, by the names of its fields. */
export function missingOf(visit: Visit): (keyof Visit)[] {
  const asked = ['area', 'band', 'sex', 'disability', 'speaks'] as const
  return asked.filter(name => visit[name] === undefined)
}

/** The visit as fields of a form or parts of an address. */
export function visitFields(visit: Visit): [string, string][] {
  const { services, ...single } = visit
  const given = Object.entries(single).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  return [...given, ...services.map((id): [string, string] => ['service', id])]
}

export function visitQuery(visit: Visit): string {
  return new URLSearchParams(visitFields(visit)).toString()
}

/** The place to look for services in, where one was told. */
export function placeOf({ area }: Visit): string | undefined {
  return area === 'unknown' || area === 'not-asked' ? undefined : area
}

/** A sector named in the address opens its part of the list of needs. */
export function openSector(query: URLSearchParams): Sector | undefined {
  const sector = query.get('sector') ?? ''
  return isSector(sector) ? sector : undefined
}
