import { beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../kernel/words.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import type { EntryRecord } from '../../modules/directory/imports/record.ts'
import { guessColumns } from './guess.ts'
import { readDays, readHours, readTime, writeHours } from './hours.ts'
import { readRows } from './read-rows.ts'
import { type Lookup, lookupOf, severalOf, type WordsOf, yesOrNo } from './values.ts'

let wordsOf: WordsOf
let lookup: Lookup
beforeAll(async () => {
  const all = makeAllWords(await readMessages(new URL('../../../content/locales', import.meta.url).pathname))
  wordsOf = language => all(language)
  lookup = lookupOf(wordsOf)
})

describe('columns are guessed', () => {
  it('by our own headings in every language, with the language of a text', () => {
    for (const language of ['en', 'fr', 'ar', 'es', 'bn'] as Language[]) {
      const words = wordsOf(language)
      const arabic = new Intl.DisplayNames(language, { type: 'language' }).of('ar')!
      const heads = [
        words.say('exchange.field.organisation'),
        words.say('exchange.field-in', { field: words.say('exchange.field.name'), language: arabic }),
        words.say('exchange.field.next-check'),
      ]
      expect(guessColumns(heads, wordsOf)).toEqual(['organisation', 'name:ar', 'next-check'])
    }
  })

  it('by headings that lists in the field carry, each field once', () => {
    const heads = [
      'Implementing Partner',
      'Activity',
      'name_ar',
      'CLUSTER',
      'P-Code',
      'Lat',
      'Remarks',
      'Comments',
      'Zzz',
    ]
    expect(guessColumns(heads, wordsOf)).toEqual([
      'organisation',
      'name',
      '',
      'sector',
      'area',
      'latitude',
      'description',
      '',
      '',
    ])
  })
})

describe('hours', () => {
  it('are read as people write them, in every language', () => {
    const week = ['MO', 'TU', 'WE', 'TH', 'FR']
    for (const said of [
      'Mon-Fri 8-16',
      'lundi à vendredi 08:00–16:00',
      'Monday to Friday 8:00 - 16:00',
      'lunes-viernes 8.00-16.00',
    ])
      expect(readHours(said, lookup)?.[0], said).toMatchObject({
        days: week,
        opens: '08:00',
        closes: '16:00',
      })
    expect(readHours('الأحد-الخميس 08:30-14:00', lookup)?.[0]?.days).toEqual(['SU', 'MO', 'TU', 'WE', 'TH'])
    expect(readHours('রবিবার, সোমবার 09:00-12:00', lookup)?.[0]?.days).toEqual(['SU', 'MO'])
    expect(readHours('Sat & Sun 9:00-12:00; Mon 2 pm - 4 pm', lookup)).toHaveLength(2)
    expect(readDays('Mondays and Wednesdays', lookup)).toEqual(['MO', 'WE'])
  })

  it('come back from how they are written', () => {
    const schedules = [
      {
        days: ['SU' as const, 'TU' as const],
        opens: '08:00',
        closes: '16:00',
        everyWeeks: 1 as const,
        validFrom: null,
        validTo: null,
        note: {},
      },
      {
        days: ['SA' as const],
        opens: '09:30',
        closes: '12:00',
        everyWeeks: 2 as const,
        validFrom: null,
        validTo: null,
        note: {},
      },
    ]
    for (const language of ['en', 'fr', 'ar', 'es', 'bn'] as Language[])
      expect(readHours(writeHours(schedules, language), lookup), language).toEqual(schedules)
  })

  it('that cannot be read in one way are not read', () => {
    for (const said of ['always', '8-16', 'Mon-Fri', 'Mon-Noday 8-16', 'Mon 25:00-26:00'])
      expect(readHours(said, lookup), said).toBeUndefined()
    expect([readTime('0.354166666'), readTime('14h'), readTime('12 am'), readTime('7:5')]).toEqual([
      '08:30',
      '14:00',
      '00:00',
      undefined,
    ])
  })
})

describe('cells', () => {
  it('of closed lists take our codes and what people write', () => {
    expect(lookup.code('sector', 'Child Protection')).toBe('child-protection')
    expect(lookup.code('sector', wordsOf('ar').say('accounts.sector.health'))).toBe('health')
    expect(lookup.code('sex', 'Girls')).toBe('female')
    expect(lookup.code('capacity', 'full')).toBe('closed')
    expect(lookup.code('sex', 'cats')).toBeUndefined()
    expect([yesOrNo('Oui'), yesOrNo('لا'), yesOrNo('perhaps')]).toEqual([true, false, undefined])
    expect(severalOf('a; b, c\nd')).toEqual(['a', 'b, c', 'd'])
  })

  const naming = (targets: string[]) => ({
    heads: targets,
    targets,
    language: 'fr' as const,
    lookup,
    areaNamed: (name: string) => (name === 'Dorun' ? 'TM0201' : undefined),
  })

  it('make an entry; rows of the same service are one entry with several places', () => {
    const targets = [
      'id',
      'organisation',
      'name',
      'needs',
      'age-from',
      'phone',
      'place',
      'area',
      'last-check',
      'description',
    ]
    const row = [
      '7',
      "'=Aide",
      'Écoute',
      'psychosocial-support',
      '6-12',
      '12 34 56; 199',
      'Maison',
      'Dorun',
      '3/11/2026',
      'Appelez Lea\nlea@example.org',
    ]
    const rows = readRows(
      [
        { sheet: '', line: 2, cells: ['#id', '#org'] },
        { sheet: '', line: 3, cells: row },
        { sheet: '', line: 4, cells: [...row.slice(0, 6), 'Tente', 'TM0202', ...row.slice(8)] },
      ],
      naming(targets),
    )
    expect(rows).toHaveLength(1)
    const record = rows[0]!.record as EntryRecord
    expect(record).toMatchObject({
      key: '7',
      provider: { name: { fr: '=Aide' } },
      service: {
        sector: 'mhpss',
        name: { fr: 'Écoute' },
        ageMin: 6,
        ageMax: 12,
        lastCheck: '2026-11-03',
        phones: [{ number: '12 34 56' }, { number: '199' }],
      },
      places: [{ areaPcode: 'TM0201' }, { areaPcode: 'TM0202' }],
    })
    expect(JSON.stringify(record.service)).not.toContain('lea@example.org')
    expect(record.contacts.map(contact => contact.text)).toContain('lea@example.org')
  })

  it('that are not understood are told with their column, all of them at once', () => {
    const targets = [
      'organisation',
      'name',
      'sector',
      'sex',
      'age-from',
      'last-check',
      'protected',
      'area',
      'hours',
    ]
    const [row] = readRows(
      [
        {
          sheet: 'S',
          line: 9,
          cells: ['A', 'B', 'cats', 'dogs', 'young', '11/23/2026', 'maybe', 'Nowhere', 'often'],
        },
      ],
      naming(targets),
    )
    expect(row!.record).toBeUndefined()
    expect(row!.problems!.map(problem => [problem.column, problem.code])).toEqual([
      ['age-from', 'number-expected'],
      ['sector', 'cell-not-understood'],
      ['sex', 'cell-not-understood'],
      ['hours', 'hours-expected'],
      ['last-check', 'date-expected'],
      ['area', 'area-not-known'],
      ['protected', 'yes-or-no-expected'],
    ])
  })
})
