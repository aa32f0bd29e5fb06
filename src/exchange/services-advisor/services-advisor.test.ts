import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { findContacts } from './contacts.ts'
import { entryOf } from './entry.ts'
import { Feature, pair } from './feature.ts'
import { readHours } from './hours.ts'
import { groupOf, meaningOf } from './labels.ts'
import { leavesOf, unplaced } from './ledger.ts'

const english = {
  type: 'Feature',
  id: 11,
  properties: {
    locationName: 'Dorun',
    partnerName: 'SST ',
    comments:
      'Play groups for children of 6 to 12.\nMona Example\nmona@example.org\n0 0000 00 00\nCall 000 000 0000 before you come, or ask the guard at the gate of the school for the way to it.',
    activity: 5603,
    activityCategory: 'PROTECTION',
    activityName: 'Child Protection',
    startDate: '2014-01-01',
    endDate: '2014-12-31',
    indicators: { 'Child-friendly spaces': 2, 'Legal services': 0 },
    '1. Registration Type Requirement': { 'UNHCR ASC': true },
    '2. Nationality': { 'Syrians only': true },
    '3. Intake Criteria': { 'Open to all': true, Disability: true },
    '4. Accessibility': { Outreach: true },
    '6. Availability': { 'Every Day': true },
    '7. Availability Day': { 'Sun-Thurs': true },
    '8. Office Open at': { '8:30am': true },
    '9. Office close at': { 'Close at 17:00pm': true },
    '10. Referral Method': { 'Referrals not accepted': true },
    '11. Immediate Next step  response after referal': { 'Follow up call': true },
    '12. Response delay after referrals': { 'One week': true },
    '14. Feedback delay': { 'Delay One month': true },
    'Referral required': 'Yes',
    'Something new': { deep: [1, 'call 00 000 00 00'] },
  },
  geometry: { type: 'Point', coordinates: [35.7, 32.03917] },
}
const arabic = {
  type: 'Feature',
  id: 11,
  properties: {
    locationName: 'دورون',
    partnerName: 'SST',
    activity: 5603,
    activityCategory: 'الحماية',
    activityName: 'حماية الطفل',
    startDate: '2014-01-01',
    endDate: '2014-12-31',
    indicators: { 'مساحات صديقة للطفل': 2, 'خدمات قانونية': 0 },
    '1. متطلب نوع التسجيل': { 'وثيقة طلب اللجوء': true },
    '2. الجنسية': { 'السوريون فقط': true },
    '3. معايير القبول': { 'حالة صحية خطيرة': true, إعاقة: true },
    '4. القدرة على الوصول': { 'المحالون فقط': true },
    'الخطوة المباشرة التالية بعد الإحالة': { 'الإتصال المتابع': true },
    'Referral required': 'Yes',
  },
  geometry: { type: 'Point', coordinates: [35.7, 32.03917] },
}
const otherActivity = {
  ...english,
  properties: { ...english.properties, activity: 5575, activityName: 'Education opportunities' },
}
const features = [english, otherActivity, arabic].map(value => v.parse(Feature, value))

describe('a record in two languages', () => {
  const pairs = pair(features)
  const { record, ledger } = entryOf(pairs[0]!)

  it('is one entry; the same number for another activity is another, and is told', () => {
    expect(pairs.map(one => [one.key, one.en !== undefined, one.ar !== undefined])).toEqual([
      ['11:5603', true, true],
      ['11:5575', true, false],
    ])
    expect(record.findings).toContainEqual({ code: 'number-shared', column: 'id', values: { value: '11' } })
  })

  it('has a place for every one of its fields, and what stays text is there as it was', () => {
    expect(leavesOf(english)).toHaveLength(31)
    expect(unplaced(english, 'en', ledger)).toEqual([])
    expect(unplaced(arabic, 'ar', ledger)).toEqual([])
    const said = JSON.stringify(record.service.extra)
    for (const group of [
      'Syrians only',
      'السوريون فقط',
      'Open to all',
      'حالة صحية خطيرة',
      '8:30am',
      'Child-friendly spaces: 2',
      '2014-12-31',
    ])
      expect(said).toContain(group)
  })

  it('fills the columns that mean the same', () => {
    expect(record.service).toMatchObject({
      sector: 'child-protection',
      needs: ['child-case-management', 'child-friendly-space'],
      name: { en: 'Child Protection', ar: 'حماية الطفل' },
      documents: ['registration'],
      criteria: [],
      access: ['outreach'],
      schedules: [{ days: ['SU', 'MO', 'TU', 'WE', 'TH'], opens: '08:30', closes: '17:00', everyWeeks: 1 }],
      referralMethods: ['not-accepted'],
      nextStep: 'call',
      responseDays: 7,
      feedbackDays: 30,
      nextCheck: '2014-12-31',
    })
    expect(record.service.eligibilityNote?.en).toContain('Nationality: Syrians only')
    expect(record.places[0]).toMatchObject({
      name: { en: 'Dorun', ar: 'دورون' },
      latitude: 32.03917,
      longitude: 35.7,
    })
  })

  it('lists what a person has to look at', () => {
    const codes = record.findings.map(finding => [finding.code, finding.column])
    expect(codes).toContainEqual(['languages-disagree', 'Intake Criteria'])
    expect(codes).toContainEqual(['languages-disagree', 'Accessibility'])
    expect(codes).not.toContainEqual(['languages-disagree', 'Nationality'])
    expect(codes).toContainEqual(['referral-contradiction', 'Referral Method'])
    expect(codes).toContainEqual(['field-not-known', 'Something new'])
  })

  it('keeps no way to reach a person in a text', () => {
    const texts = JSON.stringify(record.service)
    expect(texts).not.toMatch(/example\.org|Mona|000 000|00 000/)
    expect(record.service.description?.en).toBe(
      'Play groups for children of 6 to 12.\nCall […] before you come, or ask the guard at the gate of the school for the way to it.',
    )
    expect(record.contacts.map(contact => [contact.kind, contact.text])).toEqual([
      ['address', 'Mona Example'],
      ['email', 'mona@example.org'],
      ['phone', '0 0000 00 00'],
      ['phone', '000 000 0000'],
      ['phone', '00 000 00 00'],
    ])
  })
})

