// Scenes: the invented country in a response of its own, and its people as actors.
import { type CastName, cast } from '../../demo/country.ts'
import { plantCountry } from '../../demo/plant.ts'
import { type Actor, nobody, type Person } from '../../src/kernel/actor.ts'
import type { Tx } from '../../src/kernel/db.ts'
import type { Scene } from '../../src/kernel/event.ts'
import { newId } from '../../src/kernel/id.ts'
import { hashToken, openSession } from '../../src/kernel/session.ts'

/** A Monday morning in Tamuria. */
export const monday = new Date('2026-11-23T07:00:00Z')

export type Country = Scene & {
  responseId: string
  slug: string
  /** From here on the transaction acts as that person, in code and in row security; gives their scene. */
  as(name: CastName): Promise<Scene & { actor: Person }>
  asNobody(): Promise<Scene>
  asSystem(): Promise<Scene>
}

/** The invented country, planted in this transaction. */
export async function makeScene(tx: Tx, now: Date = monday): Promise<Country> {
  const responseId = newId()
  const slug = `t${responseId.slice(0, 8)}`
  const planted = await plantCountry(tx, { responseId, slug, now })
  const clear = () =>
    tx`select set_config('across.scope', '', true), set_config('across.person', '', true),
      set_config('across.teams', '', true), set_config('across.leads', '', true), set_config('across.roles', '', true),
      set_config('across.organisation', '', true), set_config('across.response', ${responseId}, true)`
  return {
    ...planted,
    responseId,
    slug,
    as: async name => {
      await clear()
      const token = await openSession({ ...planted, now }, cast[name].id, 'demonstration')
      const [row] = await tx<{ entered: { person: Person & { provedAt: string; seenAt: string } } }[]>`
        select enter(${slug}, ${hashToken(token)}, ${now}) as entered`
      const person = row!.entered.person
      const actor: Person = {
        ...person,
        kind: 'person',
        provedAt: new Date(person.provedAt),
        seenAt: new Date(person.seenAt),
      }
      return { ...planted, actor }
    },
    asNobody: async () => {
      await clear()
      const actor: Actor = nobody
      return { ...planted, actor }
    },
    asSystem: async () => {
      await clear()
      await tx`select set_config('across.scope', 'system', true)`
      return planted
    },
  }
}
