// One entry: read, added, changed, ended; and its places.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { isSector } from '../../accounts/sectors.ts'
import { areaChoice } from '../commands/areas.ts'
import { addProvider, addService, changeService, getEntry, setStatus } from '../commands/entry.ts'
import { todayOf } from '../commands/today.ts'
import { readService, readTexts } from '../form.ts'
import { Pcode, Provider, populations, type Service, statuses } from '../model.ts'
import { isReferralStaff, keepsAll, mayAddProvider, mayAddSomething, mayConfirm, mayKeep } from '../policy.ts'
import { blankService } from '../rules/blank.ts'
import { type Asked, fits } from '../rules/eligibility.ts'
import { freshnessSettings } from '../rules/freshness.ts'
import { addDays, localTimeOf } from '../rules/hours.ts'
import { parseAge } from '../rules/search.ts'
import { areaNames } from '../store/areas.ts'
import { providers, teamsOf } from '../store/kept.ts'
import { namedOptions } from '../views/choices.ts'
import { DetailPage } from '../views/detail.tsx'
import { EditPage } from '../views/edit.tsx'
import { areaOptions } from '../views/find.tsx'
import { ProviderPage, StatusPage } from '../views/small.tsx'

export async function showService(x: Exchange): Promise<Answer> {
  const { words, actor, query } = x
  const entry = await getEntry(x, x.params.id!)
  const sex = query.get('sex')
  const disability = query.get('disability')
  const asked: Asked = {
    age: parseAge(query.get('age') ?? ''),
    sex: sex === 'female' || sex === 'male' ? sex : undefined,
    population: populations.find(one => one === query.get('population')),
    disability: disability === 'yes' || disability === 'no' ? disability : undefined,
  }
  const wasAsked = Object.values(asked).some(answer => answer !== undefined)
  const may = {
    keep: mayKeep(actor, entry),
    confirm: mayConfirm(actor, entry),
    refer: actor.kind === 'person' && actor.teams.length > 0 && isReferralStaff(actor),
    redirect: actor.kind === 'person',
  }
  return page(
    words.pick(entry.name),
    <DetailPage
      words={words}
      at={path => x.at(path)}
      entry={entry}
      now={localTimeOf(x.now, x.response.timeZone)}
      settings={freshnessSettings(x.response)}
      asked={asked}
      fit={wasAsked ? fits(entry, asked) : undefined}
      may={may}
      informedId={may.redirect ? newId() : undefined}
    />,
    { current: 'services', scripts: ['print-button'], cacheSeconds: 60 },
  )
}

export async function newService(x: Exchange): Promise<Answer> {
  must(mayAddSomething(x.actor))
  const person = x.person()
  const [team] = person.teams
  const provider = x.query.get('provider')
  const blank = blankService(newId(), isId(provider) ? provider : person.organisationId, todayOf(x))
  const sector = isSector(team?.sector) ? team.sector : blank.sector
  return drawEdit(x, { ...blank, sector, ownerTeamId: team?.id ?? null }, undefined, [], {})
}

export async function editService(x: Exchange): Promise<Answer> {
  const entry = await getEntry(x, x.params.id!)
  must(mayKeep(x.actor, entry))
  return drawEdit(
    x,
    entry,
    entry.version,
    entry.areas.map(area => area.pcode),
    {},
  )
}

export async function postService(x: Exchange): Promise<Answer> {
  must(mayAddSomething(x.actor))
  const today = todayOf(x)
  const id = x.fields.text('id')
  if (!isId(id)) throw new Problem('not-understood')
  const person = x.person()
  const before = blankService(id, person.organisationId, today)
  const { value, errors } = readService(x.fields, before, x.words)
  const coverage = readCoverage(x)
  // Whoever adds an entry has just looked at it.
  const service = { ...value, lastCheck: today, nextCheck: addDays(today, value.checkDays) }
  if (Object.keys(errors).length > 0) return refused(await drawEdit(x, service, undefined, coverage, errors))
  await addService(x, service, coverage)
  return redirect(x.at(`/services/${id}/sites/new`), 'directory.done.added')
}

