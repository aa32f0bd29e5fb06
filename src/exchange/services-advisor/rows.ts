// Records of the Services Advisor as rows of a draft: the two languages of a record are one row.
import * as v from 'valibot'
import type { NewRow } from '../../modules/directory/imports/draft.ts'
import { entryOf } from './entry.ts'
import { Feature, pair } from './feature.ts'

export function rowsOfFeatures(values: unknown[]): NewRow[] {
  const features: { feature: Feature; line: number }[] = []
  const broken: Omit<NewRow, 'number'>[] = []
  for (const [at, value] of values.entries()) {
    const parsed = v.safeParse(Feature, value)
    if (parsed.success) features.push({ feature: parsed.output, line: at + 1 })
    else
      broken.push({
        sheet: '',
        line: at + 1,
        problems: parsed.issues.map(issue => ({
          code: issue.input === undefined ? 'field-missing' : 'field-wrong',
          column: v.getDotPath(issue) ?? '',
          values: { value: typeof issue.input === 'string' ? issue.input.slice(0, 60) : '' },
        })),
      })
  }
  const lines = new Map(features.map(({ feature, line }) => [feature, line]))
  const read = pair(features.map(one => one.feature)).map(paired => ({
    sheet: '',
    line: lines.get((paired.en ?? paired.ar)!) ?? null,
    record: entryOf(paired).record,
  }))
  return [...read, ...broken].map((row, number) => ({ number, ...row }))
}
