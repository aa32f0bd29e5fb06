// What becomes of the rows of a list: whom each means, what of them it changes, and what only a person can say. Pure.
//
// A staff number means the one who has it, here or gone, unless the names are another's. Without a number that tells
// people apart, a name means nobody for certain: only a row that says exactly what stands here is taken as the same.
import * as v from 'valibot'
import { fold, letterDistance } from '../../../../kernel/fold.ts'
import { type Staff, StaffForm } from '../model.ts'
import type { Alike, ChangedField, Judged, RowProblem, Said, ToJudge } from './model.ts'

export type Listed = StaffForm & Pick<Staff, 'leftOn'>

export type Ground = {
  /** Everybody of the organisation, also those who have left. */
  staff: readonly Listed[]
  pcodes: ReadonlySet<string>
  newId: () => string
}

/** @param form of whoever is new or changed, as they will stand */
export type Verdict = Judged & { form?: StaffForm }

/** Yields after each small step, because lists are long. */
export function* judgeRows(rows: readonly ToJudge[], ground: Ground): Generator<undefined, Verdict[]> {
  const known = yield* knownOf(ground.staff)
  const meant = yield* certainOnes(rows, known)
  const taken = new Set([...meant.values()].map(({ id }) => id))
  const namesakes = certainNames(rows, meant)
  const numbers = new Map<string, Earlier>()
  const judgeOne = (row: ToJudge): Verdict => {
    const { record } = row
    if (record === null) return verdict(row, 'invalid')
    const here: Earlier = { line: row.line, number: record.number ?? '', key: nameKey(record.name) }
    const { number, key } = here
    const earlier = namesakes.get(key) ?? []
    namesakes.set(key, earlier)
    const twin = earlier.slice(0, mostNamesakes).find(one => !areTold(one.number, number))
    if (!meant.has(row.number)) earlier.push(here)
    const sameNumber = number === '' ? undefined : numbers.get(number)
    if (sameNumber) return repeated(row, sameNumber, key)
    if (number !== '') numbers.set(number, here)

    const certain = meant.get(row.number)
    if (certain) return decided(row, record, certain, ground)
    const holder = known.byNumber.get(number)
    const alike = holder
      ? [holder]
      : (known.byName.get(key) ?? []).filter(one => !taken.has(one.id) && !areTold(one.number, number))
    const chosen = alike.find(({ id }) => id === row.choice)
    if (chosen) taken.add(chosen.id)
    if (holder)
      return doubtful(row, record, ground, { alike, chosen }, 'number-of-another', { value: number })
    if (alike.length > 0) return doubtful(row, record, ground, { alike, chosen }, 'same-name')
    // Also where an answer named somebody whom another row means now.
    if (twin || !isPlain(row.choice))
      return doubtful(row, record, ground, { alike, twin }, 'same-name-in-file', {
        row: twin?.line ?? row.line,
      })
    return decided(row, record, undefined, ground)
  }
  const verdicts: Verdict[] = []
  for (const row of rows) {
    verdicts.push(judgeOne(row))
    yield
  }
  return verdicts
}

type Earlier = { line: number; number: string; key: string }
type Known = { byNumber: Map<string, Listed>; byName: Map<string, Listed[]> }

/** Whoever has more namesakes than this without a number is found among the first of them, or asked about. */
const mostNamesakes = 200

function* knownOf(staff: readonly Listed[]): Generator<undefined, Known> {
  const known: Known = { byNumber: new Map(), byName: new Map() }
  for (const one of staff) {
    if (one.number !== '') known.byNumber.set(one.number, one)
    const key = nameKey(one.name)
    const group = known.byName.get(key) ?? []
    if (group.length < mostNamesakes) group.push(one)
    known.byName.set(key, group)
    yield
  }
  return known
}

/** Whom a row means beyond doubt: who has its number and its name, or stands here exactly so. Each one only once. */
function* certainOnes(
  rows: readonly ToJudge[],
  { byNumber, byName }: Known,
): Generator<undefined, Map<number, Listed>> {
  const meant = new Map<number, Listed>()
  const taken = new Set<string>()
  const take = (row: ToJudge, one: Listed | undefined) => {
    if (!one || taken.has(one.id)) return
    taken.add(one.id)
    meant.set(row.number, one)
  }
  for (const row of rows) {
    const holder = byNumber.get(row.record?.number ?? '')
    if (row.record && holder && isSameName(holder.name, row.record.name)) take(row, holder)
    yield
  }
  for (const row of rows) {
    const { record } = row
    if (!record || record.number) continue
    const exactly = (one: Listed) =>
      one.leftOn === null && one.number === '' && !taken.has(one.id) && changesOf(one, record).length === 0
    take(row, byName.get(nameKey(record.name))?.find(exactly))
    yield
  }
  return meant
}

/** The names of rows that mean somebody for certain, wherever in the file they are. */
function certainNames(rows: readonly ToJudge[], meant: ReadonlyMap<number, Listed>): Map<string, Earlier[]> {
  const names = new Map<string, Earlier[]>()
  for (const { number, line, record } of rows) {
    if (!record || !meant.has(number)) continue
    const key = nameKey(record.name)
    names.set(key, [
      ...(names.get(key) ?? []).slice(0, mostNamesakes),
      { line, number: record.number ?? '', key },
    ])
  }
  return names
}

