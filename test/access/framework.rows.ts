import { newId } from '../../src/kernel/id.ts'
import { becomeSystem } from '../../src/kernel/jobs.ts'
import { draftEdition, publishEdition } from '../../src/modules/framework/commands/editions.ts'
import { recordWork } from '../../src/modules/framework/commands/work.ts'
import type { FrameworkNode } from '../../src/modules/framework/model.ts'
import { insertEdition, putNodes } from '../../src/modules/framework/store/editions.ts'
import type { TestCountry } from '../support/app.ts'
import { appDb } from '../support/rolled-back.ts'
import { everybody, type Row } from './matrix.ts'

const ids = { health: newId(), wash: newId() }

const node = (id: string): FrameworkNode => ({
  id,
  kind: 'common-action',
  number: null,
  parent: null,
  title: { en: id },
  text: { en: id },
  source: { document: 'local', section: 'Invented', number: null },
  years: null,
  who: 'together',
  sectors: [],
  steps: [],
})

/** An edition whose middle part was retired under a commitment of health and one of WASH, and a draft of the next. */
export async function prepare(country: TestCountry): Promise<void> {
  await appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    const scene = { tx, response, actor: { kind: 'system' } as const, now: country.clock() }
    const document = { title: 'Invented', publisher: '', version: '', address: '' }
    const edition = { title: { en: 'Invented' }, from: 2022, to: 2025, document }
    await insertEdition(
      tx,
      country.responseId,
      { ...edition, id: 'edition-one', follows: null, state: 'published', shipped: false, publishedAt: null },
      null,
      scene.now,
    )
    await putNodes(tx, country.responseId, 'edition-one', [node('first.part'), node('second.part')])
    for (const sector of ['health', 'wash'] as const)
      await recordWork(scene, {
        id: ids[sector],
        what: 'commitment',
        scope: sector,
        sector,
        editionId: 'edition-one',
        nodeId: 'second.part',
        reviewOn: null,
      })
    await draftEdition(scene, {
      edition: { ...edition, id: 'edition-two' },
      nodes: [node('first.part')],
      operations: [
        { kind: 'keep', from: ['first.part'], to: ['first.part'], reason: {} },
        { kind: 'retire', from: ['second.part'], to: [], reason: {} },
      ],
    })
    await publishEdition(scene, 'edition-two')
    await draftEdition(scene, {
      edition: { ...edition, id: 'edition-three' },
      nodes: [node('first.part')],
      operations: [{ kind: 'keep', from: ['first.part'], to: ['first.part'], reason: {} }],
    })
  })
}

const keepers: Row['may'] = ['amina', 'ibrahim']
const shipped = 'working-together-2022'

const read = (path: string, asked: string, thing: string, more: Partial<Row> = {}): Row => ({
  route: `GET ${path}`,
  thing,
  request: () => ({ path: asked }),
  may: everybody,
  nobody: 'may',
  ...more,
})

const ofPeople = { nobody: 'sign-in' } as const
const inResponse = '/r/:response'

