// Keeping entries current: one's own, many at once, by link; and contacts that stood in free text.
import { type Answer, page, redirect } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { Problem } from '../../../kernel/problem.ts'
import { confirmMany, confirmService, findChecks, findMine, tellRoom } from '../commands/checks.ts'
import { decideContact, findContacts } from '../commands/contacts.ts'
import { getLink, makeLink } from '../commands/links.ts'
import { todayOf } from '../commands/today.ts'
import { type Capacity, capacities } from '../model.ts'
import { mayAddSomething } from '../policy.ts'
import { freshnessSettings } from '../rules/freshness.ts'
import { addDays } from '../rules/hours.ts'
import { tokenOf } from '../rules/links.ts'
import { findArea } from '../store/areas.ts'
import type { CheckCursor } from '../store/kept.ts'
import { ChecksPage, type Which } from '../views/checks.tsx'
import { LinkPage } from '../views/confirm.tsx'
import { ContactsPage } from '../views/contacts.tsx'
import { MinePage } from '../views/mine.tsx'

export async function listMine(x: Exchange): Promise<Answer> {
  x.person()
  const entries = await findMine(x)
  return page(
    x.words.say('directory.mine.title'),
    <MinePage
      words={x.words}
      at={path => x.at(path)}
      entries={entries}
      today={todayOf(x)}
      settings={freshnessSettings(x.response)}
      mayAdd={mayAddSomething(x.actor)}
    />,
    { current: 'services' },
  )
}

export async function postConfirmation(x: Exchange): Promise<Answer> {
  await confirmService(x, x.params.id!)
  const to = x.fields.text('back') === 'mine' ? '/services/mine' : `/services/${x.params.id}`
  return redirect(x.at(to), 'directory.done.confirmed')
}

export async function postRoom(x: Exchange): Promise<Answer> {
  const { capacity, waitingDays } = readRoom(x)
  await tellRoom(x, x.params.id!, capacity, waitingDays)
  return redirect(x.at('/services/mine'), 'directory.done.room')
}

/** 'open', 'closed', 'waiting' or 'waiting 14', the days one waits. */
export function readRoom(x: Exchange): { capacity: Capacity; waitingDays: number | null } {
  const [word, days] = x.fields.text('room').split(' ')
  const capacity = capacities.find(one => one === word)
  if (!capacity) throw new Problem('not-valid')
  return {
    capacity,
    waitingDays: days && /^\d{1,3}$/.test(days) && Number(days) <= 730 ? Number(days) : null,
  }
}

const whiches: readonly Which[] = ['past', 'due', 'soon', 'all']

export async function listChecks(x: Exchange): Promise<Answer> {
  const { words, query } = x
  const which = whiches.find(one => one === query.get('which')) ?? 'due'
  const organisation = isId(query.get('organisation')) ? query.get('organisation')! : undefined
  const pcode = query.get('area') ?? undefined
  const list = await findChecks(x, { which, organisation, area: pcode }, parseCheckCursor(query.get('after')))
  const area = pcode ? await findArea(x.tx, x.response.id, pcode) : undefined
  const now = {
    which,
    organisation: organisation ?? '',
    area: pcode ?? '',
    ticked: query.get('ticked') === 'all' ? 'all' : '',
  }
  const address = (change: Partial<typeof now & { after: string }>) => {
    const given = Object.entries({ ...now, ...change }).filter(([, value]) => value !== '')
    return `${x.at('/services/checks')}?${new URLSearchParams(given)}`
  }
  return page(
    words.say('directory.checks.title'),
    <ChecksPage
      words={words}
      at={path => x.at(path)}
      list={list}
      which={which}
      organisation={organisation}
      area={area && { pcode: area.pcode, name: words.pick(area.name) }}
      ticked={now.ticked === 'all'}
      here={address({ ticked: '' })}
      address={address}
      next={list.next && address({ after: checkCursorText(list.next) })}
      newId={newId}
    />,
    { current: 'services/checks', width: 'wide' },
  )
}

