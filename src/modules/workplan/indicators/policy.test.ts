import { describe, expect, it } from 'vitest'
import { nobody, type Person, system } from '../../../kernel/actor.ts'
import { mayBringDefinition, mayKeepIndicator, mayRecordValue } from './policy.ts'

const at = new Date('2026-11-23T07:00:00Z')
const person = (role: Person['roles'][number]['role'], sector = ''): Person => ({
  kind: 'person',
  id: 'somebody',
  sessionId: 'a session',
  name: 'Somebody',
  language: 'en',
  organisationId: 'an organisation',
  strength: 'password',
  provedAt: at,
  seenAt: at,
  teams: [],
  roles: [{ role, sector }],
})

const coordinator = person('coordinator')
const ofHealth = person('focal-point', 'health')
const ofWater = person('focal-point', 'wash')
const numbers = person('information-manager')
const administrator = person('administrator')
const stranger = person('worker')
const health = { sector: 'health' }

const table = (may: (actor: Person, whose: typeof health) => boolean) =>
  [coordinator, ofHealth, ofWater, numbers, administrator, stranger].map(actor => may(actor, health))

describe('who may', () => {
  it('propose and change the indicator of health: its focal point and child protection', () => {
    expect(table(mayKeepIndicator)).toEqual([true, true, false, false, false, false])
    expect(mayKeepIndicator(nobody, health)).toBe(false)
    expect(mayKeepIndicator(coordinator, { sector: 'child-protection' })).toBe(false)
  })

  it('write down what was counted: those, and who keeps the numbers', () => {
    expect(table(mayRecordValue)).toEqual([true, true, false, true, false, false])
    expect(mayRecordValue(nobody, health)).toBe(false)
  })

  it('bring definitions for health: those, and administrators', () => {
    expect(table(mayBringDefinition)).toEqual([true, true, false, true, true, false])
    expect(mayBringDefinition(administrator, { sector: 'nothing' })).toBe(false)
    expect(mayBringDefinition(system, health)).toBe(true)
    expect(mayBringDefinition(nobody, health)).toBe(false)
  })
})
