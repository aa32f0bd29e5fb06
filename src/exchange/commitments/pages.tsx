// The commitments out as a workbook, and back: look first at what would change, then take it over.
import * as v from 'valibot'
import { page } from '../../kernel/answer.ts'
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
import { bookRoutes } from '../tabular/book-routes.ts'
import { BookPage } from '../tabular/views.tsx'
import { readBook } from './read.ts'
import { CommitmentsPreview } from './views/preview.tsx'
import { commitmentsBook } from './write.ts'

const current = 'workplan/commitments'

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

export const routes = bookRoutes({
  name: 'commitments',
  path: '/workplan/workbook',
  current,
  page: (x, error) =>
    page(
      x.words.say('workbook.title'),
      <BookPage
        words={x.words}
        at={x.at}
        book="commitments"
        errors={error === undefined ? {} : { files: error }}
      />,
      { current },
    ),
  write: async x => {
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
    const bytes = await commitmentsBook({ words, sectors, commitments, today: todayOf(x) })
    return { bytes, count: commitments.length }
  },
  look: async (x, file) => {
    const { edition } = await getGround(x)
    const commitments = await listCommitments(x)
    const read = await readBook(file, {
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
    return (
      <CommitmentsPreview
        words={x.words}
        at={x.at}
        read={read}
        outcomes={outcomes}
        actions={actions}
        owners={owners}
      />
    )
  },
  sent: Sent,
  // Which actions and sectors there are, the command looks at.
  takeOver: async (x, changes) => {
    await applyChanges(x, changes as Change[])
  },
  after: { path: '/workplan/commitments/list', done: 'workbook.done.taken-over' },
})
