// The commitments out as a workbook, and back: look first at what would change, then take it over.
import * as v from 'valibot'
import { type Answer, file, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { todayOf } from '../../kernel/today.ts'
import { applyChanges } from '../../modules/workplan/commitments/commands/changes.ts'
import {
  actionsOf,
  getGround,
  otherSectors,
  sectorsOf,
} from '../../modules/workplan/commitments/commands/ground.ts'
import { listCommitments } from '../../modules/workplan/commitments/commands/read.ts'
import { candidatesOf } from '../../modules/workplan/commitments/commands/sector.ts'
import { type Change, FieldValues } from '../../modules/workplan/commitments/model.ts'
import { mayReadPlan } from '../../modules/workplan/policy.ts'
import { readFileOf } from '../reading/read-file.ts'
import { BookPage } from '../tabular/views.tsx'
import { readBook } from './read.ts'
import { CommitmentsPreview } from './views/preview.tsx'
import { commitmentsBook } from './write.ts'

const base = '/r/:response/workplan/workbook'

export const routes: Route[] = [
  get(base, showBook),
  post(`${base}/export`, takeOut, { cost: 5 }),
  post(base, bringBack, { body: 'upload', limit: 10_000_000, cost: 10 }),
  post(`${base}/application`, takeOver, { limit: 4_000_000, cost: 5 }),
]

const looks = { current: 'workplan/commitments' }

async function showBook(x: Exchange): Promise<Answer> {
  x.person()
  return bookPage(x)
}

function bookPage(x: Exchange, error?: string) {
  must(mayReadPlan(x.actor))
  return page(
    x.words.say('workbook.title'),
    <BookPage
      words={x.words}
      at={x.at}
      book="commitments"
      errors={error === undefined ? {} : { files: error }}
    />,
    looks,
  )
}

/** A posting, because who took it out stands in the trail. */
async function takeOut(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  const { words } = x
  const { edition } = await getGround(x)
  const commitments = await listCommitments(x)
  const { here } = await sectorsOf(
    x,
    commitments.map(({ sector }) => sector),
  )
  const sectors = []
  for (const sector of here)
    sectors.push({ sector, groups: await actionsOf(x, edition.id, { sector, language: words.language }) })
  await append(x, {
    type: 'commitments.exported',
    subject: newId(),
    data: { commitments: commitments.length },
  })
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await commitmentsBook({ words, sectors, commitments, today: todayOf(x) }),
    `commitments-${x.response.slug}-${todayOf(x)}.xlsx`,
  )
}

async function bringBack(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  const [upload] = x.uploads
  if (!upload) return refused(bookPage(x, x.words.say('exchange.problem.no-file')))
  try {
    const { edition } = await getGround(x)
    const commitments = await listCommitments(x)
    const read = await readBook(readFileOf(upload.path, upload.name), {
      wordsOf: language => x.installation.wordsOf(language, x.response.timeZone),
      commitments: new Map(commitments.map(one => [one.id, one])),
      peopleOf: sector => candidatesOf(x, sector),
      sectors: otherSectors,
    })
    const outcomes = await applyChanges(
      x,
      read.changes.map(({ change }) => change),
      { preview: true },
    )
    const actions = (await actionsOf(x, edition.id, { language: x.words.language })).flatMap(
      group => group.actions,
    )
    const owners = new Map<string, string>()
    for (const { place } of read.changes.map(({ change }) => change))
      for (const { id, name } of await candidatesOf(x, place.sector)) owners.set(id, name)
    return page(
      x.words.say('workbook.preview.title'),
      <CommitmentsPreview
        words={x.words}
        at={x.at}
        read={read}
        outcomes={outcomes}
        actions={actions}
        owners={owners}
      />,
      { ...looks, width: 'wide' },
    )
  } catch (error) {
    // A file that is not read is no failure of the request: the page says why, and another can be chosen.
    if (!(error instanceof Problem) || !error.reason || !x.words.has(error.reason)) throw error
    return refused(bookPage(x, x.words.say(error.reason, error.values)))
  }
}

const Sent = v.array(
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    place: v.object({
      giver: v.picklist(['sector', 'child-protection']),
      sector: v.string(),
      nodeId: v.string(),
      organisationId: v.nullable(v.pipe(v.string(), v.uuid())),
    }),
    set: FieldValues,
    was: FieldValues,
  }),
)

async function takeOver(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadPlan(x.actor))
  let sent: unknown
  try {
    sent = JSON.parse(x.fields.text('changes'))
  } catch {
    throw new Problem('not-understood')
  }
  const read = v.safeParse(Sent, sent)
  if (!read.success) throw new Problem('not-understood')
  await applyChanges(x, read.output as Change[])
  return redirect(x.at('/workplan/commitments/list'), 'workbook.done.taken-over')
}
