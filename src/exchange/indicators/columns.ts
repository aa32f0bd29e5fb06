// The columns of definitions of indicators as a table, under the names that lists in the field give them.
import { type Language, languages, type Words } from '../../kernel/words.ts'
import { splitLanguage } from '../tabular/guess.ts'

/** In their order. Texts may have a column for each language. */
export const columns = [
  'code',
  'standard',
  'sector',
  'title',
  'numerator',
  'denominator',
  'unit',
  'direction',
  'frequency',
  'breakdowns',
  'source',
] as const
export type Column = (typeof columns)[number]

export const textColumns = ['title', 'numerator', 'denominator'] as const
export type TextColumn = (typeof textColumns)[number]

export function isTextColumn(column: Column): column is TextColumn {
  return textColumns.some(one => one === column)
}

const ours: Record<Column, string> = {
  code: 'indicators.code',
  standard: 'indicators.column.standard',
  sector: 'indicators.sector',
  title: 'indicators.column.title',
  numerator: 'indicators.numerator',
  denominator: 'indicators.denominator',
  unit: 'indicators.unit',
  direction: 'indicators.direction',
  frequency: 'indicators.frequency',
  breakdowns: 'indicators.breakdowns',
  source: 'indicators.source',
}

/** Folded and tidied. */
const others: [RegExp, Column][] = [
  [/^(indicator )?(id|code|no|number|ref|reference)$|^(numero|code) (de l )?indicat(eu|o)r$/, 'code'],
  [/^(standard|cpms|norme|norma)( no| number| numero)?$/, 'standard'],
  [/^(cluster|sector|secteur)$/, 'sector'],
  [/^(indicator|indicateur|indicador|المؤشر|সূচক)( name| text| title)?$|^(title|name)$/, 'title'],
  [/^(numerator|numerateur|numerador|البسط|লব)$/, 'numerator'],
  [/^(denominator|denominateur|denominador|المقام|হর)$/, 'denominator'],
  [/^(unit|unit of measure(ment)?|unite|unidad|type)$/, 'unit'],
  [/^(direction|desired direction|sens|sentido)$/, 'direction'],
  [/^(frequency|frequence|frecuencia|reporting frequency)$/, 'frequency'],
  [/^(disaggregation|disaggregated by|desagregation|ventilation|desagregacion)$/, 'breakdowns'],
  [/^(source|source document|document)$/, 'source'],
]

export type Target = { column: Column; language: Language | undefined }

/** What a column holds, by its name in any of our languages, with or without that of a language. */
export function columnFinder(wordsOf: (language: Language) => Words): (head: string) => Target | undefined {
  const labels = new Map<string, Column>()
  for (const language of [...languages].reverse())
    for (const column of columns) labels.set(splitLanguage(wordsOf(language).say(ours[column])).plain, column)
  return head => {
    const { plain, language } = splitLanguage(head)
    const column = labels.get(plain) ?? others.find(([pattern]) => pattern.test(plain))?.[1]
    return column && { column, language }
  }
}

export function headOf(words: Words, column: Column, language?: Language): string {
  const name = words.say(ours[column])
  return language === undefined
    ? name
    : words.say('exchange.field-in', {
        field: name,
        language: new Intl.DisplayNames(words.language, { type: 'language' }).of(language) ?? language,
      })
}
