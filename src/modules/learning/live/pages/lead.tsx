// What the facilitator opens and presses.
import { type Answer, live, type Page, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { todayOf } from '../../../../kernel/today.ts'
import { momentOf } from '../../../../kernel/wall-time.ts'
import { findPlan, listPlans } from '../../plans/commands/read.ts'
import { settleableOf } from '../../plans/rules/contradictions.ts'
import { toLead, toResults } from '../addresses.ts'
import { chooseTopics, listTopics } from '../attendance/commands.ts'
import * as lead from '../commands/lead.ts'
import { listLiveSessions, prepareSession } from '../commands/prepare.ts'
import { finishSession } from '../commands/results.ts'
import { leadTopicOf } from '../commands/scene.ts'
import { readSheets } from '../commands/sheets.ts'
import { groupings, Move, NewSession, PointForm } from '../model.ts'
import { mayLead } from '../policy.ts'
import { blockAt, stepAt } from '../rules/stage.ts'
import { LeadPage } from '../views/lead.tsx'
import { type NewProps, NewSessionPage, SessionsPage } from '../views/sessions.tsx'
import { LiveSheet } from '../views/sheet.tsx'
import { WallPage } from '../views/wall.tsx'
import { keptId, read, readOrRefuse, wholeNumber } from './forms.ts'
import { idOf } from './seat-cookie.ts'

export async function showSessions(x: Exchange): Promise<Answer> {
  const { words, at } = x
  const actor = x.person()
  const found = await listLiveSessions(x)
  return page(
    words.say('live.sessions.title'),
    <SessionsPage words={words} at={at} found={found} mayLead={mayLead(actor)} />,
    { current: 'learning' },
  )
}

export async function showNew(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const planId = x.query.get('plan') ?? 'working-across-sectors'
  const form = {
    id: newId(),
    planId,
    title: '',
    day: todayOf(x),
    time: '09:00',
    language: x.words.language,
    by: 'evenly',
    topics: [],
  }
  return newPage(x, form, {})
}

async function newPage(x: Exchange, form: NewProps['form'], errors: Record<string, string>): Promise<Page> {
  const { words, at } = x
  const [plans, plan, topics] = await Promise.all([listPlans(x), findPlan(x, form.planId), listTopics(x)])
  return page(
    words.say('live.new.title'),
    <NewSessionPage
      words={words}
      at={at}
      plans={plans.map(({ id, title, minutes }) => ({ id, title: words.pick(title), minutes }))}
      form={form}
      topics={topics}
      contradictions={plan ? settleableOf(plan) : []}
      titleOf={id => words.pick(plan?.blocks.find(block => block.id === id)?.title ?? {})}
      chosen={waysOf(x)}
      errors={errors}
    />,
    { current: 'learning' },
  )
}

export async function postSession(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const { fields } = x
  const form = {
    id: keptId(x),
    planId: fields.text('planId'),
    title: fields.text('title'),
    day: fields.text('day'),
    time: fields.text('time'),
    language: fields.text('language'),
    by: fields.text('by'),
    topics: fields.all('topics'),
  }
  // Another plan was chosen than the one whose contradictions stood in the form.
  const shown = fields.text('shownFor')
  const plan = shown !== '' && shown !== form.planId ? await findPlan(x, form.planId) : undefined
  if (plan && settleableOf(plan).length > 0)
    return refused(await newPage(x, form, { planId: x.words.say('plans.settle.chosen') }))
  const beginsAt = hourOf(x, form.day, form.time)
  const { value, errors } = read(x, NewSession, { ...form, beginsAt, groupingBy: form.by })
  if (errors)
    return refused(await newPage(x, form, errors.beginsAt ? { ...errors, day: errors.beginsAt } : errors))
  await prepareSession(x, value, waysOf(x))
  if (form.topics.length > 0) await chooseTopics(x, value.id, form.topics)
  return redirect(toLead(x.at, value.id))
}

export async function showLead(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, now, installation } = x
  const led = await lead.openToLead(x, idOf(x))
  const kind = blockAt(led.session.plan, led.session)?.kind
  const writes = kind === 'worksheet' || kind === 'presentations'
  const sheets = writes ? await readSheets(x, led.session, turnOf(led)) : []
  return page(
    words.say('live.lead.over'),
    <LeadPage
      words={words}
      at={at}
      now={now}
      origin={installation.origin}
      led={led}
      sheets={sheets}
      topics={await listTopics(x)}
      nextId={newId()}
    />,
    {
      width: 'wide',
      styles: ['live'],
      scripts: ['live', 'timer', 'confirm-dialog', ...(writes ? ['sheet'] : [])],
      current: 'learning',
    },
  )
}

