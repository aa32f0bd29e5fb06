// Rows of a table whose columns are named, as what they say of people; every cell that is not understood with its column.
import type { Scene } from '../../kernel/event.ts'
import { fold } from '../../kernel/fold.ts'
import { unhurried } from '../../kernel/unhurried.ts'
import { languages } from '../../kernel/words.ts'
import { listOrganisations } from '../../modules/accounts/commands.ts'
import { isSector } from '../../modules/accounts/sectors.ts'
import type { NewRow, RowProblem, Said } from '../../modules/learning/induction/lists/model.ts'
import { type RoleKind, roleKinds } from '../../modules/learning/induction/model.ts'
import { keepsStaffOf } from '../../modules/learning/induction/policy.ts'
import { areasByName } from '../imports/area-names.ts'
import type { Cell } from '../reading/model.ts'
import { readDay } from '../tabular/cells.ts'
import { fromNeutral } from '../tabular/neutral.ts'
import { lookupOf, yesOrNo } from '../tabular/values.ts'
import { type Field, isField, tidy, type WordsOf } from './fields.ts'
import type { TableRow } from './read-file.ts'

export type Mapping = Record<string, string>

export type Reader = {
  role: (said: string) => RoleKind | undefined
  sector: (said: string) => string | undefined
  area: (said: string) => string | undefined
  contact: (said: string) => boolean | undefined
  /** 'own', 'other', or nobody that is known. */
  organisation: (said: string) => 'own' | 'other' | undefined
}

export async function readerOf(scene: Scene, wordsOf: WordsOf): Promise<Reader> {
  const own = keepsStaffOf(scene.actor)
  const organisations = new Map<string, 'own' | 'other'>()
  for (const one of await listOrganisations(scene, { withClosed: true }))
    for (const name of [...Object.values(one.name), one.acronym ?? ''])
      if (name && organisations.get(tidy(name)) !== 'own')
        organisations.set(tidy(name), one.id === own ? 'own' : 'other')
  const area = await areasByName(scene)
  const lookup = lookupOf(wordsOf)
  const answers = new Map<string, boolean>()
  for (const language of languages)
    for (const answer of ['yes', 'no'] as const)
      answers.set(tidy(wordsOf(language).say(`induction.contact.${answer}`)), answer === 'yes')
  return {
    role: roleReader(wordsOf),
    sector: said => lookup.code('sector', said),
    area,
    contact: said => yesOrNo(said) ?? answers.get(tidy(said)),
    organisation: said => organisations.get(tidy(said)),
  }
}

/** What lists commonly write besides. */
const otherRoles: Record<string, RoleKind> = {
  ...{ employee: 'staff', 'national staff': 'staff', 'international staff': 'staff', employe: 'staff' },
  ...{ 'incentive worker': 'volunteer', 'community volunteer': 'volunteer', 'security guard': 'guard' },
  ...{
    watchman: 'guard',
    gardien: 'guard',
    chauffeur: 'driver',
    conductor: 'driver',
    consultant: 'contractor',
  },
  ...{ 'daily worker': 'day-labour', 'day labourer': 'day-labour', 'casual worker': 'day-labour' },
  ...{ 'casual labour': 'day-labour', journalier: 'day-labour', jornalero: 'day-labour' },
}

function roleReader(wordsOf: WordsOf): Reader['role'] {
  const known = new Map<string, RoleKind>(Object.entries(otherRoles))
  for (const language of languages)
    for (const role of roleKinds) known.set(tidy(wordsOf(language).say(`induction.role.${role}`)), role)
  for (const role of roleKinds) known.set(tidy(role), role)
  return said => known.get(tidy(said))
}

/** @param mapping `column-<n>` a field or '', and `sector` for rows that name none */
export function recordsOf(
  rows: readonly TableRow[],
  heads: readonly string[],
  mapping: Mapping,
  reader: Reader,
): Promise<NewRow[]> {
  const targets = heads.map((_, at) => mapping[`column-${at}`] ?? '')
  const usual = isSector(mapping.sector) ? mapping.sector : undefined
  return unhurried(inSteps())

  function* inSteps(): Generator<undefined, NewRow[]> {
    const read: NewRow[] = []
    for (const { line, cells } of rows) {
      yield
      if (isNobody(cells)) continue
      const { record, problems } = readRow(cells, heads, targets, usual, reader)
      const number = read.length
      read.push(problems.length > 0 ? { number, line, cells, problems } : { number, line, record })
    }
    return read
  }
}

/** An empty row, or a row of HXL tags, which describes the columns. */
function isNobody(cells: readonly Cell[]): boolean {
  return cells.map(textOf).every(text => text === '' || text.startsWith('#'))
}

function readRow(
  cells: readonly Cell[],
  heads: readonly string[],
  targets: readonly string[],
  usual: string | undefined,
  reader: Reader,
): { record: Said; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const record: Said = { name: '', ...(usual ? { sector: usual } : {}) }
  for (const [at, field] of targets.entries()) {
    if (!isField(field)) continue
    const said = textOf(cells[at] ?? null)
    if (said === '') continue
    const wrong = (code: string) =>
      void problems.push({ code, column: heads[at] ?? '', values: { value: said.slice(0, 60) } })
    if (isFormula(cells[at] ?? null)) wrong('formula')
    else take(record, field, said, reader, wrong)
  }
  if (record.name === '' && problems.length === 0) problems.push({ code: 'field-missing', column: 'name' })
  return { record, problems }
}

function take(record: Said, field: Field, said: string, reader: Reader, wrong: (code: string) => void): void {
  if (field === 'name') record.name = said.replace(/\s+/g, ' ')
  else if (field === 'number') record.number = said
  else if (field === 'organisation') {
    const whose = reader.organisation(said)
    if (whose !== 'own') wrong(whose === 'other' ? 'other-organisation' : 'organisation-not-known')
  } else {
    const [code, value] = readValue(field, said, reader)
    if (value === undefined) wrong(code)
    else Object.assign(record, value)
  }
}

function readValue(
  field: Exclude<Field, 'name' | 'number' | 'organisation'>,
  said: string,
  reader: Reader,
): [string, Partial<Said> | undefined] {
  const ifKnown = <K extends keyof Said>(key: K, value: Said[K] | undefined) =>
    value === undefined ? undefined : { [key]: value }
  switch (field) {
    case 'role':
      return ['cell-not-understood', ifKnown('role', reader.role(said))]
    case 'sector':
      return ['cell-not-understood', ifKnown('sector', reader.sector(said))]
    case 'area':
      return ['area-not-known', ifKnown('areaPcode', reader.area(said))]
    case 'contact':
      return ['yes-or-no-expected', ifKnown('contact', reader.contact(said))]
    case 'first-contact':
      return ['date-expected', ifKnown('firstContactOn', readDay(fold(said)))]
  }
}

/** A dash says that there is nothing. */
function textOf(cell: Cell): string {
  const text = cell === null ? '' : fromNeutral(String(cell)).normalize('NFC').trim()
  return /^[-–—]$/.test(text) ? '' : text
}

/** Text that a spreadsheet program would run. A file of ours has an apostrophe before it. */
function isFormula(cell: Cell): boolean {
  return typeof cell === 'string' && /^\s*[=@\uff1d\uff20]|^\s*[+\-|](?![\d\s]*$)/u.test(cell)
}
