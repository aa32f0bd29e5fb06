// The second net: what row security and column rights refuse, whatever the code before them let through.
import { describe, expect, it } from 'vitest'
import { cast, organisations, teams } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { type Country, makeScene } from '../../../test/support/scene.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/id.ts'
import { hashToken, openSession } from '../../kernel/session.ts'

const forbidden = { code: '42501' }

function inCountry(work: (country: Country, tx: Tx) => Promise<void>): Promise<void> {
  return rolledBack(async tx => work(await makeScene(tx), tx))
}

/** A statement that is expected to fail, without ending the transaction. */
function tried(tx: Tx, statement: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  return tx.savepoint(inner => statement(inner as Tx))
}

describe('secrets', () => {
  it('are in no ordinary select, not even an administrator’s or the system’s', () =>
    inCountry(async (country, tx) => {
      for (const become of [
        () => country.as('ibrahim'),
        () => country.asSystem(),
        () => country.asNobody(),
      ]) {
        await become()
        for (const statement of [
          'select password_hash from person',
          'select totp_secret from person',
          'select * from person',
          'select token_hash from invitation',
          'select token_hash from session',
          "select id from person where password_hash like '$argon2id%'",
        ])
          await expect(tried(tx, inner => inner.unsafe(statement))).rejects.toMatchObject(forbidden)
      }
    }))

  it('of a login are handed out inside its own response only', () =>
    inCountry(async (country, tx) => {
      await country.asNobody()
      expect(await tx`select person_id from credentials_of('hana')`).toEqual([{ personId: cast.hana.id }])
      await tx`select set_config('across.response', ${newId()}, true)`
      expect(await tx`select person_id from credentials_of('hana')`).toEqual([])
    }))
})

describe('people', () => {
  it('are not read by somebody without an account', () =>
    inCountry(async (country, tx) => {
      await country.asNobody()
      expect(await tx`select id from person`).toEqual([])
      expect(await tx`select id from session`).toEqual([])
      expect(await tx`select id from invitation`).toEqual([])
    }))

  it('are not added, changed or removed by somebody who is not concerned', () =>
    inCountry(async (country, tx) => {
      await country.as('victor')
      const insert = (inner: Tx) => inner`
        insert into person (response_id, id, organisation_id, login, name, created_at)
        values (${country.responseId}, ${newId()}, ${organisations.farHorizon!.id}, 'intruder', 'X', ${country.now})`
      await expect(tried(tx, insert)).rejects.toMatchObject(forbidden)
      expect((await tx`update person set suspended_at = now() where id = ${cast.hana.id}`).count).toBe(0)
      expect((await tx`delete from person where id = ${cast.victor.id}`).count).toBe(0)
      expect((await tx`update person set language = 'fr' where id = ${cast.victor.id}`).count).toBe(1)
    }))
})

describe('rights', () => {
  it('are not raised by their own holder, whoever that is', () =>
    inCountry(async (country, tx) => {
      for (const name of ['victor', 'ibrahim'] as const) {
        await country.as(name)
        const role = (inner: Tx) => inner`
          insert into role_grant (response_id, person_id, role, granted_at)
          values (${country.responseId}, ${cast[name].id}, 'custodian', ${country.now})`
        await expect(tried(tx, role)).rejects.toMatchObject(forbidden)
        const membership = (inner: Tx) => inner`
          insert into membership (response_id, team_id, person_id, since)
          values (${country.responseId}, ${teams.clinic!.id}, ${cast[name].id}, ${country.now})`
        await expect(tried(tx, membership)).rejects.toMatchObject(forbidden)
      }
      const change =
        await tx`update role_grant set role = 'custodian' where person_id = ${cast.victor.id}`.catch(
          (error: { code: string }) => error.code,
        )
      expect(change).toBe('42501')
    }))

  it('of others are not changed by a lead of another team', () =>
    inCountry(async (country, tx) => {
      await country.as('victor')
      expect((await tx`update membership set lead = true where person_id = ${cast.hana.id}`).count).toBe(0)
      expect((await tx`delete from role_grant where person_id = ${cast.hana.id}`).count).toBe(0)
    }))
})

describe('sessions, passkeys and settings', () => {
  it('of others are neither seen nor ended by a stranger', () =>
    inCountry(async (country, tx) => {
      const system = await country.asSystem()
      const token = await openSession(system, cast.hana.id, 'password')
      await tx`insert into passkey (response_id, id, person_id, public_key, created_at)
        values (${country.responseId}, 'key', ${cast.hana.id}, '\\x00', ${country.now})`
      await country.as('victor')
      expect(await tx`select id from session where person_id = ${cast.hana.id}`).toEqual([])
      expect((await tx`delete from session where person_id = ${cast.hana.id}`).count).toBe(0)
      expect(await tx`select id from passkey`).toEqual([])
      await country.as('ibrahim')
      expect(await tx`select id from passkey`).toEqual([])
      expect((await tx`delete from session where person_id = ${cast.hana.id}`).count).toBe(1)
      const [row] = await tx`select enter(${country.slug}, ${hashToken(token)}, ${country.now}) as entered`
      expect(row!.entered).toMatchObject({ person: null })
    }))

  it('are opened by a signed-in person for nobody else', () =>
    inCountry(async (country, tx) => {
      const victor = await country.as('victor')
      await expect(
        tried(tx, inner => openSession({ ...victor, tx: inner }, cast.ibrahim.id, 'password')),
      ).rejects.toMatchObject(forbidden)
    }))

  it('of the response are an administrator’s to change', () =>
    inCountry(async (country, tx) => {
      await country.as('amina')
      expect(
        (await tx`update response set emergency_phone = '1' where id = ${country.responseId}`).count,
      ).toBe(0)
      await country.as('ibrahim')
      expect(
        (await tx`update response set emergency_phone = '1' where id = ${country.responseId}`).count,
      ).toBe(1)
    }))
})
