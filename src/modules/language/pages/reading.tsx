// The list of a sector, one node in everybody's words, one wording.
import { type Answer, page } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { notFound } from '../../../kernel/problem.ts'
import { todayOf } from '../../../kernel/today.ts'
import { isLanguage } from '../../../kernel/words.ts'
import { listDiscussion } from '../../framework/commands/comments.ts'
import { askedIn, Discussion } from '../../framework/discussion.tsx'
import { type ListAsked, toWording } from '../addresses.ts'
import { findEverywhere, findLines, getWording } from '../commands/read.ts'
import { countWordings } from '../commands.ts'
import { mayKeepWording } from '../policy.ts'
import { isWordingSector, listedKinds, standings, wordingSectors } from '../rules/wording.ts'
import { ListPage } from '../views/list.tsx'
import { NodePage } from '../views/node.tsx'
import { NoEdition } from '../views/parts.tsx'
import { WordingPage } from '../views/wording.tsx'

export const looks = { width: 'wide', styles: ['framework', 'workplan'], current: 'framework' } as const

export async function showList(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { words } = x
  const asked = askedOf(x)
  const found = await findLines(x, asked)
  const title = words.say('wording.title')
  if (!found) return page(title, <NoEdition words={words} at={x.at} />, looks)
  return page(
    title,
    <ListPage
      words={words}
      at={x.at}
      actor={actor}
      asked={asked}
      lines={found.lines}
      counts={await countWordings(x, found.edition.id, [asked.kind])}
      today={todayOf(x)}
    />,
    looks,
  )
}

/** What an address asks for; where it does not say, one's own sector and language. */
function askedOf(x: Exchange): ListAsked {
  const { query } = x
  const sector = query.get('sector') ?? ''
  const own = wordingSectors.find(one => mayKeepWording(x.actor, { sector: one }))
  const language = query.get('language')
  const standing = standings.find(one => one === query.get('state'))
  return {
    sector: isWordingSector(sector) ? sector : (own ?? wordingSectors[0]!),
    language: isLanguage(language) ? language : x.words.language,
    kind: listedKinds.find(one => one === query.get('kind')) ?? 'common-action',
    ...(standing ? { standing } : {}),
  }
}

export async function showNode(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const { node, wordings } = await findEverywhere(x, x.params.node ?? '')
  return page(
    x.words.pick(node.title),
    <NodePage words={x.words} at={x.at} actor={actor} node={node} wordings={wordings} today={todayOf(x)} />,
    { ...looks, width: 'narrow' },
  )
}

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

export async function showWording(x: Exchange): Promise<Answer> {
  const actor = x.person()
  const opened = await getWording(x, idOf(x))
  return page(
    x.words.pick(opened.node.title),
    <WordingPage
      words={x.words}
      at={x.at}
      actor={actor}
      opened={opened}
      today={todayOf(x)}
      now={x.now}
      discussion={
        <Discussion
          words={x.words}
          actor={actor}
          now={x.now}
          at={x.at}
          node={opened.node}
          thread={opened.wording.id}
          here={toWording(x.at, opened.wording.id)}
          asked={askedIn(x.query)}
          comments={await listDiscussion(x, { ...opened.wording, thread: opened.wording.id })}
          id={newId()}
        />
      }
    />,
    { ...looks, width: 'narrow' },
  )
}
