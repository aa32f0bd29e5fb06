// A table of definitions, as rows that the indicators can judge, and a sentence for every cell that was not understood.

import * as v from 'valibot'
import { Problem } from '../../kernel/problem.ts'
import { isLanguage, type Language, type Texts, type Words } from '../../kernel/words.ts'
import { profileOf } from '../../modules/framework/content.ts'
import { otherSectors } from '../../modules/workplan/commitments/commands/ground.ts'
import { mostDefinitions } from '../../modules/workplan/indicators/commands/definitions.ts'
import {
  type Breakdown,
  Brought,
  breakdowns,
  directions,
  frequencies,
  groups,
  groupsOf,
  units,
} from '../../modules/workplan/indicators/model.ts'
import type { Cell, Found } from '../reading/model.ts'
import { languageOf } from '../tabular/cells.ts'
import { byRow, codeFinder, type Remark, type Table, tablesOf, type WordsOf } from '../tabular/kept-book.ts'
import { fromNeutral } from '../tabular/neutral.ts'
import { severalOf } from '../tabular/values.ts'
import { type Column, columnFinder, isTextColumn, type Target } from './columns.ts'

export type ReadRow = {
  row: number
  /** Undefined where something of it was not understood. */
  brought: Brought | undefined
  /** To be recognised by. */
  title: string
  errors: Remark[]
}

export type ReadDefinitions = { rows: ReadRow[]; remarks: Remark[] }

type Head = { row: number; targets: (Target | undefined)[]; names: string[] }

/** Throws a refusal for what is no table, and a problem with its sentence where no sheet is one of definitions. */
export async function readDefinitions(
  found: AsyncIterable<Found>,
  { wordsOf, words }: { wordsOf: WordsOf; words: Words },
): Promise<ReadDefinitions> {
  const remarks: Remark[] = []
  const tables = await tablesOf(found, remarks)
  const finder = columnFinder(wordsOf)
  const read: ReadDefinitions = { rows: [], remarks }
  const meaning = meaningOf(wordsOf)
  for (const table of tables) {
    const head = headIn(table, finder)
    if (!head) continue
    for (const [at, name] of head.names.entries())
      if (name !== '' && !head.targets[at])
        remarks.push({ key: 'workbook.remark.unknown', values: { column: name } })
    for (const { number, cells } of table.rows) {
      const filled = cells.some(cell => cell !== null && String(cell).trim() !== '')
      if (number <= head.row || !filled) continue
      if (read.rows.length === mostDefinitions)
        throw new Problem('too-large', 'indicators.book.many', { most: mostDefinitions })
      read.rows.push(readRow(number, cells, head, meaning, words.language))
    }
  }
  if (read.rows.length === 0 && !tables.some(table => headIn(table, finder)))
    throw new Problem('not-valid', 'indicators.book.no-sheet')
  remarks.sort(byRow)
  return read
}

const rowsLookedAtForHead = 10

function headIn({ rows }: Table, finder: ReturnType<typeof columnFinder>): Head | undefined {
  for (const { number, cells } of rows.slice(0, rowsLookedAtForHead)) {
    const names = cells.map(cell => (typeof cell === 'string' ? cell.trim() : ''))
    const targets = names.map(name => (name === '' ? undefined : finder(name)))
    const has = (column: Column) => targets.some(target => target?.column === column)
    if (has('code') && has('title')) return { row: number, targets, names }
  }
  return undefined
}

type Meaning = { [column in Column]?: (said: string) => unknown }

/** What the cells of closed lists mean; undefined for what is none of it. */
function meaningOf(wordsOf: WordsOf): Meaning {
  const breakdown = codeFinder(wordsOf, breakdowns, code => [`indicators.breakdown.${code}`])
  const group = codeFinder(wordsOf, groups, code => [`indicators.group.${code}`])
  const ofGroup = (said: string): Breakdown | undefined => {
    const found = group(said)
    return found && breakdowns.find(one => groupsOf[one].some(name => name === found))
  }
  const unit = codeFinder(wordsOf, units, code => [`indicators.unit.${code}`])
  return {
    sector: codeFinder(wordsOf, otherSectors, code => [`accounts.sector.${code}`]),
    unit: said => (/^%|percent|pourcent|porcent|proportion|taux|rate$/i.test(said) ? 'percent' : unit(said)),
    direction: codeFinder(wordsOf, directions, code => [`indicators.direction.${code}`]),
    frequency: codeFinder(wordsOf, frequencies, code => [`indicators.frequency.${code}`]),
    breakdowns: said => {
      const found = severalOf(said).map(part => breakdown(part) ?? ofGroup(part) ?? byName(part))
      return found.every(one => one !== undefined) ? [...new Set(found)] : undefined
    },
  }
}

/** As lists write it in English and French. */
function byName(said: string): Breakdown | undefined {
  if (/^(sex|gender|sexe|genre|sexo)$/i.test(said)) return 'sex'
  if (/^(âge|edad|ages?)$/i.test(said)) return 'age'
  return /^(disabilit(y|ies)|handicap|discapacidad)$/i.test(said) ? 'disability' : undefined
}

function readRow(row: number, cells: Cell[], head: Head, meaning: Meaning, usual: Language): ReadRow {
  const errors: Remark[] = []
  const plain: Partial<Record<Column, unknown>> = {}
  const texts: Partial<Record<Column, Texts>> = {}
  for (const [at, target] of head.targets.entries()) {
    const said = textOf(cells[at])
    if (!target || said === '') continue
    const { column, language } = target
    if (isTextColumn(column)) {
      const tongue = isLanguage(language) ? language : languageOf(said, usual)
      texts[column] = { ...texts[column], [tongue]: said }
      continue
    }
    const value = meaning[column] ? meaning[column](said) : said
    if (value === undefined)
      errors.push({
        key: 'indicators.error.cell',
        values: { column: head.names[at] ?? '', value: said.slice(0, 60) },
      })
    plain[column] = value
  }
  const sector = plain.sector ?? sectorOf(String(plain.standard ?? plain.code ?? ''))
  const isWrongSector = errors.length > 0 && 'sector' in plain && plain.sector === undefined
  if (sector === undefined && !isWrongSector) errors.push({ key: 'indicators.error.sector', values: {} })
  const { standard: _, ...rest } = plain
  const read = v.safeParse(Brought, { ...texts, ...rest, code: plain.code ?? '', sector: sector ?? '' })
  for (const issue of read.issues ?? []) errors.push(remarkOn(issue, head))
  return {
    row,
    brought: read.success && errors.length === 0 ? read.output : undefined,
    title: texts.title?.[usual] ?? Object.values(texts.title ?? {})[0] ?? String(plain.code ?? ''),
    errors,
  }
}

function remarkOn({ path, message }: v.BaseIssue<unknown>, head: Head): Remark {
  const column = path?.[0]?.key
  const name = head.names[head.targets.findIndex(target => target?.column === column)] ?? ''
  if (message === 'indicators.error.long')
    return { key: 'indicators.error.cell-long', values: { column: name } }
  return message.startsWith('indicators.')
    ? { key: message, values: {} }
    : { key: 'indicators.error.cell', values: { column: name, value: '' } }
}

/** The sector to which a standard belongs: "24", "Standard 24", "24.1.2". */
function sectorOf(said: string): string | undefined {
  const number = /(?:^|\D)(2[1-8])(?:\D|$)/.exec(said)?.[1]
  if (number === undefined) return undefined
  return otherSectors.find(sector => profileOf(sector)?.standards[0] === `cpms:2019:${number}`)
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : fromNeutral(String(cell)).normalize('NFC').trim()
}
