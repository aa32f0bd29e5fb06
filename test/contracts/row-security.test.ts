// The second net, read from the catalogue of the database itself: a table that forgets row security fails here,
// and so does every way around it that we know.
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { appDb, ownerDb, rolledBack } from '../support/rolled-back.ts'
import { makeScene } from '../support/scene.ts'

/** Tables that hold nothing of a response. */
const outside = ['attempt', 'migration', 'response']

describe('row security', () => {
  it('is forced on every table, and leads with the response', async () => {
    const tables = await rolledBack(
      tx => tx<{ name: string; secured: boolean; forced: boolean; leads: boolean; policies: number }[]>`
        select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
          coalesce((select a.attname = 'response_id' from pg_index i
            join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indrelid = c.oid and i.indisprimary), false) as leads,
          (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not c.relispartition`,
      ownerDb(),
    )
    expect(tables.length).toBeGreaterThan(15)
    const wrong = tables.filter(
      t =>
        t.name !== 'migration' &&
        (!t.secured || !t.forced || t.policies === 0 || (!t.leads && !outside.includes(t.name))),
    )
    expect(wrong).toEqual([])
  })

  it('holds in every unique and foreign key: they begin with the response, so they tell nothing of others', async () => {
    const keys = await rolledBack(
      tx => tx<{ table: string; key: string; first: string }[]>`
        select c.relname as table, k.conname as key, a.attname as first
        from pg_constraint k join pg_class c on c.oid = k.conrelid
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f') and c.relname <> all (${outside})`,
      ownerDb(),
    )
    expect(keys.filter(key => key.first !== 'response_id')).toEqual([])
  })

  it('is not lost in a view', async () => {
    const views = await rolledBack(
      tx => tx<{ name: string }[]>`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
          and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`,
      ownerDb(),
    )
    expect(views).toEqual([])
  })

  it('cannot be put aside by the application', async () => {
    const [role] = await rolledBack(
      tx => tx<{ super: boolean; bypass: boolean; owns: number; member: boolean; creates: boolean }[]>`
        select rolsuper as super, rolbypassrls as bypass,
          (select count(*) from pg_class where relowner = r.oid) as owns,
          exists (select from pg_auth_members m where m.member = r.oid
            and m.roleid in (select relowner from pg_class where relname = 'person')) as member,
          has_schema_privilege(r.oid, 'public', 'create') as creates
        from pg_roles r where rolname = current_user`,
    )
    expect(role).toEqual({ super: false, bypass: false, owns: 0, member: false, creates: false })
  })

  const bypasses = [
    'set row_security = off; select count(*) from person',
    'alter table person disable row level security',
    'alter table person no force row level security',
    'drop policy of_response on person',
    'create policy open on person using (true)',
    'truncate person cascade',
    'set role across_owner',
    'set session authorization across_owner',
    'create function sly() returns int language sql as $$ select 1 $$',
    'create view sly as select * from person',
    "copy person to program 'cat'",
    'select * from pg_authid',
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
  ]
  for (const attempt of bypasses)
    it(`refuses: ${attempt}`, async () => {
      await expect(rolledBack(tx => tx.unsafe(attempt))).rejects.toThrow()
    })

  it('shows nobody anything when nothing says who asks', async () => {
    const tables = await rolledBack(
      tx => tx<{ name: string }[]>`
        select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and has_table_privilege('across_app', c.oid, 'select') and c.relname not in ('response', 'attempt', 'migration')`,
      ownerDb(),
    )
    await appDb().transact(async tx => void (await makeScene(tx)).responseId)
    for (const { name } of tables) {
      const [row] = await rolledBack(tx => tx<{ n: number }[]>`select count(*) as n from ${tx(name)}`)
      expect(`${name}: ${row!.n}`).toBe(`${name}: 0`)
    }
  })

  it('shows a person nothing of another response, nor lets them write there', async () => {
    await rolledBack(async tx => {
      const there = await makeScene(tx)
      const here = await makeScene(tx)
      await here.as('ibrahim')
      const rows = await tx`select 1 from person where response_id = ${there.responseId}`
      expect(rows.length).toBe(0)
      await expect(
        tx.savepoint(
          sp =>
            sp`insert into holiday (response_id, day, name) values (${there.responseId}, '2027-01-01', '{}')`,
        ),
      ).rejects.toThrow(/row-level security/)
      const changed =
        await tx`update organisation set acronym = 'X' where response_id = ${there.responseId} returning id`
      expect(changed.length).toBe(0)
    })
  })

  it('does not outlive its transaction', async () => {
    await rolledBack(async tx => {
      const scene = await makeScene(tx)
      await scene.as('amina')
    })
    const [row] = await rolledBack(
      tx => tx<{ response: string | null }[]>`select actor_response() as response`,
    )
    expect(row!.response).toBeNull()
  })

  it('lets no event be changed or taken away', async () => {
    await rolledBack(async tx => {
      await (await makeScene(tx)).as('ibrahim')
      const id = newId()
      await expect(
        tx.savepoint(sp => sp`update event set type = 'a.b' where subject = ${id}`),
      ).rejects.toThrow(/permission denied/)
      await expect(tx.savepoint(sp => sp`delete from event`)).rejects.toThrow(/permission denied/)
    })
  })
})
