// Where one stands, set by set; who may see it; and the sets of others, to read.
import type { Person } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, PostButton } from '../../../../ui/button.tsx'
import { ConfirmDialog } from '../../../../ui/dialog.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toPerson, toRating, toSet, toSharing, toSharingEnd } from '../addresses.ts'
import type { Own, Sharing, StoodSet } from '../commands/rating.ts'
import type { CompetencySet } from '../model.ts'
import { RoomTabs } from './room.tsx'
import { sectorName } from './signs.tsx'

export type HomeProps = { words: Words; at: At; actor: Person; own: Own; others: CompetencySet[] }

export function HomePage(props: HomeProps) {
  const { words, at, actor, own, others } = props
  const isBegun = own.sets.some(({ standings }) => standings.some(({ state }) => state !== 'open'))
  return (
    <>
      <PageHead
        title={words.say('competencies.title')}
        lead={words.say('competencies.lead')}
        actions={
          isBegun && (
            <Button kind="secondary" href={toPerson(at, actor.id)}>
              {words.say('competencies.own.all')}
            </Button>
          )
        }
      />
      <RoomTabs words={words} at={at} actor={actor} now="own" />
      <Section title={words.say('competencies.mine')} lead={words.say('competencies.mine.private')}>
        <Cards>
          {own.sets.map(stood => (
            <OwnSet words={words} at={at} stood={stood} />
          ))}
        </Cards>
      </Section>
      <SharingSection {...props} />
      <Section title={words.say('competencies.others')}>
        <More summary={words.say('competencies.others.open')}>
          <ul>
            {others.map(set => (
              <li>
                <a href={toSet(at, set.id)}>
                  <Said words={words} texts={set.title} />
                </a>
              </li>
            ))}
          </ul>
        </More>
      </Section>
    </>
  )
}

function OwnSet({ words, at, stood: { set, standings } }: { words: Words; at: At; stood: StoodSet }) {
  const of = standings.length
  const rated = standings.filter(({ rating }) => rating !== undefined).length
  const signed = standings.filter(({ state }) => state === 'signed-off').length
  const due = standings.filter(({ state }) => state === 'review-due').length
  const verb = rated === 0 ? 'begin' : rated < of ? 'go-on' : 'again'
  return (
    <Card
      title={<Said words={words} texts={set.title} />}
      meta={
        signed + due > 0 && (
          <>
            {signed > 0 && (
              <StateTag tone="done" word={words.say('competencies.count.signed', { count: signed })} />
            )}
            {due > 0 && <StateTag tone="act" word={words.say('competencies.count.due', { count: due })} />}
          </>
        )
      }
      actions={
        <>
          <Button kind={verb === 'again' ? 'secondary' : 'primary'} href={toRating(at, set.id)}>
            {words.say(`competencies.rate.${verb}`)}
            <span class="hidden">: {words.pick(set.title)}</span>
          </Button>
          <Button kind="quiet" href={toSet(at, set.id)}>
            {words.say('competencies.read')}
            <span class="hidden">: {words.pick(set.title)}</span>
          </Button>
        </>
      }
    >
      <p>
        <Said words={words} texts={set.text} />
      </p>
      <Progress words={words} label={words.say('competencies.rated')} value={rated} max={of} />
    </Card>
  )
}

function SharingSection({ words, at, own }: HomeProps) {
  if (own.sharing.length === 0)
    return (
      <Section title={words.say('competencies.sharing')}>
        <p>{words.say('competencies.sharing.no-team')}</p>
      </Section>
    )
  return (
    <Section title={words.say('competencies.sharing')} lead={words.say('competencies.sharing.what')}>
      <Cards>
        {own.sharing.map(one => (
          <OneSharing words={words} at={at} one={one} />
        ))}
      </Cards>
    </Section>
  )
}

function OneSharing({ words, at, one }: { words: Words; at: At; one: Sharing }) {
  const { supervisor, sector, names, isShared, teamId, teamName } = one
  const who =
    names.length === 0
      ? words.say('competencies.sharing.nobody')
      : supervisor === 'lead'
        ? words.say('competencies.sharing.lead', { names: words.list(names) })
        : words.say('competencies.sharing.focal-point', {
            names: words.list(names),
            sector: sectorName(words, sector),
          })
  return (
    <Card
      title={<Said words={words} texts={teamName} />}
      tags={
        isShared ? (
          <StateTag tone="info" word={words.say('competencies.sharing.on')} />
        ) : (
          <StateTag tone="quiet" mark="lock" word={words.say('competencies.sharing.off')} />
        )
      }
      actions={
        isShared ? (
          <ConfirmDialog
            words={words}
            open={words.say('competencies.sharing.stop')}
            title={words.say('competencies.sharing.stop.sure')}
          >
            <p>{words.say('competencies.sharing.stop.what')}</p>
            <PostButton action={toSharingEnd(at)} values={{ team: teamId }}>
              {words.say('competencies.sharing.stop')}
            </PostButton>
          </ConfirmDialog>
        ) : (
          names.length > 0 && (
            <PostButton action={toSharing(at)} values={{ team: teamId }} kind="secondary">
              {words.say('competencies.sharing.begin')}
            </PostButton>
          )
        )
      }
    >
      <p dir="auto">{who}</p>
    </Card>
  )
}
