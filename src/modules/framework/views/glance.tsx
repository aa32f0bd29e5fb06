// The whole framework on one page: what for, where to, and what every sector can do. Each part leads to what is behind.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../kernel/words.ts'
import { Button } from '../../../ui/button.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import type { Edition, FrameworkNode } from '../model.ts'
import { childrenOf, ofKind } from '../rules/outline.ts'
import { NodeLink, nodeHref, numberOf, type Place, yearsOf } from './parts.tsx'

export type GlanceProps = Place & {
  edition: Edition
  nodes: FrameworkNode[]
  /** Something that a response has to do first, e.g. begin to follow an edition. */
  first?: Child
  /** How far a response is with a part, and where what is behind it stands; undefined where nothing is recorded. */
  progressOf?: (node: FrameworkNode) => Progress | undefined
}

export type Progress = { text: string; href: string; isDone: boolean }

export function GlancePage({ words, base, edition, nodes, first, progressOf }: GlanceProps) {
  const place = { words, base }
  const [vision] = ofKind(nodes, 'vision')
  return (
    <article class="glance">
      <header class="glance-head">
        <p class="over">
          {words.pick(edition.title)} · {yearsOf(words, edition)}
        </p>
        <h1>{words.say('framework.title')}</h1>
        {vision && (
          <p class="vision">
            <a href={nodeHref(base, vision.id)}>{words.pick(vision.text)}</a>
          </p>
        )}
        <div class="buttons">
          <Button kind="secondary" href={`${base}/outline`}>
            {words.say('framework.outline')}
          </Button>
          <Button kind="secondary" href={`${base}/glance.pdf?lang=${words.language}`}>
            {words.say('sheets.pdf')}
          </Button>
          <PrintButton words={words} />
        </div>
      </header>
      {first}
      <Part words={words} title="outcome">
        <ul class="glance-two">
          {ofKind(nodes, 'outcome').map(node => (
            <li>
              <NodeLink {...place} node={node} />
            </li>
          ))}
        </ul>
      </Part>
      <Part words={words} title="objective">
        <ol class="glance-objectives">
          {ofKind(nodes, 'objective').map(node => (
            <li>
              <a href={nodeHref(base, node.id)}>
                <span class="node-number">{numberOf(words, node)}</span>
                <span>
                  <strong>{words.pick(node.title)}</strong>
                  <span class="objective-text">{words.pick(node.text)}</span>
                </span>
              </a>
              <ProgressLink progress={progressOf?.(node)} />
            </li>
          ))}
        </ol>
      </Part>
      <Part words={words} title="common-action" wide>
        <div class="glance-groups">
          {ofKind(nodes, 'group').map(group => (
            <section>
              <h3>
                <a href={nodeHref(base, group.id)}>{words.pick(group.title)}</a>
              </h3>
              <ul>
                {childrenOf(nodes, group.id).map(node => (
                  <li>
                    <NodeLink {...place} node={node} />
                    <ProgressLink progress={progressOf?.(node)} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Part>
      <div class="glance-why">
        <List {...place} kind="consideration" nodes={nodes} />
        <List {...place} kind="driver" nodes={nodes} />
        <List {...place} kind="value" nodes={nodes} />
      </div>
    </article>
  )
}

function ProgressLink({ progress }: { progress: Progress | undefined }) {
  if (!progress) return null
  return (
    <a class={progress.isDone ? 'glance-progress done' : 'glance-progress'} href={progress.href}>
      {progress.text}
    </a>
  )
}

function Part({
  words,
  title,
  wide,
  children,
}: {
  words: Words
  title: string
  wide?: boolean
  children?: Child
}) {
  return (
    <section class={wide ? 'glance-part wide' : 'glance-part'}>
      <h2>{words.say(`framework.kinds.${title}`)}</h2>
      {children}
    </section>
  )
}

function List({
  words,
  base,
  kind,
  nodes,
}: Place & { kind: 'consideration' | 'driver' | 'value'; nodes: FrameworkNode[] }) {
  return (
    <Part words={words} title={kind}>
      <ul>
        {ofKind(nodes, kind).map(node => (
          <li>
            <a href={nodeHref(base, node.id)}>{words.pick(node.title)}</a>
          </li>
        ))}
      </ul>
    </Part>
  )
}
