// The framework on one page as a response follows it, with how far the response is: each part opens what is behind it.
import { type Answer, file, later, page } from '../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../kernel/endpoint.ts'
import type { Words } from '../../kernel/words.ts'
import { followedEdition, nodesOf } from '../framework/commands.ts'
import { workingTogether2022 } from '../framework/content.ts'
import type { FrameworkNode } from '../framework/model.ts'
import { mayKeepEditions } from '../framework/policy.ts'
import { FollowNotice } from '../framework/views/follow.tsx'
import { GlancePage, type Progress } from '../framework/views/glance.tsx'
import { countsByNode } from '../workplan/commands.ts'
import { toList } from '../workplan/commitments/addresses.ts'
import { toSentence } from '../workplan/objectives/addresses.ts'
import { findObjectives } from '../workplan/objectives/commands/read.ts'
import { glanceSheet } from './commands/glance.ts'
import type { Sheet } from './model.ts'
import { fitted } from './rules/density.ts'

export const routes: Route[] = [
  get('/r/:response/framework', showGlance),
  get('/r/:response/framework/glance.pdf', sendGlanceHere, { cost: 3 }),
  get('/framework/glance.pdf', sendGlance, { cost: 3 }),
]

/** As it came with the program, for everybody. */
async function sendGlance(x: Exchange): Promise<Answer> {
  const { edition, nodes } = workingTogether2022
  return pdfFile(glanceSheet({ words: x.words, edition, nodes, over: '', progressOf: () => undefined }), x)
}

/** As the response follows it, with how far it is for its own people. */
async function sendGlanceHere(x: Exchange): Promise<Answer> {
  const followed = await followedEdition(x)
  const edition = followed ?? workingTogether2022.edition
  const nodes = followed ? await nodesOf(x, followed.id) : workingTogether2022.nodes
  const isInside = x.actor.kind === 'person' && followed !== undefined
  const progressOf = isInside ? await progressHere(x) : () => undefined
  const over = x.words.pick(x.response.name)
  return pdfFile(glanceSheet({ words: x.words, edition, nodes, over, progressOf }), x)
}

async function pdfFile(sheet: Sheet, x: Exchange): Promise<Answer> {
  const { sheet: shown, size } = fitted(sheet, x.words)
  const { pdfOf } = await import('./out/pdf.ts')
  const name = `working-together-${x.words.language}.pdf`
  return later(async () => file('application/pdf', await pdfOf(shown, size), name))
}

async function showGlance(x: Exchange): Promise<Answer> {
  const { words } = x
  const followed = await followedEdition(x)
  const edition = followed ?? workingTogether2022.edition
  const nodes = followed ? await nodesOf(x, followed.id) : workingTogether2022.nodes
  const isInside = x.actor.kind === 'person'
  return page(
    words.say('framework.title'),
    <GlancePage
      words={words}
      base={x.at('/framework')}
      edition={edition}
      nodes={nodes}
      first={
        isInside &&
        !followed && (
          <FollowNotice
            words={words}
            action={x.at('/framework/edition')}
            edition={edition}
            may={mayKeepEditions(x.actor)}
          />
        )
      }
      {...(isInside && followed ? { progressOf: await progressHere(x) } : {})}
    />,
    { width: 'wide', styles: ['framework'], current: 'framework', scripts: ['print-button'] },
  )
}

/** Of the objectives, how they are judged; of the common actions, how many sectors have them in place. */
async function progressHere(x: Exchange): Promise<(node: FrameworkNode) => Progress | undefined> {
  const { words } = x
  const found = await findObjectives(x)
  const counts = await countsByNode(x)
  return node => {
    const sentence = found?.objectives.find(objective => objective.node.id === node.id)?.sentences[0]
    if (sentence) {
      const level = sentence.rating?.level
      return {
        text: words.say(level ? `objectives.level.${level}` : 'objectives.not-judged'),
        href: toSentence(x.at, sentence.node.id),
        isDone: level === 'fully',
      }
    }
    const count = node.kind === 'common-action' ? counts.get(node.id) : undefined
    if (!count || count.answered === 0) return undefined
    return { ...countOf(words, count), href: toList(x.at, { nodeId: node.id, by: 'sector' }) }
  }
}

function countOf(words: Words, count: { answered: number; 'in-place': number }) {
  return {
    text: words.say('sheets.in-place', { inPlace: count['in-place'], answered: count.answered }),
    isDone: count['in-place'] === count.answered,
  }
}
