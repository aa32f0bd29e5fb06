// Counted, not kept: the numbers add up, and what was counted is nowhere beside a referral.
import { describe, expect, it } from 'vitest'
import { ownerDb, rolledBack } from '../../../../test/support/rolled-back.ts'
import type { Tx } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/id.ts'
import type { Counted } from '../model.ts'
import { makeStage } from '../referrals.testing.ts'
import { getCounts } from './counts.ts'
import { countRefusedConsent, inform } from './inform.ts'

// Values that no other column of the database happens to hold.
const child: Counted = { sex: 'other', ageBand: '15-17', disability: 'yes' }
const unknown: Counted = { sex: 'unknown', ageBand: 'unknown', disability: 'unknown' }
const notAsked: Counted = { sex: 'not-asked', ageBand: 'not-asked', disability: 'not-asked' }

describe('tallies', () => {
  it('add up to the steps that were taken', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const first = await stage.send({ counted: child })
      await stage.send({ counted: unknown })
      await stage.send({ counted: notAsked, area: null })
      await stage.move('nadia', first, 'receipt', { counted: child })
      await stage.move('nadia', first, 'acceptance')
      await stage.as('system')
      const steps = await tx`
        select month, step, to_sector, sex, age_band, disability, total from referral_tally order by step, sex`
      const cell = { month: 202611, toSector: 'child-protection', total: 1 }
      expect(steps).toEqual([
        { ...cell, step: 'accepted', sex: 'not-stated', ageBand: 'not-stated', disability: 'not-stated' },
        { ...cell, step: 'received', ...child },
        { ...cell, step: 'sent', ...notAsked },
        { ...cell, step: 'sent', ...child },
        { ...cell, step: 'sent', ...unknown },
      ])
      expect(
        await tx`select step, sex, age_band, disability, total from referral_child_tally order by step, sex`,
      ).toEqual(
        steps.map(({ step, sex, ageBand, disability, total }) => ({ step, sex, ageBand, disability, total })),
      )
      const sectors = { month: 202611, toSector: 'child-protection' }
      expect(
        await tx`select month, step, from_sector, to_sector, total from referral_step_tally order by step`,
      ).toEqual([
        { ...sectors, step: 'accepted', fromSector: '', total: 1 },
        { ...sectors, step: 'received', fromSector: '', total: 1 },
        { ...sectors, step: 'sent', fromSector: 'education', total: 3 },
      ])
      const areas = await tx`select step, area_pcode, total from referral_area_tally order by step`
      expect(areas).toEqual([
        { step: 'accepted', areaPcode: 'TM0202', total: 1 },
        { step: 'received', areaPcode: 'TM0202', total: 1 },
        { step: 'sent', areaPcode: 'TM0202', total: 2 },
      ])
      expect(await tx`select step, area_pcode, total from referral_area_total order by step`).toEqual(areas)
    }))

  it('report no area finer than the response does', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.send()
      await stage.settings({ areaLevel: 1 })
      await tx`update referral set state = state`
      const [id] = await tx<{ id: string }[]>`select id from referral`
      await stage.move('nadia', id!.id, 'acceptance')
      await stage.as('system')
      expect(await tx`select area_pcode from referral_area_tally where step = 'accepted'`).toEqual([
        { areaPcode: 'TM02' },
      ])
    }))

  it('hold services that were only shown, once for each showing', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const shown = { id: newId(), fromSector: 'wash', toSector: 'health' }
      expect((await inform(await stage.as('daniel'), shown)).outcome).toBe('stored')
      expect((await inform(await stage.as('daniel'), shown)).outcome).toBe('repeated')
      await expect(inform(await stage.as('nobody'), { ...shown, id: newId() })).rejects.toMatchObject({
        code: 'not-found',
      })
      await stage.as('system')
      expect(await tx`select step, from_sector, to_sector, total from referral_step_tally`).toEqual([
        { step: 'informed', fromSector: 'wash', toSector: 'health', total: 1 },
      ])
    }))

  it('take the sector of who showed them, where the phone does not say it', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await inform(await stage.as('daniel'), { id: newId(), toSector: 'health' })
      await expect(
        inform(await stage.as('daniel'), { id: newId(), toSector: 'circus' }),
      ).rejects.toMatchObject({ code: 'not-valid' })
      await stage.as('system')
      expect(await tx`select from_sector, to_sector, total from referral_step_tally`).toEqual([
        { fromSector: 'education', toSector: 'health', total: 1 },
      ])
    }))

  it('hold that somebody did not agree, once for each sector asked for, and nothing beside it', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const no = {
        id: newId(),
        toSectors: ['health', 'child-protection', 'health'],
        reason: 'afraid' as const,
      }
      expect((await countRefusedConsent(await stage.as('daniel'), no)).outcome).toBe('stored')
      expect((await countRefusedConsent(await stage.as('daniel'), no)).outcome).toBe('repeated')
      const again = { ...no, id: newId(), toSectors: ['health'] }
      await countRefusedConsent(await stage.as('leila'), again)
      await expect(countRefusedConsent(await stage.as('nobody'), again)).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(
        countRefusedConsent(await stage.as('daniel'), { ...no, id: newId(), toSectors: ['circus'] }),
      ).rejects.toMatchObject({ code: 'not-valid' })
      await stage.as('system')
      expect(
        await tx`select month, to_sector, reason, total from referral_refused_tally order by to_sector`,
      ).toEqual([
        { month: 202611, toSector: 'child-protection', reason: 'afraid', total: 1 },
        { month: 202611, toSector: 'health', reason: 'afraid', total: 2 },
      ])
      expect(await tx`select from referral_step_tally`).toHaveLength(0)
      // The trail does not tell a no from a showing.
      expect(
        await tx`select distinct type, data from event where subject = any(${[no.id, again.id]})`,
      ).toEqual([{ type: 'referral.informed', data: {} }])
      expect(await tablesHolding(tx, ['afraid'])).toEqual(['referral_refused_tally'])
    }))

  it('show a focal point the noes to their own sector, a worker none', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const no = { id: newId(), toSectors: ['education', 'health'], reason: 'not-said' as const }
      await countRefusedConsent(await stage.as('daniel'), no)
      expect((await getCounts(await stage.as('amina'))).refused).toHaveLength(2)
      expect((await getCounts(await stage.as('grace'))).refused.map(row => row.toSector)).toEqual(['health'])
      await expect(getCounts(await stage.as('daniel'))).rejects.toMatchObject({ code: 'not-found' })
      expect(await tx`select from referral_refused_tally`).toHaveLength(0)
    }))

  it('are read by those who coordinate and cannot be written past their function', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      await stage.send()
      for (const who of ['amina', 'jonas', 'ibrahim', 'claire', 'system'] as const) {
        await stage.as(who)
        expect(await tx`select from referral_tally`).toHaveLength(1)
      }
      for (const who of ['daniel', 'nadia', 'victor', 'farida', 'nobody'] as const) {
        await stage.as(who)
        expect(await tx`select from referral_tally`).toHaveLength(0)
      }
      await stage.as('amina')
      await expect(tx.savepoint(inner => inner`update referral_tally set total = 9`)).rejects.toMatchObject({
        code: '42501',
      })
    }))

  it('are the only place in the whole database that holds what was counted', () =>
    rolledBack(async tx => {
      const stage = await makeStage(tx)
      const id = await stage.send({ counted: child })
      for (const kind of ['receipt', 'acceptance', 'start', 'completion'] as const)
        await stage.move('nadia', id, kind, { counted: child })
      await stage.move('daniel', id, 'closure', { counted: child })
      await stage.as('system')
      const found = await tablesHolding(tx, ['"other"', '15-17', 'ageBand', 'age_band', '"disability"'])
      expect(found).toEqual(['referral_child_tally', 'referral_tally'])
    }))
})

/** Tables in which any row that this transaction may read holds one of these texts. */
async function tablesHolding(tx: Tx, texts: string[]): Promise<string[]> {
  const tables = await ownerDb().transact(
    owner => owner<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname <> 'service' order by relname`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const readable = await tx`select has_table_privilege(${name}, 'select') as may`
    if (!readable[0]!.may) continue
    const rows = await tx`
      select from ${tx(name)} t where to_jsonb(t)::text like any(${texts.map(text => `%${text}%`)}) limit 1`
    if (rows.length > 0) found.push(name)
  }
  return found
}