const isPlain = (choice: string) => choice === '' || choice === 'new' || choice === 'leave'

/** The same number a second time in the file. */
function repeated(row: ToJudge, earlier: Earlier, key: string): Verdict {
  const isSame = earlier.key === key
  return verdict(row, isSame ? 'discarded' : 'invalid', [
    { code: isSame ? 'twice' : 'number-twice', values: { row: earlier.line, value: earlier.number } },
  ])
}

function decided(row: ToJudge, record: Said, person: Listed | undefined, ground: Ground): Verdict {
  const form = formOf(record, person, ground)
  const problems = problemsOf(form, ground)
  if (problems.length > 0) return verdict(row, 'invalid', problems)
  if (!person) return { ...verdict(row, 'new'), staffId: form.id, form }
  const changes = changesOf(person, record)
  const back: RowProblem[] = person.leftOn === null ? [] : [{ code: 'comes-back' }]
  const isChange = changes.length > 0 || back.length > 0
  return {
    ...verdict(row, isChange ? 'updated' : 'identical', back),
    staffId: person.id,
    changes,
    ...(isChange ? { form } : {}),
  }
}

/** Asks whom the row means; answered, it does what was said. */
function doubtful(
  row: ToJudge,
  record: Said,
  ground: Ground,
  {
    alike,
    chosen,
    twin,
  }: { alike: readonly Listed[]; chosen?: Listed | undefined; twin?: Earlier | undefined },
  code: 'number-of-another' | 'same-name' | 'same-name-in-file',
  values: Record<string, string | number> = {},
): Verdict {
  const doubt: RowProblem[] = [{ code, values }]
  const asked = [...alike.slice(0, 5).map(shown), ...(twin ? [{ line: twin.line }] : [])]
  if (chosen || (row.choice === 'new' && mayBeNew(doubt))) {
    const answered = decided(row, record, chosen, ground)
    return { ...answered, problems: [...doubt, ...answered.problems], alike: asked }
  }
  return { ...verdict(row, row.choice === 'leave' ? 'discarded' : 'doubtful', doubt), alike: asked }
}

/** A number belongs to one person: a row with somebody else's is theirs, or it stays out. */
export function mayBeNew(problems: readonly RowProblem[]): boolean {
  return !problems.some(({ code }) => code === 'number-of-another')
}

function verdict(row: ToJudge, outcome: Judged['outcome'], problems: RowProblem[] = []): Verdict {
  return {
    number: row.number,
    outcome,
    staffId: null,
    problems: row.record === null ? row.problems : problems,
    changes: [],
    alike: [],
  }
}

/** How somebody will stand: what the row says, and for the rest what stands here. */
function formOf(record: Said, person: Listed | undefined, { newId }: Ground): StaffForm {
  const firstContactOn = record.firstContactOn ?? person?.firstContactOn ?? null
  return {
    id: person?.id ?? newId(),
    name: record.name,
    number: record.number ?? person?.number ?? '',
    // Where a row of somebody new names none, the form's own check says so.
    sector: record.sector ?? person?.sector ?? '',
    role: (record.role ?? person?.role ?? '') as StaffForm['role'],
    areaPcode: record.areaPcode ?? person?.areaPcode ?? null,
    contact: record.contact ?? person?.contact ?? record.firstContactOn !== undefined,
    firstContactOn,
  }
}

function problemsOf(form: StaffForm, { pcodes }: Ground): RowProblem[] {
  const result = v.safeParse(StaffForm, form)
  const problems: RowProblem[] = result.success
    ? []
    : result.issues.map(({ message, path }) => ({ code: message, column: String(path?.[0]?.key ?? '') }))
  if (form.areaPcode !== null && !pcodes.has(form.areaPcode))
    problems.push({ code: 'area-not-known', column: 'areaPcode', values: { value: form.areaPcode } })
  return problems
}

const compared = ['name', 'number', 'role', 'sector', 'areaPcode', 'contact', 'firstContactOn'] as const

function changesOf(person: Listed, record: Said): ChangedField[] {
  return compared.flatMap((field): ChangedField[] => {
    const said = record[field]
    if (said === undefined || said === person[field]) return []
    return [{ field, from: asText(person[field]), to: asText(said) }]
  })
}

function asText(value: string | boolean | null): string | null {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

function shown({ id, name, number, role, leftOn }: Listed): Alike {
  return { id, name, number, role, hasLeft: leftOn !== null }
}

/** Two numbers tell two people apart. */
function areTold(one: string, other: string): boolean {
  return one !== '' && other !== ''
}

/** The words of a name in any order, folded: family and given names change places between lists. */
function nameKey(name: string): string {
  return fold(name).split(/\s+/).filter(Boolean).sort().join(' ')
}

/** The same words, or few letters apart; asked only where the number is the same already. */
function isSameName(a: string, b: string): boolean {
  const [one, other] = [nameKey(a), nameKey(b)]
  const most = Math.floor(Math.min(one.length, other.length) / 6)
  return one === other || (most > 0 && letterDistance(one, other, most) <= most)
}
