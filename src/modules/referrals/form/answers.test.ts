import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { consentRule } from '../rules/consent.ts'
import {
  type Asked,
  agreementOf,
  detailsOf,
  faultsOf,
  faultsOfRedirect,
  redirectOf,
  refusedOf,
  unansweredConsent,
} from './answers.ts'
import { SealedDetails } from './details.ts'

const asked: Asked = {
  rule: consentRule('6-11'),
  counted: { sex: 'female', ageBand: '6-11', disability: 'no' },
  services: ['s1', 's2'],
  today: '2026-11-23',
  latest: '2027-05-22',
}
const agreed = {
  urgency: 'urgent',
  'consent-child': 'yes',
  'caregiver-askable': 'yes',
  'consent-caregiver': 'yes',
  'consent-how': 'oral',
  told: 'contact reason',
  onward: 'ask',
  until: '2027-01-31',
  name: ' Samira ',
  age: '٩',
  family: 'separated',
  caregiver: 'Her aunt',
  phone: '0791',
  needs: 'Walks with a stick',
  'reason-s1': 'Sleeps alone at the water point.',
  'reason-s2': 'Needs shoes.',
}

describe('consent in the form', () => {
  it('is agreed where everybody who decides said yes', () => {
    expect(agreementOf(agreed, asked.rule)).toEqual({ kind: 'agreed' })
    expect(agreementOf({ ...agreed, 'consent-child': 'no' }, asked.rule)).toEqual({
      kind: 'not-agreed',
      missing: ['consent-child'],
    })
  })

  it('never asks for a caregiver who must not be asked', () => {
    const unsafe = { ...agreed, 'caregiver-askable': 'no', 'consent-caregiver': '', 'consent-adult': 'yes' }
    expect(agreementOf(unsafe, asked.rule)).toEqual({ kind: 'agreed' })
    expect(unansweredConsent({ ...unsafe, 'consent-adult': '' }, asked.rule)).toEqual(['consent-adult'])
  })

  it('takes silence for no answer, and no for an answer', () => {
    expect(faultsOf({ ...agreed, 'consent-child': '' }, asked)).toEqual({
      'consent-child': 'form.fault.answer',
    })
    expect(faultsOf({ ...agreed, 'consent-child': 'no' }, asked)).toEqual({
      'after-no': 'form.fault.not-agreed',
    })
  })

  it('goes against a no only with a written reason', () => {
    const override = { ...agreed, 'consent-caregiver': 'no', 'after-no': 'override' }
    expect(faultsOf(override, asked)).toEqual({ 'override-reason': 'form.fault.override-reason' })
    expect(faultsOf({ ...override, 'override-reason': 'He hits her.' }, asked)).toEqual({})
  })
})

describe('what was left open', () => {
  const bands = ['0-5', '6-11', '12-14', '15-17', '18-59', 'unknown'] as const
  const yes = { 'consent-child': 'yes' }
  const asks = { 'caregiver-askable': 'yes' }
  const harms = { 'caregiver-askable': 'no' }
  const child = ['consent-child']
  const table: [what: string, answers: Record<string, string>, open: string[][]][] = [
    [
      'nothing answered',
      {},
      [
        ['caregiver-askable'],
        ['consent-child', 'caregiver-askable'],
        ['consent-child', 'caregiver-askable'],
        ['consent-child', 'caregiver-askable'],
        child,
        ['consent-child', 'caregiver-askable'],
      ],
    ],
    [
      'the child said yes, a caregiver can be asked and was not',
      { ...yes, ...asks },
      [
        ['consent-caregiver'],
        ['consent-caregiver'],
        ['consent-caregiver'],
        ['consent-caregiver'],
        [],
        ['consent-caregiver'],
      ],
    ],
    [
      'the child said yes, and asking a caregiver would harm',
      { ...yes, ...harms },
      [['consent-adult'], ['consent-adult'], ['consent-adult'], [], [], ['consent-adult']],
    ],
    [
      'a no of everybody',
      { 'consent-child': 'no', ...asks, 'consent-caregiver': 'no' },
      [[], [], [], [], [], []],
    ],
    [
      'only a caregiver was heard',
      { ...asks, 'consent-caregiver': 'yes' },
      [[], child, child, child, child, child],
    ],
  ]

  it.each(table)('%s', (_, answers, open) => {
    expect(bands.map(band => unansweredConsent(answers, consentRule(band)))).toEqual(open)
  })
})

