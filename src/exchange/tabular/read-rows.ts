// A table of services, its columns named, as entries of the directory. Every cell that is not understood is told with its
// column; rows of the same service are one entry with several places.
import { isLanguage, type Language, type Texts } from '../../kernel/words.ts'
import type { NewRow, Problem } from '../../modules/directory/imports/draft.ts'
import { hashOf } from '../../modules/directory/imports/hash.ts'
import { foldedNames } from '../../modules/directory/imports/likeness.ts'
import type {
  EntryRecord,
  FoundContact,
  PlaceRecord,
  ServiceRecord,
} from '../../modules/directory/imports/record.ts'
import type { Schedule } from '../../modules/directory/model.ts'
import { type Need, sectorOfNeed } from '../../modules/directory/needs.ts'
import type { Cell } from '../reading/model.ts'
import { findContacts } from '../services-advisor/contacts.ts'
import { kindOf, languageCode, languageOf, readAges, readDay, websiteOf } from './cells.ts'
import { type Field, isField, type PlainField, type TextField } from './fields.ts'
import { readDays, readHours, readTime, scheduleOf } from './hours.ts'
import { fromNeutral } from './neutral.ts'
import { type ListName, type Lookup, severalOf, yesOrNo } from './values.ts'

export type TableRow = { sheet: string; line: number; cells: Cell[] }

export type Naming = {
  heads: string[]
  /** For each column 'name', 'name:ar', or ''. */
  targets: string[]
  /** The language of texts whose column names none, where their letters do not tell it. */
  language: Language
  lookup: Lookup
  /** The code of an area by its folded name. */
  areaNamed: (name: string) => string | undefined
}

export function readRows(rows: TableRow[], naming: Naming): NewRow[] {
  const read: Omit<NewRow, 'number'>[] = []
  const byKey = new Map<string, EntryRecord>()
  for (const { sheet, line, cells } of rows) {
    // A row of HXL tags describes the columns.
    const filled = cells.filter(cell => cell !== null && cell !== '')
    if (filled.length === 0 || filled.every(cell => typeof cell === 'string' && cell.startsWith('#')))
      continue
    const { record, problems } = readRow(cells, naming)
    const before = record && problems.length === 0 ? byKey.get(record.key) : undefined
    if (before && isSameService(before, record!)) {
      before.places.push(...record!.places)
      continue
    }
    if (record && problems.length === 0) byKey.set(record.key, record)
    read.push({ sheet, line, ...(record && problems.length === 0 ? { record } : { cells }), problems })
  }
  return read.map((row, number) => ({ number, ...row }))
}

/** The same service at another place says the same of everything but the place. */
function isSameService(a: EntryRecord, b: EntryRecord): boolean {
  return hashOf([a.provider, a.service]) === hashOf([b.provider, b.service])
}

