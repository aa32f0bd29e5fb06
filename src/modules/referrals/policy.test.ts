// Sentences that a protection officer can read.
import { describe, expect, it } from 'vitest'
import { type Actor, nobody, type Person, type Role, system } from '../../kernel/actor.ts'
import type { Referral } from './model.ts'
import {
  countedSectors,
  mayConfirmOverride,
  mayInform,
  mayOpen,
  mayRefer,
  mayRenewConsent,
  maySeeReferral,
  partiesOf,
  partyFor,
  whyShut,
} from './policy.ts'

const person = (
  id: string,
  teams: { id: string; lead?: boolean }[],
  roles: { role: Role; sector?: string }[] = [],
): Person => ({
  kind: 'person',
  id,
  sessionId: 's',
  name: id,
  language: 'en',
  organisationId: 'o',
  strength: 'password',
  provedAt: new Date(0),
  seenAt: new Date(0),
  teams: teams.map(team => ({ lead: false, sector: 'health', ...team })),
  roles: roles.map(role => ({ sector: '', ...role })),
})
const teacher = person('teacher', [{ id: 'school' }], [{ role: 'worker' }])
const head = person('head', [{ id: 'school', lead: true }])
const caseWorker = person('case worker', [{ id: 'case-work' }], [{ role: 'receiver' }])
const formerMember = person('former member', [])
const stranger = person(
  'stranger',
  [{ id: 'elsewhere', lead: true }],
  [{ role: 'worker' }, { role: 'receiver' }],
)
const coordinator = person('coordinator', [{ id: 'coordination', lead: true }], [{ role: 'coordinator' }])
const informationManager = person('information manager', [], [{ role: 'information-manager' }])
const focalPoint = person('focal point', [{ id: 'school' }], [{ role: 'focal-point', sector: 'education' }])
const administrator = person('administrator', [], [{ role: 'administrator' }])
const outsiders: Actor[] = [
  formerMember,
  stranger,
  coordinator,
  informationManager,
  administrator,
  nobody,
  system,
]

const referral: Referral = {
  id: 'r',
  sequence: 1,
  group: 'g',
  act: 'refer',
  channel: 'app',
  fromTeam: 'school',
  fromSector: 'education',
  toTeam: 'case-work',
  toSector: 'child-protection',
  service: 's',
  urgency: 'urgent',
  area: null,
  day: '2026-11-23',
  basis: 'consent',
  onward: 'allowed',
  until: '2026-12-23',
  state: 'sent',
  stateHour: new Date(0),
  moves: 1,
  changes: 1,
  askedHour: new Date(0),
  dueAt: null,
  overdue: false,
  flagged: false,
  holder: null,
  secondAsked: 'nobody',
}
const waiting: Referral = {
  ...referral,
  basis: 'override',
  state: 'needs-second-person',
  secondAsked: 'team',
}
const today = '2026-11-24'

describe('a referral', () => {
  it('is sent by a member of the team that it comes from', () => {
    expect(mayRefer(teacher, 'school')).toBe(true)
    for (const actor of [caseWorker, ...outsiders]) expect(mayRefer(actor, 'school')).toBe(false)
  })
  it('is seen by its two teams', () => {
    for (const actor of [teacher, head, caseWorker]) expect(maySeeReferral(actor, referral)).toBe(true)
  })
  it('is not there for strangers, coordinators, administrators and those who left', () => {
    for (const actor of outsiders) expect(maySeeReferral(actor, referral)).toBe(false)
  })
  it('is opened by the receiving team alone', () => {
    expect(mayOpen(caseWorker, referral)).toBe(true)
    for (const actor of [teacher, head, ...outsiders]) expect(mayOpen(actor, referral)).toBe(false)
  })
  it('stays shut when consent has expired or was withdrawn', () => {
    expect(whyShut(referral, today)).toBeUndefined()
    expect(whyShut({ ...referral, until: '2026-11-23' }, today)).toBe('consent-expired')
    for (const state of ['withdrawn', 'recalled', 'closed', 'not-accepted'] as const)
      expect(whyShut({ ...referral, state }, today)).toBe('ended')
  })
  it('is answered by the receiver and closed by the sender', () => {
    expect(partyFor(caseWorker, referral, 'acceptance', 'app')).toBe('receiver')
    expect(partyFor(teacher, referral, 'acceptance', 'app')).toBeUndefined()
    expect(partyFor(teacher, referral, 'closure', 'app')).toBe('sender')
    expect(partyFor(caseWorker, referral, 'closure', 'app')).toBeUndefined()
    for (const actor of outsiders) expect(partyFor(actor, referral, 'withdrawal', 'app')).toBeUndefined()
  })
  it('to a service without a team here is answered through the sender, by phone only', () => {
    const outside = { ...referral, toTeam: null }
    expect(partyFor(teacher, outside, 'acceptance', 'phone')).toBe('receiver')
    expect(partyFor(teacher, outside, 'acceptance', 'app')).toBeUndefined()
    expect(partyFor(teacher, referral, 'acceptance', 'phone')).toBeUndefined()
    expect(partyFor(stranger, outside, 'acceptance', 'phone')).toBeUndefined()
  })
  it('has its consent renewed by the team that asked the family', () => {
    expect(mayRenewConsent(teacher, referral)).toBe(true)
    for (const actor of [caseWorker, ...outsiders]) expect(mayRenewConsent(actor, referral)).toBe(false)
  })
})

describe('a referral without consent', () => {
  it('has no receiver until a second person has agreed', () => {
    expect(maySeeReferral(caseWorker, waiting)).toBe(false)
    expect(partiesOf(caseWorker, waiting)).toEqual([])
  })
  it('is confirmed by a lead of the team, never by the one who asked', () => {
    expect(mayConfirmOverride(head, waiting, 'teacher')).toBe(true)
    expect(mayConfirmOverride(head, waiting, 'head')).toBe(false)
    for (const actor of [teacher, caseWorker, ...outsiders])
      expect(mayConfirmOverride(actor, waiting, 'somebody')).toBe(false)
  })
  it('is seen and confirmed by a coordinator only where one was asked, and only while it waits', () => {
    const asked: Referral = { ...waiting, secondAsked: 'coordinator' }
    expect(maySeeReferral(coordinator, asked)).toBe(true)
    expect(mayConfirmOverride(coordinator, asked, 'teacher')).toBe(true)
    expect(mayConfirmOverride(coordinator, asked, 'coordinator')).toBe(false)
    expect(maySeeReferral(coordinator, { ...asked, state: 'sent' })).toBe(false)
    expect(maySeeReferral(administrator, asked)).toBe(false)
  })
})

describe('numbers', () => {
  it('of all sectors are for coordinators, information managers and administrators', () => {
    for (const actor of [coordinator, informationManager, administrator])
      expect(countedSectors(actor)).toBe('all')
  })
  it('of their own sector are for focal points', () => {
    expect(countedSectors(focalPoint)).toEqual(['education'])
  })
  it('are for nobody else', () => {
    for (const actor of [teacher, caseWorker, stranger, formerMember, nobody, system])
      expect(countedSectors(actor)).toBeUndefined()
  })
  it('of services that were shown are added to by whoever is signed in', () => {
    expect(mayInform(teacher)).toBe(true)
    expect(mayInform(nobody)).toBe(false)
  })
})
