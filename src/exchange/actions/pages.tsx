// The prioritised actions out as a workbook, and back: look first at what would change, then take it over.
import * as v from 'valibot'
import { page } from '../../kernel/answer.ts'
import type { Exchange } from '../../kernel/endpoint.ts'
import { Problem } from '../../kernel/problem.ts'
import { applyActionChanges, givenFields } from '../../modules/workplan/actions/commands/batch.ts'
import { choicesOf, findPlan } from '../../modules/workplan/actions/commands/read.ts'
import { otherSectors } from '../../modules/workplan/commitments/commands/ground.ts'
import { bookRoutes } from '../tabular/book-routes.ts'
import { BookPage } from '../tabular/views.tsx'
import { actionsBook, type Beside, readActions } from './book.ts'
import { ActionsPreview } from './views/preview.tsx'

const current = 'workplan/commitments'

const Given = v.partial(v.object(v.entriesFromList(givenFields, v.string())))
const Sent = v.array(
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    place: v.object({ nodeId: v.string(), sector: v.picklist(['', ...otherSectors]) }),
    set: Given,
    was: Given,
  }),
)

export const routes = bookRoutes({
  name: 'actions',
  path: '/workplan/workbook/actions',
  current,
  page: (x, error) =>
    page(
      x.words.say('workbook.title'),
      <BookPage
        words={x.words}
        at={x.at}
        book="actions"
        errors={error === undefined ? {} : { files: error }}
      />,
      { current },
    ),
  write: async x => {
    const beside = await besideOf(x)
    const count = beside.planned.flatMap(({ actions }) => actions).length
    return { bytes: await actionsBook(x.words, beside), count }
  },
  look: async (x, file) => {
    const beside = await besideOf(x)
    const wordsOf = (language: Parameters<typeof x.installation.wordsOf>[0]) =>
      x.installation.wordsOf(language, x.response.timeZone)
    const read = await readActions(file, wordsOf, beside)
    const outcomes = await applyActionChanges(
      x,
      read.changes.map(({ change }) => change),
      { preview: true },
    )
    return (
      <ActionsPreview
        words={x.words}
        at={x.at}
        read={read}
        outcomes={outcomes}
        planned={beside.planned}
        named={[...beside.people, ...beside.organisations]}
      />
    )
  },
  sent: Sent,
  takeOver: async (x, changes) => {
    await applyActionChanges(x, changes)
  },
  after: { path: '/workplan/actions', done: 'workbook.done.taken-over' },
})

async function besideOf(x: Exchange): Promise<Beside> {
  const plan = await findPlan(x)
  if (!plan) throw new Problem('not-now', 'workplan.refused.no-cycle')
  const { people, organisations } = await choicesOf(x)
  const named = organisations.map(({ id, name }) => ({ id, name: x.words.pick(name) }))
  return { planned: plan.planned, people, organisations: named }
}
