// The cycles of a response, the open one first.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import type { Cycle } from '../../model.ts'

export type CyclesProps = {
  words: Words
  at: (path: string) => string
  cycles: Cycle[]
  may: boolean
  today: string
}

export function CyclesPage({ words, at, cycles, may, today }: CyclesProps) {
  const open = cycles.some(({ closedAt }) => closedAt === null)
  return (
    <>
      <PageHead
        title={words.say('cycles.title')}
        lead={words.say('cycles.lead')}
        back={{ href: at('/workplan/objectives'), label: words.say('objectives.title') }}
        actions={
          may &&
          open && <Button href={at('/workplan/cycles/closing')}>{words.say('cycles.closing.title')}</Button>
        }
      />
      {cycles.length === 0 ? (
        <EmptyState
          title={words.say('commitments.no-cycle')}
          action={
            <Button kind="secondary" href={at('/workplan/commitments')}>
              {words.say('commitments.title')}
            </Button>
          }
        >
          {words.say('commitments.no-cycle.what')}
        </EmptyState>
      ) : (
        <Cards>
          {cycles.map(({ id, name, from, to, closedAt }) => (
            <Card
              title={name}
              {...(closedAt === null ? {} : { href: at(`/workplan/cycles/${id}`) })}
              tags={
                closedAt === null ? (
                  <StateTag
                    tone={to < today ? 'act' : 'info'}
                    word={words.say(to < today ? 'cycles.run-out' : 'cycles.open')}
                  />
                ) : (
                  <StateTag tone="done" word={words.say('cycles.closed')} />
                )
              }
              meta={
                <span>
                  <Day words={words} day={from} /> – <Day words={words} day={to} />
                </span>
              }
            />
          ))}
        </Cards>
      )}
    </>
  )
}
