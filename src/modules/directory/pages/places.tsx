// The places of an entry.
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must, Problem } from '../../../kernel/problem.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { areaChoice } from '../commands/areas.ts'
import { getEntry } from '../commands/entry.ts'
import { getSite, keepSite, removeSite } from '../commands/sites.ts'
import { readPlace } from '../form.ts'
import type { Entry, Location, Site } from '../model.ts'
import { mayKeep, maySeeProtectedPlace } from '../policy.ts'
import { blankLocation, blankSite } from '../rules/blank.ts'
import { areaNames } from '../store/areas.ts'
import { areaOptions } from '../views/find.tsx'
import { PlacePage } from '../views/place.tsx'

export async function newSite(x: Exchange): Promise<Answer> {
  const entry = await getEntry(x, x.params.id!)
  must(mayKeep(x.actor, entry))
  const locationId = newId()
  return draw(
    x,
    entry,
    blankSite(newId(), locationId),
    blankLocation(locationId, entry.organisationId),
    true,
    {},
  )
}

export async function postSite(x: Exchange): Promise<Answer> {
  const entry = await getEntry(x, x.params.id!)
  must(mayKeep(x.actor, entry))
  const id = x.fields.text('id')
  const locationId = x.fields.text('locationId')
  if (!isId(id) || !isId(locationId)) throw new Problem('not-understood')
  const before = {
    site: blankSite(id, locationId),
    location: blankLocation(locationId, entry.organisationId),
  }
  const { value, errors } = readPlace(x.fields, before, x.words)
  if (Object.keys(errors).length > 0)
    return refused(await draw(x, entry, value.site, value.location, true, errors))
  await keepSite(x, entry.id, value.site, value.location)
  return redirect(x.at(`/services/${entry.id}`), 'directory.done.place')
}

export async function editSite(x: Exchange): Promise<Answer> {
  const { entry, site } = await getSite(x, x.params.id!, x.params.site!)
  return draw(x, entry, site, site.location, false, {})
}

export async function postSiteChange(x: Exchange): Promise<Answer> {
  const { entry, site } = await getSite(x, x.params.id!, x.params.site!)
  const { value, errors } = readPlace(x.fields, { site, location: site.location }, x.words)
  if (Object.keys(errors).length > 0)
    return refused(await draw(x, entry, value.site, value.location, false, errors))
  await keepSite(x, entry.id, value.site, value.location)
  return redirect(x.at(`/services/${entry.id}`), 'directory.done.place')
}

export async function postSiteRemoval(x: Exchange): Promise<Answer> {
  await removeSite(x, x.params.id!, x.params.site!)
  return redirect(x.at(`/services/${x.params.id}`), 'directory.done.place-removed')
}

async function draw(
  x: Exchange,
  entry: Entry,
  site: Site,
  location: Location,
  isNew: boolean,
  errors: FieldErrors,
) {
  const { all } = await areaChoice(x, undefined)
  const areas = all.length > 0 ? all : (await areaNames(x.tx, x.response.id)).slice(0, 5000)
  return page(
    x.words.say(isNew ? 'directory.site.add' : 'directory.site.edit'),
    <PlacePage
      words={x.words}
      at={path => x.at(path)}
      entry={entry}
      site={site}
      location={location}
      isNew={isNew}
      errors={errors}
      areas={areaOptions(x.words, areas)}
      mayProtect={maySeeProtectedPlace(x.actor)}
    />,
    { current: 'services', scripts: ['confirm-dialog'] },
  )
}