export async function showWall(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, now, installation } = x
  const led = await lead.openToLead(x, idOf(x))
  const tells = blockAt(led.session.plan, led.session)?.kind === 'presentations'
  const sheets = tells ? await readSheets(x, led.session, turnOf(led)) : []
  const title = words.say('live.wall.title')
  return page(
    title,
    <LiveSheet
      words={words}
      assets={installation.assets}
      title={title}
      name={led.session.title}
      address={x.url.pathname}
      scripts={['live', 'timer']}
      wall
    >
      <WallPage words={words} at={at} now={now} origin={installation.origin} led={led} sheets={sheets} />
    </LiveSheet>,
    { bare: true },
  )
}

export async function showEvents(x: Exchange): Promise<Answer> {
  const person = x.person()
  must(mayLead(person))
  return live(`person:${person.id}`, [leadTopicOf(idOf(x))])
}

export async function postMove(x: Exchange): Promise<Answer> {
  x.person()
  const { fields } = x
  const minutes = fields.text('minutes')
  const move = readOrRefuse(x, Move, {
    move: fields.text('move'),
    block: fields.text('block'),
    version: Number(fields.text('version')),
    ...(minutes === '' ? {} : { minutes: Number(minutes) }),
  })
  const id = idOf(x)
  await lead.moveSession(x, id, move)
  return redirect(toLead(x.at, id))
}

export async function postTables(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  const sectors = Array.from({ length: 12 }, (_, index) => x.fields.text(`table-${index + 1}`)).filter(
    Boolean,
  )
  const by = groupings.find(known => known === x.fields.text('by')) ?? 'evenly'
  await lead.makeTables(x, id, sectors, by)
  return redirect(toLead(x.at, id))
}

export async function postPlaces(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.placeEverybody(x, id)
  return redirect(toLead(x.at, id))
}

export async function postSeat(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.moveSeat(x, id, wholeNumber(x.fields.text('seat')), wholeNumber(x.fields.text('table')))
  return redirect(toLead(x.at, id))
}

export async function postPoint(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.writePoint(x, id, readOrRefuse(x, PointForm, { id: keptId(x), body: x.fields.text('body') }))
  return redirect(toLead(x.at, id))
}

export async function postHiding(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.hidePoint(x, id, keptId(x), x.fields.text('hidden') === 'yes')
  return redirect(toLead(x.at, id))
}

export async function postEnding(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await finishSession(x, id)
  return redirect(toResults(x.at, id))
}

/** While tables tell one after the other, only the worksheet of the one whose turn it is. */
function turnOf({ session, tables }: lead.Led): number | undefined {
  const step = stepAt(
    session.plan,
    session,
    tables.map(({ number }) => number),
  )
  return step?.kind === 'tell' || step?.kind === 'comments' ? step.table : undefined
}

export async function postDoor(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.setDoor(x, id, x.fields.text('closed') === 'yes')
  return redirect(toLead(x.at, id))
}

export async function postRemoval(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  await lead.removeSeat(x, id, wholeNumber(x.fields.text('seat')))
  return redirect(toLead(x.at, id))
}

/** The hour on the wall of the response; undefined for what is none. */
function hourOf({ response }: Exchange, day: string, time: string): Date | undefined {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time)
  if (!clock || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const moment = momentOf({ day, minute: Number(clock[1]) * 60 + Number(clock[2]) }, response.timeZone)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** How each contradiction of the plan is settled, by its id. */
function waysOf({ fields }: Exchange): Map<string, string> {
  return new Map(
    fields
      .names()
      .filter(name => name.startsWith('way:'))
      .map(name => [name.slice('way:'.length), fields.text(name)]),
  )
}
