import { describe, expect, it } from 'vitest'
import { nobody, type Person, system } from '../../../kernel/actor.ts'
import { mayKeepCommitment } from './policy.ts'

const at = new Date('2026-11-23T07:00:00Z')
const person = (organisationId: string, given: Partial<Person>): Person => ({
  kind: 'person',
  id: 'somebody',
  sessionId: 'a session',
  name: 'Somebody',
  language: 'en',
  organisationId,
  strength: 'password',
  provedAt: at,
  seenAt: at,
  teams: [],
  roles: [],
  ...given,
})

const coordinator = person('children first', { roles: [{ role: 'coordinator', sector: '' }] })
const ofHealth = person('river health', { roles: [{ role: 'focal-point', sector: 'health' }] })
const ofWater = person('children first', { roles: [{ role: 'focal-point', sector: 'wash' }] })
const leadOfClinic = person('river health', { teams: [{ id: 'clinic', lead: true, sector: 'health' }] })
const inClinic = person('river health', { teams: [{ id: 'clinic', lead: false, sector: 'health' }] })
const stranger = person('far horizon', { teams: [{ id: 'horizon', lead: true, sector: 'livelihoods' }] })

const own = { giver: 'sector', sector: 'health', organisationId: null } as const
const ofOrganisation = { ...own, organisationId: 'river health' } as const
const inReturn = { giver: 'child-protection', sector: 'health', organisationId: null } as const

describe('answering', () => {
  it('for a sector is its focal points’ and child protection’s', () => {
    expect([coordinator, ofHealth, system].map(who => mayKeepCommitment(who, own))).toEqual([
      true,
      true,
      true,
    ])
    for (const who of [ofWater, leadOfClinic, inClinic, stranger, nobody])
      expect(mayKeepCommitment(who, own)).toBe(false)
  })

  it('for an organisation is also its own team leads’ in that sector', () => {
    expect(mayKeepCommitment(leadOfClinic, ofOrganisation)).toBe(true)
    expect(mayKeepCommitment(leadOfClinic, { ...ofOrganisation, sector: 'wash' })).toBe(false)
    expect(mayKeepCommitment(leadOfClinic, { ...ofOrganisation, organisationId: 'far horizon' })).toBe(false)
    for (const who of [ofWater, inClinic, stranger, nobody])
      expect(mayKeepCommitment(who, ofOrganisation)).toBe(false)
  })

  it('with what is given in return is either side’s, and no team lead’s', () => {
    expect([coordinator, ofHealth].map(who => mayKeepCommitment(who, inReturn))).toEqual([true, true])
    for (const who of [leadOfClinic, ofWater, stranger, nobody])
      expect(mayKeepCommitment(who, inReturn)).toBe(false)
  })
})
