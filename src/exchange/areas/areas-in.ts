// A table of areas as a draft: each area once, however many rows name it, the larger before the smaller.
import type { NewRow } from '../../modules/directory/imports/draft.ts'
import type { Brought } from '../../modules/directory/imports.ts'
import type { Table } from '../imports/read-import.ts'
import { type AreaProblem, type AreaRecord, findAreaColumns, readAreaRow } from './area-rows.ts'

export function areasIn(tables: Table[]): Pick<Brought, 'kind' | 'format' | 'state' | 'options' | 'rows'> {
  const areas = new Map<
    string,
    { record: AreaRecord; sheet: string; line: number; problems: AreaProblem[] }
  >()
  const broken: Omit<NewRow, 'number'>[] = []
  for (const table of tables) {
    const columns = findAreaColumns(table.rows[0]?.cells ?? [])
    if (!columns) continue
    for (const { cells, number } of table.rows.slice(1)) {
      const row = readAreaRow(columns, cells, table.name, number)
      if (!row) continue
      if (row.problems.length > 0) broken.push({ sheet: table.name, line: number, problems: row.problems })
      for (const record of row.areas) {
        const before = areas.get(record.pcode)
        if (!before) areas.set(record.pcode, { record, sheet: table.name, line: number, problems: [] })
        else if (before.record.parent !== record.parent || before.record.level !== record.level)
          before.problems.push({
            code: 'area-in-two-places',
            column: '',
            values: { value: record.pcode, line: number },
          })
        else before.record.name = { ...record.name, ...before.record.name }
      }
    }
  }
  const sorted = [...areas.values()].sort(
    (a, b) => a.record.level - b.record.level || (a.record.pcode < b.record.pcode ? -1 : 1),
  )
  const countries = [...new Set(sorted.map(area => area.record.country).filter(Boolean))].sort()
  return {
    kind: 'areas',
    format: 'table',
    // A list of the whole world is never taken as a whole: somebody says which country first.
    state: countries.length > 1 ? 'columns' : 'comparing',
    options: { countries: countries.slice(0, 300).join(',') },
    rows: [
      ...sorted.map(area => ({
        sheet: area.sheet,
        line: area.line,
        record: area.record,
        problems: area.problems,
      })),
      ...broken,
    ].map((row, number) => ({ number, ...row })),
  }
}