/** Confirms what was ticked; stays on the same list. */
export async function postChecks(x: Exchange): Promise<Answer> {
  const ids = x.fields.all('service').filter(isId)
  const back = backTo(x)
  if (ids.length === 0) return redirect(back, 'directory.done.none-ticked')
  const day = x.fields.text('nextCheck')
  const today = todayOf(x)
  if (day !== '' && (!/^\d{4}-\d\d-\d\d$/.test(day) || day <= today || day > addDays(today, 366)))
    throw new Problem('not-valid', 'directory.problem.next-check')
  await confirmMany(x, ids, day === '' ? null : day)
  return redirect(back, 'directory.done.confirmed-many')
}

function backTo(x: Exchange): string {
  const back = x.fields.text('back')
  const list = x.at('/services/checks')
  return back === list || back.startsWith(`${list}?`) ? back : list
}

/** The link for what was ticked of an organisation, else for all of it that waits. */
export async function postLink(x: Exchange): Promise<Answer> {
  const [id, organisation] = x.fields.text('link').split(' ')
  if (!isId(id) || !isId(organisation)) throw new Problem('not-understood')
  const ticked = x.fields.all('service').filter(isId)
  const waiting = ticked.length > 0 ? [] : await findChecks(x, { which: 'soon', organisation }, undefined)
  const all = Array.isArray(waiting) ? [] : waiting.rows.map(row => row.id)
  const ids = ticked.length > 0 ? ticked : all
  if (ids.length === 0) return redirect(backTo(x), 'directory.done.nothing-waits')
  await makeLink(x, id, ids)
  return redirect(x.at(`/services/confirmation-links/${id}`))
}

export async function showLink(x: Exchange): Promise<Answer> {
  const { link, entries } = await getLink(x, x.params.id!)
  const { origin, secret } = x.installation
  const address = `${origin}${x.at(`/confirm/${tokenOf(secret, x.response.id, link.id)}`)}`
  return page(
    x.words.say('directory.link.send'),
    <LinkPage words={x.words} at={path => x.at(path)} link={link} entries={entries} address={address} />,
    { current: 'services/checks' },
  )
}

export async function listContacts(x: Exchange): Promise<Answer> {
  const id = (name: string) => (isId(x.query.get(name)) ? x.query.get(name)! : undefined)
  const service = id('service')
  const { contacts, next } = await findContacts(x, service, id('after'))
  const query = next && new URLSearchParams({ ...(service ? { service } : {}), after: next })
  return page(
    x.words.say('directory.contacts.title'),
    <ContactsPage
      words={x.words}
      at={path => x.at(path)}
      contacts={contacts}
      service={service}
      next={query && `${x.at('/services/contacts')}?${query}`}
    />,
    { current: 'services/checks' },
  )
}

export async function postContact(x: Exchange): Promise<Answer> {
  const decision = x.fields.text('decision')
  if (decision !== 'moved' && decision !== 'dropped') throw new Problem('not-valid')
  await decideContact(x, x.params.id!, decision)
  const service = x.fields.text('service')
  const to = x.at('/services/contacts') + (isId(service) ? `?service=${service}` : '')
  return redirect(
    to,
    decision === 'moved' ? 'directory.done.contact-moved' : 'directory.done.contact-dropped',
  )
}

function checkCursorText(cursor: CheckCursor): string {
  return [cursor.organisation, cursor.nextCheck, cursor.id, cursor.sort].join(' ')
}

function parseCheckCursor(text: string | null): CheckCursor | undefined {
  const [organisation, nextCheck, id, ...sort] = (text ?? '').split(' ')
  if (!isId(organisation) || !isId(id) || !/^\d{4}-\d\d-\d\d$/.test(nextCheck ?? '')) return undefined
  return { organisation, nextCheck: nextCheck!, id, sort: sort.join(' ') }
}