describe('what is to be mended', () => {
  const table: [what: string, change: Record<string, string>, faults: Record<string, string>][] = [
    ['no urgency', { urgency: '' }, { urgency: 'form.fault.answer' }],
    ['how they agreed is not said', { 'consent-how': '' }, { 'consent-how': 'form.fault.answer' }],
    ['whether it may be passed on', { onward: '' }, { onward: 'form.fault.answer' }],
    ['no last day', { until: '' }, { until: 'form.fault.answer' }],
    ['today is a last day', { until: '2026-11-23' }, {}],
    ['yesterday is none', { until: '2026-11-22' }, { until: 'form.fault.until' }],
    ['the longest the response allows', { until: '2027-05-22' }, {}],
    ['a day longer', { until: '2027-05-23' }, { until: 'form.fault.until' }],
    ['no name', { name: '' }, { name: 'form.fault.name' }],
    ['born today', { birth: '2026-11-23' }, {}],
    ['born tomorrow', { birth: '2026-11-24' }, { birth: 'form.fault.birth' }],
    ['no age at all', { age: '' }, {}],
    ['an age in Bangla digits', { age: '১২' }, {}],
    ['months of a baby', { age: '7 months' }, {}],
    ['an age in words', { age: 'twelve' }, { age: 'form.fault.age' }],
    ['an age of four digits', { age: '1234' }, { age: 'form.fault.age' }],
    ['nothing of the family', { family: '' }, { family: 'form.fault.answer' }],
    ['why a caregiver was not told', { informed: 'no', 'why-not': 'He hits her.' }, {}],
    [
      'neither reason',
      { 'reason-s1': '', 'reason-s2': '' },
      {
        'reason-s1': 'form.fault.reason',
        'reason-s2': 'form.fault.reason',
      },
    ],
    ['a caregiver who said no', { 'consent-caregiver': 'no' }, { 'after-no': 'form.fault.not-agreed' }],
    [
      'a no after which only information is given is not sent either',
      { 'consent-caregiver': 'no', 'after-no': 'inform' },
      { 'after-no': 'form.fault.not-agreed' },
    ],
  ]

  it.each(table)('%s', (_, change, faults) => {
    expect(faultsOf({ ...agreed, ...change }, asked)).toEqual(faults)
  })

  it('is nothing of the child where a call is only noted down', () => {
    const { name: _name, age: _age, family: _family, ...call } = agreed
    expect(faultsOf(call, { ...asked, services: [] })).toEqual({})
  })
})

describe('the parts that they agreed to tell', () => {
  const parts: [told: string, kept: string[]][] = [
    ['', []],
    ['contact', ['0791', 'Block 4']],
    ['family', ['Her aunt', 'aunt of the mother']],
    ['reason', ['Sleeps alone', 'Blankets']],
    ['needs', ['Walks with a stick']],
    [
      'contact family reason needs',
      ['0791', 'Block 4', 'Her aunt', 'aunt of the mother', 'Sleeps alone', 'Blankets', 'Walks with a stick'],
    ],
  ]
  const all = parts.at(-1)![1]
  const full = { ...agreed, address: 'Block 4', relation: 'aunt of the mother', given: 'Blankets' }

  it.each(parts)('%s', (told, kept) => {
    const sealed = JSON.stringify(detailsOf({ ...full, told }, asked, 's1'))
    expect(all.filter(text => sealed.includes(text))).toEqual(all.filter(text => kept.includes(text)))
  })
})

describe('a no', () => {
  const targets = [{ sector: 'health' }, { sector: 'child-protection' }, { sector: 'health' }]

  it('is counted by the sectors that were asked for and a reason, and takes nothing else along', () => {
    expect(refusedOf({ ...agreed, 'no-reason': 'afraid' }, targets)).toEqual({
      toSectors: ['health', 'child-protection'],
      reason: 'afraid',
    })
  })

  it.each([undefined, '', 'Her name is Samira'])('has no reason where none of ours was said: %s', said => {
    const answers = said === undefined ? agreed : { ...agreed, 'no-reason': said }
    expect(refusedOf(answers, targets).reason).toBe('not-said')
  })
})

describe('what is sealed', () => {
  it('is whole, and such as the receiving browser takes', () => {
    expect(faultsOf(agreed, asked)).toEqual({})
    const details = detailsOf(agreed, asked, 's1')
    expect(v.parse(SealedDetails, details)).toEqual(details)
    expect(details.who).toMatchObject({ name: 'Samira', age: '٩', phone: '0791' })
  })

  it('leaves out what they did not agree to tell', () => {
    const details = detailsOf({ ...agreed, told: 'needs' }, asked, 's1')
    expect(JSON.stringify(details)).not.toMatch(/aunt|0791|water point/)
    expect(details.needs).toBe('Walks with a stick')
  })

  it('tells each service its own reason and no other', () => {
    expect(detailsOf(agreed, asked, 's2').reason).toBe('Needs shoes.')
    expect(faultsOf({ ...agreed, 'reason-s2': '' }, asked)).toEqual({ 'reason-s2': 'form.fault.reason' })
  })

  it('asks why a caregiver was not told', () => {
    expect(faultsOf({ ...agreed, informed: 'no' }, asked)).toEqual({ 'why-not': 'form.fault.why-not' })
  })

  it('names days and ages that cannot be', () => {
    const faults = faultsOf({ ...agreed, birth: '2027-01-01', age: 'about ten', until: '2026-11-01' }, asked)
    expect(Object.keys(faults).sort()).toEqual(['age', 'birth', 'until'])
    expect(faultsOf({ ...agreed, until: '2028-01-01' }, asked)).toEqual({ until: 'form.fault.until' })
    expect(faultsOf({ ...agreed, age: '7 months' }, asked)).toEqual({})
  })
})

describe('passing a child on', () => {
  const five = {
    service: 's1',
    who: 'child',
    urgency: 'urgent',
    reach: 'At the tap',
    where: 'Block 4',
    agreed: 'yes',
  }

  it('is five short answers', () => {
    expect(faultsOfRedirect(five)).toEqual({})
    expect(v.parse(SealedDetails, redirectOf(five))).toEqual({
      form: 1,
      act: 'redirect',
      who: 'child',
      reach: 'At the tap',
      where: 'Block 4',
    })
  })

  it('needs each of them', () => {
    expect(Object.keys(faultsOfRedirect({})).sort()).toEqual([
      'agreed',
      'reach',
      'service',
      'urgency',
      'where',
      'who',
    ])
  })
})
