// What a backup holds, read from the catalogue: every table of ours but those that are made anew.
import type postgres from 'postgres'

export type Table = {
  name: string
  /** Without generated ones, which the database computes again. */
  columns: string[]
  /** In which rows are read, so that the same content gives the same hash. */
  order: string[]
  sequences: { column: string; sequence: string }[]
}

/** Tries and open sessions do not come back with a backup; migrations are applied, not copied. */
const leftOut = ['attempt', 'session', 'migration']

/** Tables in an order in which each comes after those it points to. Throws when they point in a circle. */
export async function readTables(sql: postgres.Sql | postgres.TransactionSql): Promise<Table[]> {
  const rows = await sql<(Table & { after: string[] })[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.at) from pg_index i,
        unnest(i.indkey::smallint[]) with ordinality k(num, at) join pg_attribute a on a.attnum = k.num
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as "order",
      coalesce((select array_agg(distinct f.relname::text) from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as after,
      coalesce((select json_agg(json_build_object('column', a.attname,
          'sequence', pg_get_serial_sequence(quote_ident(c.relname), a.attname))) from pg_attribute a
        where a.attrelid = c.oid and a.attidentity <> ''), '[]') as sequences
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (${leftOut})
    order by c.relname`
  const sorted: Table[] = []
  const waiting = new Map(rows.map(row => [row.name, row]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(row => !row.after.some(name => waiting.has(name)))
    if (ready.length === 0) throw new Error(`tables point in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const { after: _, ...table } of ready) {
      sorted.push(table)
      waiting.delete(table.name)
    }
  }
  return sorted
}

/** `copy (select …) to stdout` gives each row as one line, whatever its text holds. */
export function copyOut(sql: postgres.TransactionSql, table: Table): AsyncGenerator<Buffer> {
  return pieces(
    sql`copy (select ${sql(table.columns)} from ${sql(table.name)} order by ${sql(table.order)}) to stdout`,
  )
}

/** What a `copy … to stdout` gives, as fast as it is taken. */
export async function* pieces(copy: postgres.PendingQuery<postgres.Row[]>): AsyncGenerator<Buffer> {
  const stream = await copy.readable()
  for await (const piece of stream) yield piece as Buffer
  // The driver stops reading from the server while we are slow, and goes on when we ask for more. A stream that has
  // ended is never asked again: had the end come with a piece that was too much, the next statement would wait for ever.
  stream._read(0)
}

/**
 * Fails loudly where row security would hide rows from whoever makes the backup: the owner must be allowed every row
 * of every table by name.
 */
export async function requireWholeSight(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  const hidden = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity
      and (not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) = 'true'
          and p.polroles @> array[(select oid from pg_roles where rolname = current_user)])
        or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
          and p.polroles && array[0::oid, (select oid from pg_roles where rolname = current_user)]))`
  if (hidden.length > 0)
    throw new Error(`row security hides rows of ${hidden.map(row => row.name).join(', ')} from a backup`)
}
