// What several pages of the room show: hours, lists of texts, contradictions with their ways, what another has changed.
import type { Child } from 'hono/jsx'
import { directionOf, type Texts, type Words } from '../../../../kernel/words.ts'
import { PostButton } from '../../../../ui/button.tsx'
import { Diff, type ShownPiece } from '../../../../ui/diff.tsx'
import { Section } from '../../../../ui/page-head.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { diffOf } from '../../../framework/rules/diff.ts'
import { type At, toPlanAct } from '../addresses.ts'
import type { Block, Plan } from '../model.ts'
import type { Contradiction } from '../rules/contradictions.ts'
import type { Difference } from '../rules/differences.ts'
import { hourOf } from '../rules/say.ts'

export function Hour({ words, minutes }: { words: Words; minutes: number }) {
  return <time>{hourOf(words, minutes)}</time>
}

export function KindTag({ words, kind }: { words: Words; kind: Block['kind'] }) {
  return <Tag>{words.say(`plans.kind.${kind}`)}</Tag>
}

export function Lines({ words, texts, steps }: { words: Words; texts: readonly Texts[]; steps?: boolean }) {
  const items = texts.map(text => (
    <li>
      <Said words={words} texts={text} />
    </li>
  ))
  return steps ? <ol class="lines">{items}</ol> : <ul class="lines">{items}</ul>
}

/** A part of a page that is not there where nothing is said. */
export function LinesSection({
  title,
  words,
  texts,
  steps,
}: {
  title: string
  words: Words
  texts: readonly Texts[]
  steps?: boolean
}) {
  if (texts.length === 0) return null
  return (
    <Section title={title}>
      <Lines words={words} texts={texts} steps={steps} />
    </Section>
  )
}

/** The values of a contradiction or a way, with titles for the ids of blocks. */
function valuesOf(words: Words, plan: Plan, values: Contradiction['values']): Contradiction['values'] {
  const titled = (id: number | string | undefined) =>
    words.pick(plan.blocks.find(block => block.id === id)?.title ?? {})
  return {
    ...values,
    ...(values.block === undefined ? {} : { block: titled(values.block) }),
    ...(values.other === undefined ? {} : { other: titled(values.other) }),
  }
}

export type Settles = {
  /** What goes with each press; undefined for a reader who may not. */
  values: Record<string, string> | undefined
  /** Of whoever came with the program: pressing makes a copy. */
  copies: boolean
}

/** Where the plan disagrees with itself: each named, each with its ways, each settled with one press. */
export function Contradictions({
  words,
  at,
  plan,
  found,
  settles,
}: {
  words: Words
  at: At
  plan: Plan
  found: readonly Contradiction[]
  settles: Settles
}) {
  if (found.length === 0) return null
  const said = (key: string, values: Contradiction['values']) => words.say(key, valuesOf(words, plan, values))
  const what = settles.copies ? 'plans.contradictions.copies' : 'plans.contradictions.what'
  return (
    <Section
      id="contradictions"
      title={words.say('plans.contradictions.title', { count: found.length })}
      lead={settles.values && words.say(what)}
    >
      <ol class="contradictions">
        {found.map(({ id, key, values, ways }) => (
          <li>
            <p>
              <strong>{said(key, values)}</strong>
            </p>
            {ways.length === 0 && <p>{words.say('plans.way.by-hand')}</p>}
            {settles.values ? (
              <div class="buttons">
                {ways.map(way => (
                  <PostButton
                    kind="secondary"
                    action={toPlanAct(at, plan.id, 'settling')}
                    values={{ ...settles.values, contradiction: id, way: way.id }}
                  >
                    {said(way.key, way.values)}
                  </PostButton>
                ))}
              </div>
            ) : (
              <ul class="lines">
                {ways.map(way => (
                  <li>{said(way.key, way.values)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

export function Differences({ words, differences }: { words: Words; differences: readonly Difference[] }) {
  return (
    <ul class="differences">
      {differences.map(one => (
        <li>
          <p>
            {one.block && (
              <>
                <strong>
                  <Said words={words} texts={one.block} />
                </strong>
                {' · '}
              </>
            )}
            {words.say(`plans.field.${one.field}`)}
          </p>
          <Sides words={words} one={one} />
        </li>
      ))}
    </ul>
  )
}

function Sides({ words, one }: { words: Words; one: Difference }): Child {
  if (one.from === '' && one.to === '') return null
  const known = (value: string) => (one.field === 'kind' ? words.say(`plans.kind.${value}`) : value)
  const whole = (from: string, to: string): ShownPiece[] => [
    { kind: 'gone', text: from },
    { kind: 'same', text: ' ' },
    { kind: 'new', text: to },
  ]
  if (one.language === null) return <Diff words={words} pieces={whole(known(one.from), known(one.to))} />
  // Comparing word by word costs their product: what is longer than a page is shown as gone and come.
  const isLong = one.from.length + one.to.length > 8000
  return (
    <Diff
      words={words}
      pieces={isLong ? whole(one.from, one.to) : diffOf(one.from, one.to, one.language)}
      lang={one.language}
      dir={directionOf(one.language)}
    />
  )
}
