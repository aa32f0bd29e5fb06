// The framework on one sheet, for the same typesetter as the sectors' pages: what for, where to, what every sector can do.
import type { Words } from '../../../kernel/words.ts'
import type { Edition, FrameworkNode, NodeKind } from '../../framework/model.ts'
import { childrenOf, ofKind } from '../../framework/rules/outline.ts'
import type { Progress } from '../../framework/views/glance.tsx'
import type { Sheet, SheetLine, SheetPart } from '../model.ts'

export type Glance = {
  words: Words
  edition: Edition
  nodes: FrameworkNode[]
  /** The response, where it is one's own; '' where it is the framework as it came. */
  over: string
  progressOf: (node: FrameworkNode) => Progress | undefined
}

export function glanceSheet({ words, edition, nodes, over, progressOf }: Glance): Sheet {
  const title = (node: FrameworkNode) => words.pick(node.title)
  const noted = (text: string, note: string | undefined): SheetLine => (note ? { text, note } : { text })
  const plain = (kind: NodeKind, place: SheetPart['place']): SheetPart => ({
    heading: words.say(`framework.kinds.${kind}`),
    look: 'list',
    place,
    lines: ofKind(nodes, kind).map(node => ({ text: title(node) })),
  })
  const objectives: SheetPart = {
    heading: words.say('framework.kinds.objective'),
    look: 'steps',
    place: 'main',
    lines: ofKind(nodes, 'objective').map(node =>
      noted(`${title(node)}: ${words.pick(node.text)}`, progressOf(node)?.text),
    ),
  }
  const groups = ofKind(nodes, 'group').map(
    (group): SheetPart => ({
      heading: title(group),
      look: 'list',
      place: 'side',
      lines: childrenOf(nodes, group.id).map(node => noted(title(node), progressOf(node)?.text)),
    }),
  )
  const [vision] = ofKind(nodes, 'vision')
  return {
    kind: 'glance',
    language: words.language,
    direction: words.direction,
    over,
    title: words.say('framework.title'),
    lead: vision ? words.pick(vision.text) : '',
    parts: [
      plain('outcome', 'main'),
      objectives,
      plain('consideration', 'main'),
      plain('driver', 'main'),
      ...groups,
      plain('value', 'side'),
    ].filter(({ lines }) => lines.length > 0),
    foot: `${words.pick(edition.title)} · ${edition.document.publisher}`,
  }
}
