// A table on a desk, a card for each row on a phone; CSS alone turns one into the other. Roles are written out,
// because some browsers forget that a table is one when its cells are laid out as blocks.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { EmptyState } from './empty.tsx'
import { Mark } from './icons/mark.tsx'
import { Icon } from './icons/ui.tsx'

const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

export type Column<Row> = {
  label: string
  cell: (row: Row) => Child
  numeric?: boolean
  /** Names the row; one column a table. */
  rowHeader?: boolean
  /** Where a tap on the heading leads, and which way the list runs now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
  /** The heading is read, not shown: a column of buttons. */
  labelHidden?: boolean
}

export type DataTableProps<Row> = {
  columns: Column<Row>[]
  rows: Row[]
  caption: string
  captionHidden?: boolean
  /** What stands there when there is no row: a sentence, or an `EmptyState`. */
  empty?: Child
  /** Many narrow columns that must stay a grid on a phone: it scrolls sideways instead. */
  grid?: boolean
  foot?: Row
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, caption, captionHidden, empty, grid, foot } = props
  if (rows.length === 0 && empty)
    return typeof empty === 'string' ? <EmptyState title={empty} /> : <div>{empty}</div>
  const table = (
    <table class={grid ? 'table' : 'table cards-on-phone'} {...roles.table}>
      <caption class={captionHidden ? 'hidden' : undefined}>{caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map(column => (
            <Heading column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {rows.map(row => (
          <TableRow columns={columns} row={row} />
        ))}
      </tbody>
      {foot && (
        <tfoot {...roles.rowgroup}>
          <TableRow columns={columns} row={foot} />
        </tfoot>
      )}
    </table>
  )
  if (!grid) return table
  return (
    <section class="scroller" aria-label={caption} tabindex={0}>
      {table}
    </section>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { label, numeric, sort, labelHidden } = column
  return (
    <th
      scope="col"
      {...roles.columnheader}
      class={[numeric && 'numeric', sort && 'sorts'].filter(Boolean).join(' ') || undefined}
      aria-sort={sort?.now}
    >
      {sort ? (
        <a class="sort" href={sort.href}>
          {label}
          <Icon name="sort" />
        </a>
      ) : (
        <span class={labelHidden ? 'hidden' : undefined}>{label}</span>
      )}
    </th>
  )
}

function TableRow<Row>({ columns, row }: { columns: Column<Row>[]; row: Row }) {
  return (
    <tr {...roles.row}>
      {columns.map(({ label, cell, numeric, rowHeader, labelHidden }) => {
        const shown = {
          class: numeric ? 'numeric' : undefined,
          'data-label': labelHidden ? undefined : label,
        }
        return rowHeader ? (
          <th scope="row" {...roles.rowheader} class={shown.class}>
            {cell(row)}
          </th>
        ) : (
          <td {...roles.cell} {...shown}>
            {cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

/** A number kept back so that it gives nobody away: never drawn as zero, never left blank. */
export function HiddenNumber({ words, reason }: { words: Words; reason?: string }) {
  return (
    <span class="hidden-number">
      <Mark name="veil" />
      <span class="hidden">{reason ?? words.say('ui.hiddenNumber')}</span>
    </span>
  )
}