export const rows: Row[] = [
  read('/framework', '/framework', 'the framework as it came'),
  read('/framework/outline', '/framework/outline?q=children', 'its parts'),
  read('/framework/nodes/:node', '/framework/nodes/vision', 'one part'),
  read('/framework/schema.json', '/framework/schema.json', 'the form of the data'),
  read('/framework/:edition/data.json', `/framework/${shipped}/data.json`, 'open data'),
  read('/framework/:edition/data.csv', `/framework/${shipped}/data.csv`, 'open data as a table'),
  read(`${inResponse}/framework`, '~/framework', 'the framework as this response follows it'),
  read(`${inResponse}/framework/outline`, '~/framework/outline', 'its parts here'),
  read(`${inResponse}/framework/nodes/:node`, '~/framework/nodes/first.part', 'one part here'),
  {
    route: `POST ${inResponse}/framework/edition`,
    thing: 'following an edition',
    request: () => ({ path: '~/framework/edition', fields: { edition: shipped } }),
    may: keepers,
  },
  {
    route: `POST ${inResponse}/framework/nodes/:node/comments`,
    thing: 'a comment on a part',
    request: () => ({
      path: '~/framework/nodes/first.part/comments',
      fields: { id: newId(), kind: 'comment', body: 'Clear.', thread: '' },
    }),
    may: everybody,
  },
  {
    route: `POST ${inResponse}/comments/:id/settlement`,
    thing: 'what becomes of a proposal that is not there',
    request: () => ({ path: `~/comments/${newId()}/settlement`, fields: { outcome: 'taken', why: 'Yes.' } }),
    may: [],
  },
  {
    route: `POST ${inResponse}/comments/:id/removal`,
    thing: 'a comment that is not there',
    request: () => ({ path: `~/comments/${newId()}/removal` }),
    may: [],
  },
  read(`${inResponse}/editions`, '~/editions', 'the editions', ofPeople),
  {
    route: `POST ${inResponse}/editions`,
    thing: 'bringing a draft',
    request: () => ({ path: '~/editions', upload: true }),
    may: keepers,
  },
  read(`${inResponse}/editions/queue`, '~/editions/queue', 'what waits to be placed', ofPeople),
  {
    route: `POST ${inResponse}/editions/queue/:work/placement`,
    thing: 'placing what is of health',
    request: () => ({ path: `~/editions/queue/${ids.health}/placement`, fields: { node: 'first.part' } }),
    may: [...keepers, 'grace'],
  },
  {
    route: `POST ${inResponse}/editions/queue/:work/ending`,
    thing: 'ending what is of WASH',
    request: () => ({ path: `~/editions/queue/${ids.wash}/ending` }),
    may: [...keepers, 'rafiq'],
  },
  read(`${inResponse}/editions/:edition`, '~/editions/edition-three', 'a draft', ofPeople),
  read(`${inResponse}/editions/new`, '~/editions/new', 'the form of a draft', { ...ofPeople, may: keepers }),
  {
    route: `POST ${inResponse}/editions/beginnings`,
    thing: 'beginning a draft',
    request: () => ({
      path: '~/editions/beginnings',
      fields: { id: 'draft-0000abcd', title: 'The next', from: '2026', to: '2029' },
    }),
    may: keepers,
  },
  read(`${inResponse}/editions/:edition/parts`, '~/editions/edition-three/parts', 'the parts of a draft', {
    ...ofPeople,
    may: keepers,
  }),
  read(`${inResponse}/editions/:edition/parts/new`, '~/editions/edition-three/parts/new', 'a new part', {
    ...ofPeople,
    may: keepers,
  }),
  read(
    `${inResponse}/editions/:edition/parts/:part`,
    '~/editions/edition-three/parts/first.part',
    'a part of a draft',
    { ...ofPeople, may: keepers },
  ),
  read(
    `${inResponse}/editions/:edition/retired/:part`,
    '~/editions/edition-three/retired/nothing',
    'a retired part that is not there',
    { ...ofPeople, may: [] },
  ),
  {
    route: `POST ${inResponse}/editions/:edition/parts`,
    thing: 'adding a part',
    request: () => ({
      path: '~/editions/edition-three/parts',
      fields: { kind: 'value', language: 'en', title: 'New', text: '', reason: '' },
    }),
    may: keepers,
  },
  {
    route: `POST ${inResponse}/editions/:edition/parts/:part`,
    thing: 'other words for a part',
    request: () => ({
      path: '~/editions/edition-three/parts/first.part',
      fields: { change: 'words', language: 'en', 'title.en': 'Other', 'text.en': '', 'reason.en': '' },
    }),
    may: keepers,
  },
  {
    route: `POST ${inResponse}/editions/:edition/removal`,
    thing: 'taking a draft away',
    request: () => ({ path: '~/editions/draft-0000abcd/removal' }),
    may: keepers,
  },
  {
    route: `POST ${inResponse}/editions/:edition/publication`,
    thing: 'publishing a draft',
    request: () => ({ path: '~/editions/edition-three/publication' }),
    may: keepers,
  },
  {
    route: `POST ${inResponse}/editions/:edition/withdrawal`,
    thing: 'taking it back',
    request: () => ({ path: '~/editions/edition-three/withdrawal' }),
    may: keepers,
  },
]
