// A team's keys: what comes next, who holds them, and letting people and phones in.
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Day } from '../../../../ui/text.tsx'
import type { TeamKeysOverview } from '../commands/team.ts'
import {
  NeedsScript,
  Refused,
  Sentences,
  UnlockKeys,
  type UnlockProps,
  WordsField,
  Working,
} from '../unlock.tsx'
import { ProveFirst } from './own.tsx'
import { CompareRoot } from './root.tsx'

type Props = TeamKeysOverview & UnlockProps
type Member = TeamKeysOverview['members'][number]

export function TeamKeysPage(props: Props) {
  const { words, base, worker, team, standing, root, mayState, proved } = props
  const here = `${base}/teams/${team.id}/keys`
  return (
    <>
      <PageHead
        title={words.say('keys.team')}
        over={words.pick(team.name)}
        lead={words.say('keys.team.lead')}
        back={{ href: `${base}/teams`, label: words.say('keys.teams') }}
        tags={<StateTag tone={tones[standing]} word={words.say(`keys.standing.${standing}`)} />}
      />
      <Notice
        words={words}
        kind={standing === 'ready' ? 'success' : standing === 'leaver' ? 'danger' : 'warning'}
      >
        {words.say(`keys.next.${standing}`)}
      </Notice>
      {mayState && !proved && <ProveFirst words={words} base={base} then={here} />}
      <NeedsScript words={words} />
      {root && mayState && (
        <Section title={words.say('keys.compare')}>
          <CompareRoot words={words} base={base} root={root} />
        </Section>
      )}
      <across-team-keys hidden data-facts={factsOf(props)}>
        <Acts {...props} />
        <Members {...props} />
        <Phones {...props} />
        <Working words={words} />
        <Refused words={words} />
      </across-team-keys>
      <UnlockKeys words={words} base={base} worker={worker} />
      <Sentences words={words} />
    </>
  )
}

const tones = {
  'no-root': 'wait',
  'no-key': 'act',
  leaver: 'act',
  'root-changed': 'act',
  'no-drill': 'act',
  expiring: 'act',
  ready: 'done',
} as const

/** What the element works with: public keys and signed texts. */
function factsOf({ base, team, root, delegation, leavers, members }: Props): string {
  const gone = [...leavers, ...members.flatMap(member => member.former)]
  return JSON.stringify({ base, team: team.id, organisation: team.organisationId, root, delegation, gone })
}

/** What a lead does next, and what a lead may do at any time. */
function Acts({ words, base, team, standing, epoch, mayState, delegation, root }: Props) {
  if (!root || !mayState) return null
  const act = (what: string, label: string, kind: 'primary' | 'secondary' | 'danger') => (
    <button type="button" class={`button ${kind}`} data-act={what}>
      {words.say(label)}
    </button>
  )
  return (
    <>
      {!delegation && (
        <Notice words={words} kind="warning">
          {words.say('keys.team.no-delegation')}
        </Notice>
      )}
      <ButtonRow>
        {standing === 'no-key' && act('found', 'keys.team.found', 'primary')}
        {(standing === 'leaver' || standing === 'root-changed') &&
          act('rotate', 'keys.team.rotate', 'primary')}
        {standing === 'expiring' && act('state', 'keys.team.state', 'primary')}
        {standing === 'no-drill' && (
          <Button href={`${base}/teams/${team.id}/drill`}>{words.say('keys.team.drill')}</Button>
        )}
      </ButtonRow>
      {epoch && standing !== 'leaver' && standing !== 'root-changed' && (
        <More summary={words.say('keys.team.more')}>
          <p>{words.say('keys.team.rotate.when')}</p>
          <ButtonRow>
            {act('rotate', 'keys.team.rotate', 'secondary')}
            <Button kind="quiet" href={`${base}/teams/${team.id}/drill`}>
              {words.say('keys.team.lost')}
            </Button>
          </ButtonRow>
        </More>
      )}
    </>
  )
}

function Members(props: Props) {
  const { words, members, epoch, mayLetIn } = props
  const waiting = members.filter(member => member.key && !member.holds)
  return (
    <Section title={words.say('keys.members')}>
      {epoch && (
        <p>
          {words.say('keys.team.epoch', { epoch: epoch.epoch })}{' '}
          <Day words={words} day={epoch.madeAt.toISOString().slice(0, 10)} />
          {'. '}
          {words.say('keys.until')} <Day words={words} day={epoch.notAfter} />
        </p>
      )}
      <DataTable
        caption={words.say('keys.members')}
        captionHidden
        rows={members}
        columns={[
          { label: words.say('keys.person'), cell: member => member.name, rowHeader: true },
          { label: words.say('keys.holds'), cell: member => <Held words={words} member={member} /> },
          {
            label: words.say('keys.words'),
            // A newcomer's words are read out by the newcomer; shown here they would be copied instead of compared.
            cell: member => (
              <span dir="ltr" lang="zxx">
                {member.holds ? member.words : '–'}
              </span>
            ),
          },
        ]}
      />
      {epoch && mayLetIn && waiting.map(member => <LetIn words={words} member={member} />)}
    </Section>
  )
}

function Held({ words, member }: { words: Words; member: Member }) {
  const state = member.holds ? 'yes' : member.key ? 'waits' : 'no-keys'
  return (
    <StateTag
      tone={member.holds ? 'done' : member.key ? 'act' : 'quiet'}
      word={words.say(state === 'no-keys' ? 'keys.no-keys' : `keys.holds.${state}`)}
    />
  )
}

function LetIn({ words, member }: { words: Words; member: Member }) {
  return (
    <form
      class="form"
      novalidate
      data-act="let-in"
      data-recipient={member.key?.recipient}
      data-signing={member.key?.signing}
      data-former={member.former.join(' ')}
    >
      <h3>{words.say('keys.let-in', { name: member.name })}</h3>
      <WordsField
        words={words}
        name={`words-${member.id}`}
        label={words.say('keys.let-in.words')}
        hint={words.say('keys.let-in.hint')}
        is="read-out"
      />
      <ButtonRow>
        <Button kind="secondary">{words.say('keys.let-in.go')}</Button>
      </ButtonRow>
    </form>
  )
}

/** Phones that asked to send for the team; a lead confirms each after hearing its words. */
function Phones({ words, senders, mayState, delegation }: Props) {
  if (!mayState || !delegation || senders.length === 0) return null
  return (
    <Section title={words.say('keys.phones')} lead={words.say('keys.phones.lead')}>
      {senders.map(sender => (
        <form class="form" novalidate data-act="sender" data-key={sender.key}>
          <h3>{sender.name}</h3>
          <WordsField
            words={words}
            name={`phone-${sender.key}`}
            label={words.say('keys.let-in.words')}
            is="read-out"
          />
          <ButtonRow>
            <Button kind="secondary">{words.say('keys.phones.confirm')}</Button>
          </ButtonRow>
        </form>
      ))}
    </Section>
  )
}
