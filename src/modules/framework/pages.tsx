// The framework read: by everybody as it came with the program, and in a response as that response follows it.
import schema from '../../../content/framework/framework.schema.json' with { type: 'json' }
import { type Answer, file, json, page, redirect } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { newId } from '../../kernel/id.ts'
import { notFound } from '../../kernel/problem.ts'
import { isSector } from '../accounts/sectors.ts'
import { followEdition } from './commands/adopt.ts'
import { listDiscussion } from './commands/comments.ts'
import { followedEdition, nodesOf } from './commands.ts'
import { crossings, type ShippedEdition, shippedEditions, standards, workingTogether2022 } from './content.ts'
import { csvOf, jsonOf } from './data.ts'
import { askedIn, Discussion } from './discussion.tsx'
import type { FrameworkNode } from './model.ts'
import { narrowed, parseNarrowing } from './rules/outline.ts'
import { GlancePage } from './views/glance.tsx'
import { NodePage } from './views/node.tsx'
import { OutlinePage } from './views/outline.tsx'

const inResponse = '/r/:response/framework'

export const routes: Route[] = [
  get('/framework', showGlance),
  get('/framework/outline', showOutline),
  get('/framework/nodes/:node', showNode),
  get('/framework/schema.json', async () => json(schema)),
  get('/framework/:edition/data.json', showJson),
  get('/framework/:edition/data.csv', showCsv),
  get(`${inResponse}/outline`, showOutline),
  get(`${inResponse}/nodes/:node`, showNode),
  post(`${inResponse}/edition`, postFollow),
]

const more = { width: 'wide', styles: ['framework'], current: 'framework' } as const

/** The edition that is read here: the response's own, else the newest that came with the program. */
async function editionHere(
  x: Exchange,
): Promise<Omit<ShippedEdition, 'fingerprint'> & { followed: boolean }> {
  const edition = x.params.response === undefined ? undefined : await followedEdition(x)
  if (!edition) return { ...workingTogether2022, followed: false }
  return { edition, nodes: await nodesOf(x, edition.id), followed: true }
}

const baseOf = (x: Exchange) => (x.params.response === undefined ? '/framework' : x.at('/framework'))

/** As it came with the program. What a response makes of it is drawn in the reports, which know its work. */
async function showGlance(x: Exchange): Promise<Answer> {
  const { edition, nodes } = workingTogether2022
  return page(
    x.words.say('framework.title'),
    <GlancePage words={x.words} base="/framework" edition={edition} nodes={nodes} />,
    { ...more, scripts: ['print-button'] },
  )
}

async function showOutline(x: Exchange): Promise<Answer> {
  const { edition, nodes } = await editionHere(x)
  const by = parseNarrowing(x.query, isSector)
  const isInside = x.actor.kind === 'person' && x.params.response !== undefined
  return page(
    x.words.say('framework.outline'),
    <OutlinePage
      words={x.words}
      base={baseOf(x)}
      data={edition.shipped ? `/framework/${edition.id}` : undefined}
      editions={isInside ? x.at('/editions') : undefined}
      ownWords={isInside ? x.at('/wordings') : undefined}
      edition={edition}
      found={narrowed(nodes, by)}
      by={by}
    />,
    more,
  )
}

async function showNode(x: Exchange): Promise<Answer> {
  const { edition, nodes, followed } = await editionHere(x)
  const node = nodes.find(({ id }) => id === x.params.node)
  if (!node) throw notFound()
  const isInside = followed && x.actor.kind === 'person'
  return page(
    x.words.pick(node.title),
    <NodePage
      words={x.words}
      base={baseOf(x)}
      edition={edition}
      node={node}
      nodes={nodes}
      crossings={crossings().flatMap(crossing => {
        const standard = standards().find(({ id }) => id === crossing.standard)
        return crossing.node === node.id && standard ? [{ crossing, standard }] : []
      })}
      address={`${x.installation.origin}/framework/nodes/${node.id}`}
      ownWords={isInside ? x.at(`/wordings/of/${node.id}`) : undefined}
      discussion={isInside && (await discussionOf(x, edition.id, node))}
    />,
    { ...more, width: 'narrow' },
  )
}

async function discussionOf(x: Exchange, editionId: string, node: FrameworkNode) {
  return (
    <Discussion
      words={x.words}
      actor={x.actor}
      now={x.now}
      at={x.at}
      node={node}
      thread=""
      here={x.at(`/framework/nodes/${node.id}`)}
      asked={askedIn(x.query)}
      comments={await listDiscussion(x, { editionId, nodeId: node.id, thread: '' })}
      id={newId()}
    />
  )
}

function shippedOf(x: Exchange): ShippedEdition {
  const shipped = shippedEditions.find(({ edition }) => edition.id === x.params.edition)
  if (!shipped) throw notFound()
  return shipped
}

async function showJson(x: Exchange): Promise<Answer> {
  return json(jsonOf(shippedOf(x)))
}

async function showCsv(x: Exchange): Promise<Answer> {
  const shipped = shippedOf(x)
  return file('text/csv; charset=utf-8', csvOf(shipped), `${shipped.edition.id}.csv`)
}

async function postFollow(x: Exchange): Promise<Answer> {
  x.person()
  await followEdition(x, x.fields.text('edition'))
  return redirect(x.at('/framework'), 'framework.done.followed')
}
