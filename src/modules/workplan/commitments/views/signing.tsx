// The hour of the two coordinators: what waits for one's signature in a sector, to be signed one by one or all that one
// has looked at.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Said } from '../../../../ui/text.tsx'
import type { Side } from '../../../framework/model.ts'
import { type At, toCommitment, toSector } from '../addresses.ts'
import type { ActionShown } from '../commands/ground.ts'
import type { Waiting } from '../commands/signing.ts'
import type { Commitment } from '../model.ts'
import { StanceTag, sectorName } from './signs.tsx'

export type SigningProps = {
  words: Words
  at: At
  sector: string
  actions: ActionShown[]
  /** For each side that this person speaks for. */
  sides: { side: Side; waiting: Waiting }[]
}

export function SigningPage(props: SigningProps) {
  const { words, at, sector, sides } = props
  return (
    <>
      <PageHead
        title={words.say('commitments.signing.title', { sector: sectorName(words, sector) })}
        back={{ href: toSector(at, sector), label: sectorName(words, sector) }}
        lead={words.say('commitments.signing.lead')}
      />
      {sides.map(one => (
        <OneSide {...props} {...one} />
      ))}
    </>
  )
}

function OneSide(props: SigningProps & { side: Side; waiting: Waiting }) {
  const { words, at, sector, side, waiting } = props
  return (
    <>
      <Section
        title={words.say(`commitments.signing.${side}`)}
        lead={words.say('commitments.signing.count', { count: waiting.mine.length })}
      >
        {waiting.mine.length === 0 ? (
          <EmptyState title={words.say('commitments.signing.none')}>
            {words.say('commitments.signing.none.what')}
          </EmptyState>
        ) : (
          <form method="post" action={toSector(at, sector, 'signatures')} class="form signing">
            <HiddenField name="side" value={side} />
            <ul class="checklist">
              {waiting.mine.map(commitment => (
                <One {...props} commitment={commitment} mine />
              ))}
            </ul>
            <ButtonRow>
              <Button icon="check">{words.say('commitments.signing.ticked')}</Button>
            </ButtonRow>
          </form>
        )}
      </Section>
      {waiting.theirs.length > 0 && (
        <Section title={words.say(`commitments.signing.others.${side}`)}>
          <ul class="checklist">
            {waiting.theirs.map(commitment => (
              <One {...props} commitment={commitment} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function One({
  words,
  at,
  actions,
  commitment,
  mine,
}: SigningProps & { commitment: Commitment; mine?: boolean }) {
  const action = actions.find(({ id }) => id === commitment.nodeId)
  const value = `${commitment.id} ${commitment.version}`
  const title = commitment.title || words.pick(action?.title ?? {})
  return (
    <li>
      <div>
        <a href={toCommitment(at, commitment.id)}>
          <bdi>{title}</bdi>
        </a>
        {action && commitment.giver === 'sector' && (
          <p class="meta">
            <Said words={words} texts={action.text} />
          </p>
        )}
        <p class="meta">
          <StanceTag words={words} stance={commitment.stance} giver={commitment.giver} />
          {commitment.organisationName && <Said words={words} texts={commitment.organisationName} />}
          {commitment.giver === 'child-protection' && <span>{words.say('commitments.return')}</span>}
        </p>
        {commitment.reason && <p dir="auto">{commitment.reason}</p>}
        {mine && (
          <div class="buttons">
            <label class="choice">
              <input type="checkbox" name="read" value={value} />
              <span>
                {words.say('commitments.signing.looked')}
                <span class="hidden">: {title}</span>
              </span>
            </label>
            <Button kind="quiet" name="one" value={value}>
              {words.say('commitments.signing.one')}
              <span class="hidden">: {title}</span>
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}
