// A copy of the directory on its way to a phone. What is empty or usual is left out and put back on arrival: it makes
// half of every entry.
import type { CopyEntry, ServiceCopy } from '../model.ts'

type CopySite = CopyEntry['sites'][number]

const usual: Partial<CopyEntry> = {
  teamId: null,
  teamName: null,
  teamActive: false,
  needs: [],
  description: {},
  status: 'active',
  visibility: 'response',
  ageMin: null,
  ageMax: null,
  sex: 'any',
  population: [],
  criteria: [],
  disability: 'unknown',
  documents: [],
  documentsNote: {},
  eligibilityNote: {},
  languages: [],
  interpretation: {},
  femaleStaff: 'unknown',
  cost: 'unknown',
  costNote: {},
  access: [],
  alert: {},
  website: '',
  phones: [],
  emails: [],
  schedules: [],
  referralMethods: [],
  nextStep: 'unknown',
  nextStepNote: {},
  responseDays: null,
  feedback: [],
  feedbackDays: null,
  capacity: 'unknown',
  waitingDays: null,
  capacityDate: null,
  lastCheck: null,
  organisationAcronym: null,
  sites: [],
  areas: [],
}

const usualSite: Partial<CopySite> = {
  phones: [],
  emails: [],
  schedules: [],
  capacity: null,
  waitingDays: null,
  capacityDate: null,
  source: null,
  extra: {},
  areaName: null,
}

const usualLocation: Partial<CopySite['location']> = {
  organisationId: null,
  kind: 'physical',
  name: {},
  areaPcode: null,
  address: {},
  directions: {},
  accessibility: {},
  latitude: null,
  longitude: null,
  protected: false,
  source: null,
  extra: {},
}

/** The copy as it travels. */
export function packCopy(copy: ServiceCopy): unknown {
  return {
    ...copy,
    services: copy.services.map(entry => ({
      ...without(entry, usual),
      ...(entry.sites.length > 0 && {
        sites: entry.sites.map(site => ({
          ...without(site, usualSite),
          location: without(site.location, usualLocation),
        })),
      }),
    })),
  }
}

/** The copy as it is used, from what `packCopy` gave. */
export function unpackCopy(packed: unknown): ServiceCopy {
  // The server made it with packCopy; the number of its format says so.
  const copy = packed as ServiceCopy
  if (copy?.format !== 1 || !Array.isArray(copy.services)) throw new Error('not a copy of this form')
  return {
    ...copy,
    services: copy.services.map(entry => ({
      ...usual,
      ...entry,
      sites: (entry.sites ?? []).map(site => ({
        ...usualSite,
        ...site,
        location: { ...usualLocation, ...site.location },
      })),
    })),
  }
}

function without<T extends object>(value: T, usually: Partial<T>): Partial<T> {
  const kept: Partial<T> = {}
  for (const name of Object.keys(value) as (keyof T)[])
    if (!(name in usually) || !isSame(value[name], usually[name])) kept[name] = value[name]
  return kept
}

function isSame(value: unknown, usually: unknown): boolean {
  if (Array.isArray(usually)) return Array.isArray(value) && value.length === 0
  if (typeof usually === 'object' && usually !== null)
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0
  return value === usually
}
