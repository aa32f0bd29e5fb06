// The definitions that are here as a workbook, in columns that are read again.
import { type Language, languages, type Words } from '../../kernel/words.ts'
import type { Definition } from '../../modules/workplan/indicators/model.ts'
import { type OutCell, type OutSheet, workbookOf } from '../tabular/workbook.ts'
import { type Column, columns, headOf, isTextColumn } from './columns.ts'

export function definitionsBook(words: Words, definitions: Definition[]): Promise<Uint8Array<ArrayBuffer>> {
  const used = languages.filter(
    language => language === words.language || definitions.some(one => one.title[language]),
  )
  const places = columns
    .filter(column => column !== 'standard')
    .flatMap((column): { column: Column; language?: Language }[] =>
      isTextColumn(column) ? used.map(language => ({ column, language })) : [{ column }],
    )
  const sheet: OutSheet = {
    name: words.say('indicators.definitions'),
    head: places.map(({ column, language }) => headOf(words, column, language)),
    rows: definitions.map(one => places.map(({ column, language }) => cellOf(words, one, column, language))),
  }
  return workbookOf([sheet], words.direction)
}

function cellOf(words: Words, one: Definition, column: Column, language?: Language): OutCell {
  switch (column) {
    case 'title':
    case 'numerator':
    case 'denominator':
      return (language && one[column][language]) || null
    case 'sector':
      return words.say(`accounts.sector.${one.sector}`)
    case 'unit':
    case 'direction':
    case 'frequency':
      return words.say(`indicators.${column}.${one[column]}`)
    case 'breakdowns':
      return one.breakdowns.map(code => words.say(`indicators.breakdown.${code}`)).join('; ') || null
    case 'code':
    case 'source':
      return one[column] || null
    case 'standard':
      return null
  }
}
