import { describe, expect, it } from 'vitest'
import { type Actor, nobody, type Person, type ResponseInfo, type Role, system } from '../../kernel/actor.ts'
import { minute } from '../../kernel/clock.ts'
import * as policy from './policy.ts'

const now = new Date('2026-11-23T07:00:00Z')

function person(id: string, organisationId: string, given: Partial<Person> = {}): Person {
  return {
    kind: 'person',
    id,
    sessionId: `session of ${id}`,
    name: id,
    language: 'en',
    organisationId,
    strength: 'password',
    provedAt: now,
    seenAt: now,
    teams: [],
    roles: [],
    ...given,
  }
}

function subject(id: string, organisationId: string, teams: string[], roles: Role[]): policy.Subject {
  return {
    id,
    organisationId,
    teams: teams.map(teamId => ({ teamId })),
    grants: roles.map(role => ({ role })),
  }
}

const caseWork = { id: 'case work', lead: false, sector: 'child-protection' }
const samir = person('samir', 'safe steps', {
  teams: [{ ...caseWork, lead: true }],
  roles: [{ role: 'receiver', sector: '' }],
})
const hana = person('hana', 'safe steps', { teams: [caseWork], roles: [{ role: 'receiver', sector: '' }] })
const ibrahim = person('ibrahim', 'children first', { roles: [{ role: 'administrator', sector: '' }] })
const amina = person('amina', 'children first', {
  teams: [{ id: 'coordination', lead: true, sector: 'child-protection' }],
  roles: [{ role: 'coordinator', sector: '' }],
})
// The stranger: signed in, leads a team of another organisation.
const victor = person('victor', 'far horizon', {
  teams: [{ id: 'horizon', lead: true, sector: 'livelihoods' }],
  roles: [{ role: 'receiver', sector: '' }],
})

const everyone: Record<string, Actor> = { nobody, samir, hana, ibrahim, amina, victor, system }

/** Who of all these may. */
function who(may: (actor: Actor) => boolean): string[] {
  return Object.entries(everyone)
    .filter(([, actor]) => may(actor))
    .map(([name]) => name)
}

const ofHana = subject('hana', 'safe steps', ['case work'], ['receiver'])
const ofSamir = subject('samir', 'safe steps', ['case work'], ['receiver'])
const ofIbrahim = subject('ibrahim', 'children first', [], ['administrator'])
const global: ResponseInfo = {
  id: 'global',
  slug: 'global',
  name: {},
  kind: 'global',
  timeZone: 'UTC',
  weekend: [],
  emergencyPhone: null,
  demonstration: false,
  settings: {},
}

describe('the response', () => {
  it('is founded anew only by an administrator of the global one', () => {
    expect(who(actor => policy.mayFoundResponse(actor, global))).toEqual(['ibrahim'])
    expect(who(actor => policy.mayFoundResponse(actor, { ...global, kind: 'mixed' }))).toEqual([])
    expect(who(actor => policy.mayFoundResponse(actor, undefined))).toEqual([])
  })
  it('has its settings changed by administrators', () => {
    expect(who(policy.mayChangeSettings)).toEqual(['ibrahim', 'system'])
  })
})

describe('organisations and teams', () => {
  it('are seen by everybody who is signed in', () => {
    expect(who(policy.maySeeGroups)).toEqual(['samir', 'hana', 'ibrahim', 'amina', 'victor', 'system'])
  })
  it('are changed by administrators', () => {
    expect(who(policy.mayChangeGroups)).toEqual(['ibrahim', 'system'])
  })
})

describe('a person', () => {
  it('is seen by administrators, themselves and the people of their teams, not by a lead elsewhere', () => {
    expect(who(actor => policy.maySeePerson(actor, ofHana))).toEqual(['samir', 'hana', 'ibrahim', 'system'])
  })
  it('without a team is seen by administrators alone', () => {
    const alone = subject('jonas', 'children first', [], ['information-manager'])
    expect(who(actor => policy.maySeePerson(actor, alone))).toEqual(['ibrahim', 'system'])
  })
  it('is suspended by any colleague of a team or an administrator, never by themselves or a stranger', () => {
    expect(who(actor => policy.maySuspend(actor, ofHana))).toEqual(['samir', 'ibrahim', 'system'])
    expect(who(actor => policy.maySuspend(actor, ofSamir))).toEqual(['hana', 'ibrahim', 'system'])
    expect(who(actor => policy.maySuspend(actor, ofIbrahim))).toEqual(['system'])
  })
  it('is brought back by their lead or an administrator, not by any colleague', () => {
    expect(who(actor => policy.mayRestore(actor, ofHana))).toEqual(['samir', 'ibrahim', 'system'])
    expect(who(actor => policy.mayRestore(actor, ofSamir))).toEqual(['ibrahim', 'system'])
  })
  it('with more rights than the lead is brought back by an administrator alone', () => {
    const custodian = subject('farida', 'safe steps', ['case work'], ['custodian'])
    expect(who(actor => policy.mayRestore(actor, custodian))).toEqual(['ibrahim', 'system'])
  })
})