describe('headings and labels', () => {
  it('are known with or without number, and however spaced', () => {
    expect(groupOf('3. Intake Criteria')).toBe('intake')
    expect(groupOf('11. Immediate Next step  response after referal')).toBe('next-step')
    expect(groupOf('الخطوة المباشرة التالية بعد الإحالة')).toBe('next-step')
    expect(groupOf('15. Anything')).toBeUndefined()
    expect(meaningOf('days', 'Mon-Thurs  and Sat')).toBe('MO,TU,WE,TH,SA')
    expect(meaningOf('closes', 'يغلق عند الساعة 17:00 مساء')).toBe('17:00')
  })
})

describe('hours', () => {
  const hours = (days: string[], opens: string[], closes: string[], frequency: string[] = []) =>
    readHours({ days, opens, closes, frequency })

  it('reads what can be read in one way only, and says that it read oddly', () => {
    expect(hours(['Mondays only'], ['13:00pm'], ['Close at 16:00pm'])).toEqual({
      openings: [{ days: ['MO'], opensAt: '13:00', closesAt: '16:00', everyWeeks: 1 }],
      odd: [{ code: 'odd-hour', label: '13:00pm' }],
    })
    expect(hours([], ['Always open'], ['Never closed']).openings).toEqual([
      {
        days: ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'],
        opensAt: '00:00',
        closesAt: '24:00',
        everyWeeks: 1,
      },
    ])
    expect(hours(['Sun-Thurs'], ['9:00am'], ['Close at 15:00pm'], ['Biweekly']).openings[0]?.everyWeeks).toBe(
      2,
    )
  })

  it('leaves as text what has no one reading', () => {
    expect(hours(['Sun-Thurs'], ['12:00am'], []).odd).toEqual([{ code: 'odd-hour', label: '12:00am' }])
    expect(
      hours(['Sun-Thurs'], ['8:30am', '13:00pm'], ['Close at 16:00pm']).openings.every(
        one => one.closesAt === null,
      ),
    ).toBe(true)
    expect(hours([], ['8:30am'], []).odd[0]?.code).toBe('no-days')
    expect(hours(['Sun-Thurs'], ['8:30am'], [], ['Once a month'])).toMatchObject({
      openings: [],
      odd: [{ code: 'not-weekly' }],
    })
  })
})

describe('ways to reach people in a text', () => {
  it('are found with the names beside them', () => {
    const found = findContacts(
      'For referrals:\n\nHani Example\nFocal point\nMail: hani@example.org\nMob: +00 (0) 00 000 00 00\n\nWe also help children.',
    )
    expect(found.text).toBe('For referrals:\n\nWe also help children.')
    expect(found.contacts.map(contact => contact.value)).toEqual([
      'Hani Example',
      'Focal point',
      'hani@example.org',
      '+00 (0) 00 000 00 00',
    ])
  })

  it('are not weights, years, dates, quantities or ages', () => {
    const text =
      'Halwa 450-500gm (or equal to 1000-1200gm)\nFrom 2014-2015, 01/02/2014, for 24,654 children of 7-18 years, 1500000 JD'
    expect(findContacts(text)).toEqual({ text, contacts: [], lines: [] })
  })
})
