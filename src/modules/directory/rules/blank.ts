// A new entry before anything is filled in.
import type { Location, Service, Site } from '../model.ts'
import { addDays } from './hours.ts'

const usualCheckDays = 90

export function blankService(id: string, organisationId: string, today: string): Service {
  return {
    id,
    organisationId,
    teamId: null,
    sector: 'child-protection',
    needs: [],
    name: {},
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
    ownerTeamId: null,
    ownerPersonId: null,
    lastCheck: null,
    nextCheck: addDays(today, usualCheckDays),
    checkDays: usualCheckDays,
    source: null,
    extra: {},
  }
}

export function blankSite(id: string, locationId: string): Site {
  return {
    id,
    locationId,
    phones: [],
    emails: [],
    schedules: [],
    capacity: null,
    waitingDays: null,
    capacityDate: null,
    source: null,
    extra: {},
  }
}

export function blankLocation(id: string, organisationId: string): Location {
  return {
    id,
    organisationId,
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
}