export async function postServiceChange(x: Exchange): Promise<Answer> {
  const entry = await getEntry(x, x.params.id!)
  must(mayKeep(x.actor, entry))
  const version = Number(x.fields.text('version'))
  const { value, errors } = readService(x.fields, entry, x.words)
  const coverage = readCoverage(x)
  if (Object.keys(errors).length > 0) return refused(await drawEdit(x, value, version, coverage, errors))
  await changeService(x, value, version, coverage)
  return redirect(x.at(`/services/${entry.id}`), 'directory.done.saved')
}

export async function askStatus(x: Exchange): Promise<Answer> {
  const entry = await getEntry(x, x.params.id!)
  must(mayKeep(x.actor, entry))
  return page(
    x.words.say('directory.status.change'),
    <StatusPage words={x.words} at={path => x.at(path)} entry={entry} />,
    { current: 'services' },
  )
}

export async function postStatus(x: Exchange): Promise<Answer> {
  const status = statuses.find(one => one === x.fields.text('status'))
  if (!status) throw new Problem('not-valid')
  await setStatus(x, x.params.id!, status)
  return redirect(x.at(`/services/${x.params.id}`), 'directory.done.saved')
}

export async function newProvider(x: Exchange): Promise<Answer> {
  must(mayAddProvider(x.actor))
  return drawProvider(x, { ...blankProvider, id: newId() }, {})
}

export async function postProvider(x: Exchange): Promise<Answer> {
  must(mayAddProvider(x.actor))
  const given = {
    id: x.fields.text('id'),
    name: readTexts(x.fields, 'name'),
    acronym: x.fields.text('acronym') || null,
    kind: x.fields.text('kind'),
  }
  const parsed = v.safeParse(Provider, given)
  if (!parsed.success) {
    const errors = { [`name.${x.words.language}`]: x.words.say('directory.error.provider') }
    return refused(await drawProvider(x, { ...blankProvider, id: given.id, name: given.name }, errors))
  }
  await addProvider(x, parsed.output)
  return redirect(`${x.at('/services/new')}?provider=${parsed.output.id}`, 'directory.done.provider')
}

const blankProvider: Provider = {
  id: '',
  name: {},
  acronym: null,
  kind: 'ngo',
  description: {},
  website: '',
  source: null,
}

async function drawProvider(x: Exchange, provider: Provider, errors: FieldErrors) {
  return page(
    x.words.say('directory.provider.add'),
    <ProviderPage words={x.words} at={path => x.at(path)} provider={provider} errors={errors} />,
    { current: 'services' },
  )
}

function readCoverage(x: Exchange): string[] {
  return x.fields.all('coverage').filter(pcode => v.is(Pcode, pcode))
}

async function drawEdit(
  x: Exchange,
  service: Service,
  version: number | undefined,
  coverage: readonly string[],
  errors: FieldErrors,
) {
  const { words, tx, response, actor } = x
  const choosing = keepsAll(actor) || mayAddProvider(actor)
  const [known, teams, areas] = await Promise.all([
    choosing ? providers(tx, response.id) : [],
    teamsOf(tx, response.id, service.organisationId),
    areaChoice(x, undefined),
  ])
  const choosable = areas.all.length > 0 ? areas.all : await coverageChoice(x, coverage)
  return page(
    words.say(version === undefined ? 'directory.add.title' : 'directory.edit.title'),
    <EditPage
      words={words}
      at={path => x.at(path)}
      service={service}
      version={version}
      coverage={coverage}
      errors={errors}
      providers={namedOptions(words, known)}
      teams={namedOptions(words, teams)}
      areas={areaOptions(words, choosable)}
      mayChooseProvider={choosing}
    />,
    { current: 'services' },
  )
}

/** Where there are too many areas for a list: the larger ones, and those that are chosen already. */
export async function coverageChoice(x: Exchange, chosen: readonly string[]) {
  const all = await areaNames(x.tx, x.response.id)
  const larger = all.filter(area => area.level <= 2).slice(0, 400)
  return [...larger, ...all.filter(area => chosen.includes(area.pcode) && !larger.includes(area))]
}