describe('rights', () => {
  it('are given by administrators, never to themselves', () => {
    expect(who(actor => policy.mayGrant(actor, ofHana))).toEqual(['ibrahim', 'system'])
    expect(who(actor => policy.mayGrant(actor, ofIbrahim))).toEqual(['system'])
  })
  it('are taken by administrators, also their own', () => {
    expect(who(policy.mayRevoke)).toEqual(['ibrahim', 'system'])
  })
  it('a place in a team is given by its lead to people of the organisation, or by an administrator', () => {
    const team = { id: 'case work', organisationId: 'safe steps' }
    const nadia = subject('nadia', 'safe steps', [], ['worker'])
    const elsewhere = subject('leila', 'river health', [], ['worker'])
    expect(who(actor => policy.mayAddToTeam(actor, team, nadia, false))).toEqual([
      'samir',
      'ibrahim',
      'system',
    ])
    expect(who(actor => policy.mayAddToTeam(actor, team, elsewhere, false))).toEqual(['ibrahim', 'system'])
  })
  it('leading a team is given by an administrator, and nobody puts themselves into one', () => {
    const team = { id: 'case work', organisationId: 'safe steps' }
    expect(who(actor => policy.mayAddToTeam(actor, team, ofHana, true))).toEqual(['ibrahim', 'system'])
    expect(who(actor => policy.mayAddToTeam(actor, team, ofSamir, false))).toEqual(['ibrahim', 'system'])
    expect(who(actor => policy.mayAddToTeam(actor, team, ofIbrahim, false))).toEqual(['system'])
  })
  it('a place in a team is ended by its lead or an administrator', () => {
    expect(who(actor => policy.mayEndMembership(actor, { id: 'case work' }))).toEqual([
      'samir',
      'ibrahim',
      'system',
    ])
  })
})

describe('links', () => {
  const intoTeam = { teamId: 'case work', roles: ['worker', 'receiver'] satisfies Role[], lead: false }
  it('invite workers and receivers into a team by its lead or an administrator', () => {
    expect(who(actor => policy.mayInvite(actor, intoTeam))).toEqual(['samir', 'ibrahim', 'system'])
  })
  it('that give more than that are made by administrators', () => {
    const more: Role[] = [
      'focal-point',
      'coordinator',
      'information-manager',
      'facilitator',
      'custodian',
      'administrator',
    ]
    for (const role of more)
      expect(who(actor => policy.mayInvite(actor, { ...intoTeam, roles: ['worker', role] }))).toEqual([
        'ibrahim',
        'system',
      ])
    expect(who(actor => policy.mayInvite(actor, { ...intoTeam, lead: true }))).toEqual(['ibrahim', 'system'])
    expect(who(actor => policy.mayInvite(actor, { ...intoTeam, teamId: null }))).toEqual([
      'ibrahim',
      'system',
    ])
  })
  it('are withdrawn by whoever might have made them', () => {
    expect(who(actor => policy.mayWithdraw(actor, { teamId: 'case work' }))).toEqual([
      'samir',
      'ibrahim',
      'system',
    ])
    expect(who(actor => policy.mayWithdraw(actor, { teamId: null }))).toEqual(['ibrahim', 'system'])
  })
  it('for a new password are made by the lead of somebody without further rights, or an administrator', () => {
    expect(who(actor => policy.mayReset(actor, ofHana))).toEqual(['samir', 'ibrahim', 'system'])
  })
  it('never let a lead take over an administrator, a custodian or somebody of another team as well', () => {
    for (const role of ['administrator', 'custodian', 'coordinator'] satisfies Role[])
      expect(policy.mayReset(samir, subject('x', 'safe steps', ['case work'], [role]))).toBe(false)
    expect(policy.mayReset(samir, subject('x', 'safe steps', ['case work', 'other'], ['receiver']))).toBe(
      false,
    )
    expect(policy.mayReset(samir, subject('x', 'safe steps', [], []))).toBe(false)
    expect(policy.mayReset(victor, ofHana)).toBe(false)
  })
  it('for a new password are never one’s own', () => {
    expect(who(actor => policy.mayReset(actor, ofIbrahim))).toEqual(['system'])
  })
})

describe('one’s own account', () => {
  it('is everybody’s who is signed in', () => {
    expect(who(policy.mayUseOwnAccount)).toEqual(['samir', 'hana', 'ibrahim', 'amina', 'victor'])
  })
  it('keeps its password in a demonstration', () => {
    expect(policy.mayChangeCredentials(samir)).toBe(true)
    expect(policy.mayChangeCredentials({ ...samir, strength: 'demonstration' })).toBe(false)
    expect(policy.mayChangeCredentials(nobody)).toBe(false)
  })
  it('is proved for a quarter of an hour', () => {
    const ago = (minutes: number) => ({ ...samir, provedAt: new Date(now.getTime() - minutes * minute) })
    expect(policy.isProved(ago(15), now)).toBe(true)
    expect(policy.isProved(ago(16), now)).toBe(false)
    expect(policy.isProved(nobody, now)).toBe(false)
    expect(policy.isProved(system, now)).toBe(true)
    expect(policy.isProved({ ...ago(600), strength: 'demonstration' }, now)).toBe(true)
  })
})