function readRow(cells: Cell[], naming: Naming): { record: EntryRecord | undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const plain = new Map<Field, { said: string; head: string }>()
  const texts = new Map<TextField, Texts>()
  const contacts: FoundContact[] = []
  for (const [at, target] of naming.targets.entries()) {
    const [name, tongue] = target.split(':')
    const cell = cells[at]
    const said =
      typeof cell === 'string'
        ? fromNeutral(cell).normalize('NFC').trim()
        : cell === null || cell === undefined
          ? ''
          : String(cell)
    if (!isField(name) || said === '') continue
    if (!isText(name)) {
      plain.set(name, { said, head: naming.heads[at] ?? '' })
      continue
    }
    const language = isLanguage(tongue) ? tongue : languageOf(said, naming.language)
    // Only free text is searched for ways to reach people; a name or an address is what it is.
    const cleaned =
      name === 'description' || name === 'eligibility' || name === 'next-step-note'
        ? findContacts(said)
        : undefined
    for (const { kind, value } of cleaned?.contacts ?? [])
      contacts.push({
        field: name,
        language,
        kind: kind === 'name' ? 'address' : kind,
        text: value.slice(0, 300),
      })
    texts.set(name, { ...texts.get(name), [language]: cleaned?.text ?? said })
  }
  const value = (field: PlainField) => plain.get(field)?.said
  const wrong = (field: PlainField, code = 'cell-not-understood') =>
    void problems.push({
      code,
      column: plain.get(field)?.head ?? '',
      values: { value: (value(field) ?? '').slice(0, 60) },
    })
  const text = (field: TextField): Texts => texts.get(field) ?? {}

  const one = <T extends string>(list: ListName, usual: T): T => {
    const said = value(list as PlainField)
    if (said === undefined) return usual
    const code = naming.lookup.code(list, said)
    if (code === undefined) wrong(list as PlainField)
    return (code ?? usual) as T
  }
  const several = <T extends string>(list: ListName): T[] | undefined => {
    const said = value(list as PlainField)
    if (said === undefined) return undefined
    return severalOf(said).flatMap(part => {
      const code = naming.lookup.code(list, part)
      if (code === undefined)
        problems.push({
          code: 'cell-not-understood',
          column: plain.get(list as PlainField)?.head ?? '',
          values: { value: part.slice(0, 60) },
        })
      return code === undefined ? [] : [code as T]
    })
  }
  const number = (field: PlainField): number | undefined => {
    const said = value(field)
    if (said === undefined) return undefined
    const found = Number(said.replace(',', '.').replace(/\s*[\p{L}%]+\.?$/u, ''))
    if (Number.isFinite(found)) return found
    wrong(field, 'number-expected')
    return undefined
  }
  const day = (field: PlainField): string | undefined => {
    const said = value(field)
    if (said === undefined) return undefined
    const found = readDay(said)
    if (!found) wrong(field, 'date-expected')
    return found
  }
  const list = (field: PlainField): string[] | undefined =>
    value(field) === undefined ? undefined : severalOf(value(field)!)

  const [ageFrom, ageTo] = readAges(value('age-from'), value('age-to'), wrong)
  const needs = several<Need>('needs')
  const sector = value('sector') === undefined ? needs?.map(sectorOfNeed)[0] : one('sector', 'other')
  if (sector === undefined) problems.push({ code: 'field-missing', column: 'sector' })
  if (!value('organisation')) problems.push({ code: 'field-missing', column: 'organisation' })
  if (Object.keys(text('name')).length === 0) problems.push({ code: 'field-missing', column: 'name' })

  const service = given<ServiceRecord>({
    sector: sector ?? 'other',
    needs,
    name: text('name'),
    description: ifSaid(text('description')),
    status: value('status') === undefined ? undefined : one('status', 'active'),
    ageMin: ageFrom,
    ageMax: ageTo,
    sex: value('sex') === undefined ? undefined : one('sex', 'any'),
    population: several('population'),
    criteria: several('criteria'),
    disability: value('disability') === undefined ? undefined : one('disability', 'unknown'),
    documents: several('documents'),
    documentsNote: ifSaid(text('documents-note')),
    eligibilityNote: ifSaid(text('eligibility')),
    languages: list('languages')?.map(said => languageCode(said)),
    interpretation: ifSaid(text('interpretation')),
    femaleStaff: value('female-staff') === undefined ? undefined : femaleStaff(),
    cost: value('cost') === undefined ? undefined : one('cost', 'unknown'),
    costNote: ifSaid(text('cost-note')),
    access: several('access'),
    alert: ifSaid(text('alert')),
    website: websiteOf(value('website')),
    phones: phones(),
    emails: list('email'),
    schedules: schedules(),
    referralMethods: several('referral-methods'),
    nextStep: value('next-step') === undefined ? undefined : one('next-step', 'unknown'),
    nextStepNote: ifSaid(text('next-step-note')),
    responseDays: number('response-days'),
    feedback: several('feedback'),
    feedbackDays: number('feedback-days'),
    capacity: value('capacity') === undefined ? undefined : one('capacity', 'unknown'),
    waitingDays: number('waiting-days'),
    capacityDate: day('capacity-date'),
    lastCheck: day('last-check'),
    nextCheck: day('next-check') ?? null,
  })
  const places = placesOf()
  if (problems.length > 0) return { record: undefined, problems }
  const organisation = {
    [languageOf(value('organisation')!, naming.language)]: value('organisation')!,
  } as Texts
  return {
    problems,
    record: {
      key:
        value('id') ??
        `row:${hashOf([foldedNames(organisation), foldedNames(text('name')), places.map(place => [foldedNames(place.name ?? {}), place.areaPcode])]).slice(0, 40)}`,
      changedAt: null,
      provider: {
        key: null,
        name: organisation,
        acronym: value('acronym') ?? null,
        kind: kindOf(value('organisation-kind')),
      },
      service,
      places,
      areas: (list('covers') ?? []).flatMap(said => areaOf(said, 'covers') ?? []),
      contacts,
      findings: [],
    },
  }

  function placesOf(): PlaceRecord[] {
    const area = value('area')
    const place: PlaceRecord = given<PlaceRecord>({
      key: value('place-id') ?? null,
      name: ifSaid(text('place')),
      areaPcode: area === undefined ? undefined : areaOf(area, 'area'),
      address: ifSaid(text('address')),
      directions: ifSaid(text('directions')),
      accessibility: ifSaid(text('accessibility')),
      latitude: number('latitude'),
      longitude: number('longitude'),
      protected: value('protected') === undefined ? undefined : yes('protected'),
    })
    return Object.values(place).some(one => one !== null && one !== undefined) ? [place] : []
  }
  function areaOf(said: string, field: 'area' | 'covers'): string | undefined {
    const code = said.toUpperCase()
    if (/^[A-Z]{2,3}[0-9][A-Z0-9_-]*$|^[A-Z]{2,3}$/.test(code) && naming.areaNamed(said) === undefined)
      return code
    const found = naming.areaNamed(said)
    if (!found)
      problems.push({
        code: 'area-not-known',
        column: plain.get(field)?.head ?? '',
        values: { value: said.slice(0, 60) },
      })
    return found
  }
  function yes(field: PlainField): boolean | undefined {
    const answer = yesOrNo(value(field)!)
    if (answer === undefined) wrong(field, 'yes-or-no-expected')
    return answer
  }
  function femaleStaff(): 'yes' | 'no' | 'unknown' {
    const answer = yesOrNo(value('female-staff')!)
    if (answer !== undefined) return answer ? 'yes' : 'no'
    return one('female-staff', 'unknown')
  }
  function phones(): { number: string; emergency: boolean }[] | undefined {
    const usual = list('phone')
    const emergency = list('emergency-phone')
    if (!usual && !emergency) return undefined
    return [
      ...(usual ?? []).map(number => ({ number, emergency: false })),
      ...(emergency ?? []).map(number => ({ number, emergency: true })),
    ]
  }
  function schedules(): Schedule[] | undefined {
    const hours = value('hours')
    if (hours !== undefined) {
      const found = readHours(hours, naming.lookup)
      if (!found) wrong('hours', 'hours-expected')
      return found
    }
    const [saidDays, opens, closes] = [value('days'), value('opens'), value('closes')]
    if (saidDays === undefined || opens === undefined || closes === undefined) return undefined
    const days = readDays(saidDays, naming.lookup)
    const [from, to] = [readTime(opens), readTime(closes)]
    if (!days || days.length === 0) wrong('days', 'hours-expected')
    if (!from) wrong('opens', 'hours-expected')
    if (!to) wrong('closes', 'hours-expected')
    return days && from && to ? [scheduleOf(days, from, to)] : undefined
  }
}

function isText(field: Field): field is TextField {
  return textual.has(field)
}
const textual = new Set<Field>([
  'name',
  'description',
  'documents-note',
  'eligibility',
  'cost-note',
  'interpretation',
  'alert',
  'next-step-note',
  'place',
  'address',
  'directions',
  'accessibility',
])

function ifSaid(texts: Texts): Texts | undefined {
  return Object.keys(texts).length > 0 ? texts : undefined
}

function given<T>(value: { [K in keyof T]?: T[K] | undefined }): T {
  // Absent fields are left out, so that what a table does not speak of stays as it is.
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T
}
