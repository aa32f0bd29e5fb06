// The response itself: founded, its settings changed, its holidays kept.
import { type ResponseInfo, type Role, system } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import { append, type Scene } from '../../../kernel/event.ts'
import { newId, tidyCode } from '../../../kernel/id.ts'
import { becomeSystem } from '../../../kernel/jobs.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import { setUpCode } from '../commands.ts'
import type { FormErrors, FoundingForm, Holiday, HolidayForm, JoinForm, SettingsForm } from '../model.ts'
import { hashPassword } from '../passwords.ts'
import { mayChangeSettings, mayFoundResponse, mustBeProved } from '../policy.ts'
import { passwordProblem } from '../rules/password.ts'
import { insertOrganisation } from '../store/organisations.ts'
import { insertPerson } from '../store/people.ts'
import * as store from '../store/responses.ts'
import { insertGrant } from '../store/rights.ts'
import { aboutPerson, invite } from './links.ts'

/** Whether this installation still waits for its first response. Demonstrations do not count. */
export async function isUnfounded(tx: Tx): Promise<boolean> {
  return (await store.listResponses(tx)).every(response => response.demonstration)
}

export type Founded = { scene: Scene; personId: string } | { errors: FormErrors }

/**
 * The first response of an installation, its first organisation and administrator.
 * @param given.code what was printed where the program was started
 * Throws *not found* when there is a response already.
 */
export async function foundFirst(
  place: { tx: Tx; now: Date; secret: Uint8Array },
  given: { code: string; founding: FoundingForm; administrator: JoinForm; roles: Role[] },
): Promise<Founded> {
  const { tx, now, secret } = place
  await store.lockFounding(tx)
  must(await isUnfounded(tx))
  if (tidyCode(given.code) !== setUpCode(secret)) return { errors: { code: 'accounts.error.set-up-code' } }
  const { founding, administrator } = given
  const weak = passwordProblem(administrator.password, aboutPerson(administrator, founding))
  if (weak) return { errors: { password: weak } }
  const scene = await found(tx, now, founding)
  if (!scene) return { errors: { slug: 'accounts.error.slug-taken' } }
  const passwordHash = await hashPassword(administrator.password)
  const person = { ...administrator, organisationId: founding.organisation.id, passwordHash }
  await insertPerson(tx, founding.id, person, now)
  for (const role of new Set<Role>(['administrator', ...given.roles]))
    await insertGrant(tx, founding.id, person.id, { role, sector: '' }, now)
  await append(scene, { type: 'person.joined', subject: person.id, data: { founder: true } })
  return { scene, personId: person.id }
}

/**
 * A further response, by an administrator of the global one, who gets a link for its first administrator.
 * @returns what the link holds
 */
export async function foundFurther(
  scene: Scene,
  secret: Uint8Array,
  founding: FoundingForm,
): Promise<{ token: string; response: ResponseInfo } | { errors: FormErrors }> {
  must(mayFoundResponse(scene.actor, scene.response))
  mustBeProved(scene)
  await append(scene, { type: 'response.founded-further', subject: founding.id })
  const founded = await found(scene.tx, scene.now, founding)
  if (!founded) return { errors: { slug: 'accounts.error.slug-taken' } }
  const token = await invite(founded, secret, {
    id: newId(),
    organisationId: founding.organisation.id,
    teamId: null,
    lead: false,
    roles: ['administrator'],
    sector: '',
  })
  return { token, response: founded.response }
}

/** From here on the transaction acts as the system inside the new response. */
async function found(tx: Tx, now: Date, founding: FoundingForm): Promise<Scene | undefined> {
  if (await store.isSlugTaken(tx, founding.slug)) return undefined
  await tx`select set_config('across.scope', 'system', true), set_config('across.response', ${founding.id}, true)`
  await store.insertResponse(tx, founding, now)
  const response = await becomeSystem({ tx, responseId: founding.id })
  const scene: Scene = { tx, now, response, actor: system }
  await insertOrganisation(tx, founding.id, founding.organisation, now)
  // From the first day on: who has something due is told in the morning.
  const jobs = [{ name: 'due.digest', key: 'daily' }]
  await append(scene, { type: 'response.founded', subject: founding.id, jobs })
  return scene
}

export async function holidays(scene: Scene): Promise<Holiday[]> {
  must(mayChangeSettings(scene.actor))
  return await store.listHolidays(scene.tx, scene.response.id)
}

export async function changeSettings(scene: Scene, form: SettingsForm): Promise<void> {
  must(mayChangeSettings(scene.actor))
  await store.updateResponse(scene.tx, scene.response.id, form)
  await append(scene, { type: 'response.changed', subject: scene.response.id })
}

/** @returns false when that day is in the list already */
export async function addHoliday(scene: Scene, form: HolidayForm): Promise<boolean> {
  must(mayChangeSettings(scene.actor))
  if (!(await store.insertHoliday(scene.tx, scene.response.id, form))) return false
  await append(scene, { type: 'response.holiday-added', subject: scene.response.id, data: { day: form.day } })
  return true
}

export async function removeHoliday(scene: Scene, day: string): Promise<void> {
  must(mayChangeSettings(scene.actor))
  if (!(await store.removeHoliday(scene.tx, scene.response.id, day))) throw notFound()
  await append(scene, { type: 'response.holiday-removed', subject: scene.response.id, data: { day } })
}
