// Finding a service, choosing a place, telling that nothing fits, and carrying a copy along.
import { isPerson } from '../../../kernel/actor.ts'
import { type Answer, json, nothing, page, redirect } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { Problem } from '../../../kernel/problem.ts'
import { findOrganisation, focalPointsOf } from '../../accounts/commands.ts'
import { isSector, type Sector } from '../../accounts/sectors.ts'
import { areaChoice, findAreas } from '../commands/areas.ts'
import { makeCopy } from '../commands/copy.ts'
import { searchServices } from '../commands/search.ts'
import { findUnmetNeeds, recordUnmetNeed } from '../commands/unmet.ts'
import { ageBands } from '../model.ts'
import { isNeed, sectorOfNeed } from '../needs.ts'
import { isReferralStaff, mayAddSomething } from '../policy.ts'
import { packCopy } from '../rules/copy.ts'
import { freshnessSettings } from '../rules/freshness.ts'
import { cursorText, emptySearch, parseCursor, parseSearch, searchAddress } from '../rules/search.ts'
import { areaNames, findHoliday } from '../store/areas.ts'
import { PlacesPage } from '../views/areas.tsx'
import { FindPage } from '../views/find.tsx'
import { UnmetList, UnmetTold } from '../views/unmet.tsx'

export async function listServices(x: Exchange): Promise<Answer> {
  const { words, actor } = x
  const search = parseSearch(x.query)
  const after = parseCursor(x.query.get('after'))
  const [result, area] = await Promise.all([searchServices(x, search, { after }), areaChoice(x, search.area)])
  const holiday = search.openNow ? await findHoliday(x.tx, x.response.id, result.at.day) : undefined
  return page(
    words.say('directory.find.title'),
    <FindPage
      words={words}
      at={path => x.at(path)}
      search={search}
      result={result}
      area={area}
      settings={freshnessSettings(x.response)}
      emergencyPhone={x.response.emergencyPhone}
      holiday={holiday && words.pick(holiday)}
      next={result.next && x.at('/services') + searchAddress(search, {}, { after: cursorText(result.next) })}
      isFirstPage={after === undefined}
      unmetId={newId()}
      mayAdd={mayAddSomething(actor)}
      isSignedIn={actor.kind === 'person'}
    />,
    { current: 'services', width: 'wide', cacheSeconds: 60 },
  )
}

/** `in` is the area one has gone into, `place` what was typed. */
export async function choosePlace(x: Exchange): Promise<Answer> {
  const search = parseSearch(x.query)
  const asked = (x.query.get('place') ?? '').trim().slice(0, 80)
  const { areas, parent } = await findAreas(x, { words: asked, parent: x.query.get('in') ?? undefined })
  return page(
    x.words.say('directory.place.choose'),
    <PlacesPage
      words={x.words}
      at={path => x.at(path)}
      search={search}
      asked={asked}
      parent={parent}
      areas={areas}
    />,
    { current: 'services' },
  )
}

export async function postUnmetNeed(x: Exchange): Promise<Answer> {
  const { fields } = x
  const need = fields.text('need')
  const sector = isNeed(need) ? sectorOfNeed(need) : fields.text('sector')
  const id = fields.text('id')
  if (!isSector(sector)) throw new Problem('not-valid', 'directory.problem.choose-sector')
  if (!isId(id)) throw new Problem('not-understood')
  await x.attempt({ kind: 'unmet need', key: x.address, most: 30, windowSeconds: 3600 })
  await recordUnmetNeed(x, {
    id,
    sector,
    need: isNeed(need) ? need : undefined,
    area: fields.text('area') || undefined,
    ageBand: ageBands.find(band => band === fields.text('ageBand')) ?? 'unknown',
  })
  return redirect(`${x.at('/services/unmet-needs/told')}?sector=${sector}`)
}

/** What to do next: the emergency number, the hotlines of that sector from anywhere, and passing the child on. */
export async function showUnmetTold(x: Exchange): Promise<Answer> {
  const asked = x.query.get('sector')
  const sector = isSector(asked) ? asked : 'child-protection'
  const { entries, at } = await searchServices(x, { ...emptySearch, sector })
  return page(
    x.words.say('directory.unmet.told'),
    <UnmetTold
      words={x.words}
      at={path => x.at(path)}
      emergencyPhone={x.response.emergencyPhone}
      hotlines={entries.filter(entry => entry.access.includes('hotline')).slice(0, 3)}
      now={at}
      settings={freshnessSettings(x.response)}
      mayRedirect={isReferralStaff(x.actor)}
      focalPoints={await focalPointNames(x, sector)}
    />,
    { current: 'services' },
  )
}

/** Names are for people of the response; a visitor without an account is not told who works here. */
async function focalPointNames(x: Exchange, sector: Sector) {
  if (!isPerson(x.actor)) return []
  const people = await focalPointsOf(x, sector)
  return Promise.all(
    people.map(async ({ name, organisationId }) => ({
      name,
      organisation: (await findOrganisation(x, organisationId))?.name ?? {},
    })),
  )
}

export async function listUnmetNeeds(x: Exchange): Promise<Answer> {
  const asked = Number(x.query.get('months') ?? 3)
  const sector = x.query.get('sector') ?? ''
  const filter = {
    months: [1, 3, 12].includes(asked) ? asked : 3,
    sector: isSector(sector) ? sector : undefined,
    area: x.query.get('area') ?? undefined,
  }
  const { rows } = await findUnmetNeeds(x, filter)
  const areas = await areaNames(x.tx, x.response.id)
  return page(
    x.words.say('directory.unmet.list'),
    <UnmetList
      words={x.words}
      at={path => x.at(path)}
      rows={rows}
      areaNames={new Map(areas.map(area => [area.pcode, x.words.pick(area.name)]))}
      filter={filter}
    />,
    { current: 'services/checks', width: 'wide' },
  )
}

/** `have` is the version that the phone holds: nothing is sent when it is still the same. */
export async function getCopy(x: Exchange): Promise<Answer> {
  const copy = await makeCopy(x, x.query.get('area') || undefined)
  x.setHeader('etag', `"${copy.version}"`)
  if (x.query.get('have') === copy.version) return nothing
  return json(packCopy(copy))
}
