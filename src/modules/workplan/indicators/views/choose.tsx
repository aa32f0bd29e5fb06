// What a sector can take for its one indicator, and every definition that was brought.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { Code, Said } from '../../../../ui/text.tsx'
import { type At, toDefinitions, toList, toNew, toWorkbook } from '../addresses.ts'
import type { Definition } from '../model.ts'
import { mayBringDefinition } from '../policy.ts'

export type ChooseProps = { words: Words; at: At; sector: string; definitions: Definition[] }

export function ChoosePage({ words, at, sector, definitions }: ChooseProps) {
  return (
    <>
      <PageHead
        title={words.say('indicators.choose.title')}
        over={words.say(`accounts.sector.${sector}`)}
        back={{ href: toList(at), label: words.say('indicators.title') }}
        lead={words.say('indicators.choose.lead')}
        actions={
          <>
            <Button kind="secondary" href={toNew(at, { sector })}>
              {words.say('indicators.choose.own')}
            </Button>
            <Button kind="quiet" href={toWorkbook(at)}>
              {words.say('indicators.bring')}
            </Button>
          </>
        }
      />
      <Cards>
        {definitions.map(one => (
          <DefinitionCard words={words} one={one} href={toNew(at, { sector, from: one.id })} />
        ))}
      </Cards>
    </>
  )
}

function DefinitionCard({ words, one, href, at }: { words: Words; one: Definition; href?: string; at?: At }) {
  return (
    <Card
      title={<Said words={words} texts={one.title} />}
      {...(href ? { href } : {})}
      tags={
        one.origin === 'local' ? (
          <Tag>{words.say('indicators.origin.local')}</Tag>
        ) : (
          <Tag>
            <Code>{one.code}</Code>
          </Tag>
        )
      }
      meta={[
        <span>{words.say(`indicators.unit.${one.unit}`)}</span>,
        <span>{words.say(`indicators.frequency.${one.frequency}`)}</span>,
        one.source && <span dir="auto">{one.source}</span>,
      ]}
      actions={
        at && (
          <ConfirmDialog
            words={words}
            open={words.say('indicators.remove')}
            title={words.say('indicators.remove.sure')}
          >
            <p>{words.say('indicators.remove.what')}</p>
            <PostButton action={`${toDefinitions(at)}/${one.id}/removal`} kind="danger">
              {words.say('indicators.remove')}
            </PostButton>
          </ConfirmDialog>
        )
      }
    >
      <p>
        <Said words={words} texts={one.numerator} />
      </p>
    </Card>
  )
}

export type DefinitionsProps = {
  words: Words
  at: At
  actor: Actor
  /** By sector; the local one of each last. */
  definitions: { sector: string; definitions: Definition[] }[]
}

export function DefinitionsPage({ words, at, actor, definitions }: DefinitionsProps) {
  const brought = definitions.flatMap(one => one.definitions).filter(({ origin }) => origin === 'brought')
  return (
    <>
      <PageHead
        title={words.say('indicators.definitions')}
        lead={words.say('indicators.definitions.lead')}
        back={{ href: toList(at), label: words.say('indicators.title') }}
        actions={<Button href={toWorkbook(at)}>{words.say('indicators.bring')}</Button>}
      />
      {brought.length === 0 && (
        <EmptyState title={words.say('indicators.definitions.none')}>
          {words.say('indicators.definitions.none.what')}
        </EmptyState>
      )}
      {definitions.map(({ sector, definitions: ofSector }) => (
        <Section title={words.say(`accounts.sector.${sector}`)}>
          <Cards>
            {ofSector.map(one => (
              <DefinitionCard
                words={words}
                one={one}
                {...(one.origin === 'brought' && mayBringDefinition(actor, one) ? { at } : {})}
              />
            ))}
          </Cards>
        </Section>
      ))}
    </>
  )
}
