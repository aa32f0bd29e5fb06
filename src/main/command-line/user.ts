// People, for whoever sits at the installation: a link that makes an account, a link that sets a new password.
import { parseArgs } from 'node:util'
import type { Scene } from '../../kernel/event.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Texts } from '../../kernel/words.ts'
import {
  inviteFromCommandLine,
  listOrganisations,
  listTeams,
  resetFromCommandLine,
} from '../../modules/accounts/commands.ts'
import { type Organisation, roles, type Team } from '../../modules/accounts/model.ts'
import { isSector, type Sector, sectors } from '../../modules/accounts/sectors.ts'
import { CannotStart } from '../cannot-start.ts'
import { type Command, say } from './command.ts'
import { chosen, inside } from './inside-response.ts'

type Role = (typeof roles)[number]

export const userInviteCommand: Command = {
  name: ['user', 'invite'],
  usage:
    '--response <name> --organisation <name> [--team <name>] --role <role> [--role <role>] [--sector <sector>] [--lead]',
  what: 'Prints a link that makes an account.',
  details: `Whoever opens the link chooses a name and a password; hand it over in person or by a channel you trust. It works
once, for seven days. Organisations and teams are named as they are written in Across, in any language, or by their
acronym. --lead makes the person a lead of the team. --response may be left out where there is only one.

Roles: ${roles.join(', ')}. A focal point needs --sector, one of
${sectors.join(', ')}.`,
  run: async args => {
    const { values } = parseArgs({
      args,
      options: {
        response: { type: 'string' },
        organisation: { type: 'string' },
        team: { type: 'string' },
        role: { type: 'string', multiple: true },
        sector: { type: 'string' },
        lead: { type: 'boolean' },
      },
    })
    const wanted = rolesOf(values.role)
    const sector = sectorOf(wanted, values.sector)
    if (values.lead && !values.team)
      throw new CannotStart('--lead is the lead of a team: name it with --team.')
    if (!values.organisation && !values.team)
      throw new CannotStart('Name the organisation with --organisation, or one of its teams with --team.')
    return await inside(async ({ responses, settings, secret, transact }) => {
      const link = await transact(chosen(responses, values.response), async scene => {
        const organisation = values.organisation && (await organisationOf(scene, values.organisation))
        const team = values.team && (await teamOf(scene, values.team, organisation || undefined))
        return await inviteFromCommandLine(
          scene,
          { origin: settings.origin, secret },
          {
            roles: wanted,
            ...(organisation ? { organisationId: organisation.id } : {}),
            ...(team ? { teamId: team.id } : {}),
            ...(values.lead ? { lead: true } : {}),
            ...(sector ? { sector } : {}),
          },
        )
      })
      say(link)
      return 0
    })
  },
}

export const userResetCommand: Command = {
  name: ['user', 'reset'],
  usage: '--response <name> --login <login>',
  what: 'Prints a link that sets a new password.',
  details: `For somebody who forgot the password or lost the phone with the second factor. It works once, for two days, and ends
their sessions, passkeys and second factor when it is used. An account that was stopped is opened again. Their keys are
not touched: those open with their six words, and if these are lost a colleague lets them into the team anew.`,
  run: async args => {
    const { values } = parseArgs({
      args,
      options: { response: { type: 'string' }, login: { type: 'string' } },
    })
    const { login } = values
    if (!login) throw new CannotStart('Whose password? Name the login: across user reset --login amina')
    return await inside(async ({ responses, settings, secret, transact }) => {
      const response = chosen(responses, values.response)
      const place = { origin: settings.origin, secret }
      const link = await transact(response, scene => resetFromCommandLine(scene, place, login)).catch(
        error => {
          if (error instanceof Problem && error.code === 'not-found')
            throw new CannotStart(`Nobody signs in as "${login}" in ${response}.`)
          throw error
        },
      )
      say(link)
      return 0
    })
  },
}

function rolesOf(given: string[] = []): Role[] {
  const known = `Roles are ${roles.join(', ')}.`
  if (given.length === 0) throw new CannotStart(`Say what the person does with --role. ${known}`)
  return given.map(name => {
    const role = roles.find(one => one === name)
    if (!role) throw new CannotStart(`"${name}" is not a role. ${known}`)
    return role
  })
}

function sectorOf(wanted: Role[], given: string | undefined): Sector | undefined {
  if (given !== undefined && !isSector(given))
    throw new CannotStart(`"${given}" is not a sector. Sectors are ${sectors.join(', ')}.`)
  if (wanted.includes('focal-point') && given === undefined)
    throw new CannotStart('A focal point speaks for a sector: name it with --sector.')
  if (!wanted.includes('focal-point') && given !== undefined)
    throw new CannotStart('--sector is for focal points; the sector of others is that of their team.')
  return given
}

async function organisationOf(scene: Scene, named: string): Promise<Organisation> {
  const all = (await listOrganisations(scene)).filter(organisation => !organisation.closedAt)
  return oneNamed('organisation', named, all, ({ name, acronym }) => acronym ?? first(name))
}

async function teamOf(scene: Scene, named: string, of: Organisation | undefined): Promise<Team> {
  const all = await listTeams(scene, of ? { organisationId: of.id } : {})
  return oneNamed(
    'team',
    named,
    all.filter(team => !team.closedAt),
    ({ name }) => first(name),
  )
}

type Named = { id: string; name: Texts; acronym?: string | null }

function oneNamed<T extends Named>(what: string, named: string, all: T[], short: (one: T) => string): T {
  const folded = fold(named)
  const isIt = ({ id, name, acronym }: T) =>
    id === named || [acronym ?? '', ...Object.values(name)].some(one => one && fold(one) === folded)
  const found = all.filter(isIt)
  if (found.length === 1) return found[0]!
  const known = all.length > 0 ? `There is ${all.map(short).join('; ')}.` : 'There is none yet.'
  throw new CannotStart(
    found.length === 0
      ? `There is no ${what} "${named}". ${known}`
      : `Several are called "${named}". Name its organisation too, or give the id: ${found.map(one => one.id).join(', ')}.`,
  )
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

function first(name: Texts): string {
  return name.en ?? Object.values(name)[0] ?? ''
}
