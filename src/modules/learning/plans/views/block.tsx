// One part of a plan, opened: what the facilitator says and does, in a room and online, and what is needed for it.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Pagination } from '../../../../ui/pagination.tsx'
import { Said } from '../../../../ui/text.tsx'
import * as to from '../addresses.ts'
import { type Block, type Plan, settingsOfKind } from '../model.ts'
import { clockOf, sayClock } from '../rules/clock.ts'
import { hourOf, minutesOf } from '../rules/say.ts'
import { KindTag, Lines, LinesSection } from './parts.tsx'

export type BlockProps = {
  words: Words
  at: to.At
  plan: Plan
  /** Its place in the plan. */
  index: number
  start: number
  mayEdit: boolean
}

export function BlockPage({ words, at, plan, index, start, mayEdit }: BlockProps) {
  const block = plan.blocks[index]
  const timed = clockOf(plan, start)[index]
  if (!block || !timed) return null
  const beside = (other: number) => {
    const there = plan.blocks[other]
    return there && to.toBlock(at, plan.id, there.id, sayClock(start))
  }
  return (
    <>
      <PageHead
        title={words.pick(block.title)}
        over={words.say('plans.block.of', {
          at: index + 1,
          of: plan.blocks.length,
          from: hourOf(words, timed.from),
          to: hourOf(words, timed.to),
        })}
        back={{ href: to.toPlan(at, plan.id, sayClock(start)), label: words.pick(plan.title) }}
        tags={
          <>
            <KindTag words={words} kind={block.kind} /> {minutesOf(words, block.minutes)}
          </>
        }
        lead={block.objective && <Said words={words} texts={block.objective} />}
        actions={
          mayEdit && (
            <Button href={to.toBlockEdit(at, plan.id, block.id)}>{words.say('plans.block.edit')}</Button>
          )
        }
      />
      <Settings words={words} block={block} />
      <Spoken words={words} block={block} />
      <LinesSection title={words.say('plans.field.room')} words={words} texts={block.room} steps />
      <LinesSection title={words.say('plans.field.remote')} words={words} texts={block.remote} steps />
      <LinesSection title={words.say('plans.field.materials')} words={words} texts={block.materials} />
      <LinesSection title={words.say('plans.field.points')} words={words} texts={block.points} />
      <LinesSection
        title={words.say('plans.field.questions')}
        words={words}
        texts={block.questions.map(({ text }) => text)}
        steps
      />
      {block.slides.length > 0 && (
        <Section title={words.say('plans.field.slides')}>
          {block.slides.map(slide => (
            <div class="slide">
              <h3>
                <Said words={words} texts={slide.title} />
              </h3>
              <Lines words={words} texts={slide.points} />
            </div>
          ))}
        </Section>
      )}
      <Pagination words={words} previous={beside(index - 1)} next={beside(index + 1)} />
    </>
  )
}

function Spoken({ words, block }: { words: Words; block: Block }) {
  if (block.say.length === 0 && !block.ask) return null
  return (
    <Section title={words.say('plans.field.say')}>
      {block.say.map(text => (
        <blockquote class="said-aloud">
          <Said words={words} texts={text} />
        </blockquote>
      ))}
      {block.ask && (
        <blockquote class="said-aloud">
          <strong>
            <Said words={words} texts={block.ask} />
          </strong>
        </blockquote>
      )}
    </Section>
  )
}

function Settings({ words, block }: { words: Words; block: Block }) {
  const names = settingsOfKind[block.kind]
  if (!names) return null
  return (
    <dl class="settings">
      {names.map(name => (
        <div>
          <dt>{words.say(`plans.setting.${name}`)}</dt>
          <dd>{words.number(block.settings[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
