import { describe, expect, it } from 'vitest'
import { ageBands } from '../model.ts'
import { type Answers, consentOutcome, consentRule, isExpired } from './consent.ts'
import { referralSettings } from './settings.ts'

const nothing: Answers = { child: null, caregiver: null, caregiverCanBeAsked: true, trustedAdult: null }
const outcome = (band: (typeof ageBands)[number], answers: Partial<Answers>) =>
  consentOutcome(consentRule(band), { ...nothing, ...answers })

describe('who decides', () => {
  it('a caregiver for the youngest, to whom it is explained', () => {
    expect(outcome('0-5', { caregiver: 'yes' }).agreed).toBe(true)
    expect(outcome('0-5', { child: 'no', caregiver: 'yes' }).agreed).toBe(true)
    expect(outcome('0-5', { caregiver: 'no' })).toEqual({ agreed: false, missing: ['caregiver'] })
  })

  it('both, from six on', () => {
    for (const band of ['6-11', '12-14'] as const) {
      expect(outcome(band, { child: 'yes', caregiver: 'yes' }).agreed).toBe(true)
      expect(outcome(band, { caregiver: 'yes' })).toEqual({ agreed: false, missing: ['child'] })
      expect(outcome(band, { child: 'yes', caregiver: 'no' })).toEqual({
        agreed: false,
        missing: ['caregiver'],
      })
    }
  })

  it('never a caregiver who cannot be asked without harm: somebody else whom the child trusts', () => {
    const unsafe = { caregiverCanBeAsked: false, child: 'yes' } as const
    expect(outcome('12-14', { ...unsafe, trustedAdult: 'yes' }).agreed).toBe(true)
    expect(outcome('12-14', unsafe)).toEqual({ agreed: false, missing: ['trusted-adult'] })
  })

  it('the young person alone from fifteen on, where no caregiver can be asked', () => {
    expect(outcome('15-17', { child: 'yes', caregiverCanBeAsked: false }).agreed).toBe(true)
    expect(outcome('15-17', { child: 'yes', caregiver: 'yes' }).agreed).toBe(true)
    expect(outcome('15-17', { child: 'no', caregiver: 'yes' }).missing).toEqual(['child'])
  })

  it('adults for themselves', () => {
    for (const band of ['18-59', '60+'] as const) {
      expect(outcome(band, { child: 'yes' }).agreed).toBe(true)
      expect(outcome(band, { child: 'no' }).agreed).toBe(false)
    }
  })

  it('as for a child where the age is not known', () => {
    for (const band of ['unknown', 'not-asked'] as const)
      expect(consentRule(band)).toEqual(consentRule('6-11'))
  })

  it('agrees for nobody on silence', () => {
    for (const band of ageBands) expect(outcome(band, {}).agreed).toBe(false)
  })

  it('as the law of the country has it, where the response says so', () => {
    const { consent } = referralSettings({ referrals: { consent: { '12-14': { child: 'oral-assent' } } } })
    expect(consentRule('12-14', consent)).toMatchObject({ child: 'oral-assent', caregiver: 'consent' })
    expect(consentRule('6-11', consent)).toEqual(consentRule('6-11'))
    expect(referralSettings({ referrals: { consent: { '12-14': { child: 'ignored' } } } }).consent).toEqual(
      {},
    )
  })

  it('until the end of the last day', () => {
    expect(isExpired('2026-11-23', '2026-11-23')).toBe(false)
    expect(isExpired('2026-11-23', '2026-11-24')).toBe(true)
  })
})
