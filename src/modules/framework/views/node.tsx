// One part of an edition: what it says, where it comes from, what belongs to it, and how to cite it.
import type { Child } from 'hono/jsx'
import { Button } from '../../../ui/button.tsx'
import { SummaryList } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Code, Said } from '../../../ui/text.tsx'
import type { Crossing, Standard } from '../content.ts'
import type { Edition, FrameworkNode } from '../model.ts'
import { childrenOf } from '../rules/outline.ts'
import { NodeLink, numberOf, type Place, WhoTag, yearIn, yearsOf } from './parts.tsx'

export type NodeProps = Place & {
  edition: Edition
  node: FrameworkNode
  nodes: FrameworkNode[]
  crossings: { crossing: Crossing; standard: Standard }[]
  /** The stable address, with the origin. */
  address: string
  /** Where it is read in the words of the sectors here. */
  ownWords: string | undefined
  /** What people of the response say about it. */
  discussion?: Child
}

export function NodePage(props: NodeProps) {
  const { words, base, edition, node, nodes } = props
  const parent = nodes.find(({ id }) => id === node.parent)
  const parts = childrenOf(nodes, node.id)
  return (
    <>
      <PageHead
        over={[words.say(`framework.kind.${node.kind}`), numberOf(words, node)].filter(Boolean).join(' ')}
        title={words.pick(node.title)}
        lead={<Said words={words} texts={node.text} />}
        back={{ href: `${base}/outline#${node.kind}`, label: words.say('framework.outline') }}
        tags={<WhoTag words={words} node={node} />}
        actions={
          props.ownWords && (
            <Button kind="secondary" href={props.ownWords}>
              {words.say('framework.own-words')}
            </Button>
          )
        }
      />
      {parts.length > 0 && (
        <Section title={words.say('framework.parts')}>
          <ul class="outline">
            {parts.map(part => (
              <li>
                <NodeLink words={words} base={base} node={part} />
                <p>{words.pick(part.text)}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.say('framework.about')}>
        <SummaryList items={aboutOf(props, parent)} />
      </Section>
      <Standards {...props} />
      {props.discussion}
      <Section title={words.say('framework.cite')} lead={words.say('framework.cite.lead')}>
        <p class="cite">
          {words.say('framework.cite.text', {
            title: words.pick(node.title),
            edition: words.pick(edition.title),
            years: yearsOf(words, edition),
            publisher: edition.document.publisher,
          })}
        </p>
        <p>
          <Code>{props.address}</Code>
        </p>
      </Section>
    </>
  )
}

function aboutOf({ words, base, node }: NodeProps, parent: FrameworkNode | undefined) {
  const { source } = node
  const from = [words.say(`framework.document.${source.document}`), source.section, source.number]
  return [
    ...(parent
      ? [
          {
            term: words.say('framework.part-of'),
            value: <NodeLink words={words} base={base} node={parent} />,
          },
        ]
      : []),
    { term: words.say('framework.by.who'), value: words.say(`framework.who.${node.who}.what`) },
    {
      term: words.say('framework.by.sector'),
      value:
        node.sectors.length === 0
          ? words.say('framework.all-sectors')
          : words.list(node.sectors.map(sector => words.say(`accounts.sector.${sector}`))),
    },
    ...(node.years
      ? [{ term: words.say('framework.by.years'), value: words.say(`framework.span.${node.years}`) }]
      : []),
    {
      term: words.say('framework.by.step'),
      value:
        node.steps.length === 0
          ? words.say('framework.all-steps')
          : words.list(node.steps.map(step => words.say(`framework.step.${step}`))),
    },
    {
      term: words.say('framework.source'),
      value: <bdi lang="en">{from.filter(Boolean).join(', ')}</bdi>,
    },
  ]
}

function Standards({ words, crossings }: NodeProps) {
  if (crossings.length === 0) return null
  return (
    <Section title={words.say('framework.standards')} lead={words.say('framework.standards.lead')}>
      <ul>
        {crossings.map(({ crossing, standard }) => (
          <li>
            {words.say('framework.standard', {
              number: yearIn(words, standard.number),
              title: words.pick(standard.title),
            })}
            {' · '}
            {words.say(`framework.relation.${crossing.relation}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
