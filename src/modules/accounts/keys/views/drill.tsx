// The drill of a team, in the browser or with the stock age program; and the same shares on the day all keys are lost.
import { recoveryCommands, recoveryFiles } from '../../../../device/recovery-kit.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors, Form } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { Day } from '../../../../ui/text.tsx'
import type { TeamKeysOverview } from '../commands/team.ts'
import { NeedsScript, Refused, Sentences, Working } from '../unlock.tsx'
import { Act } from './own.tsx'
import { Shares } from './root.tsx'

type Props = TeamKeysOverview & { words: Words; base: string; errors: FieldErrors; answerId: string }

export function DrillPage(props: Props) {
  const { words, base, team, epoch, drilledAt, errors } = props
  const here = `${base}/teams/${team.id}`
  return (
    <>
      <PageHead
        title={words.say('keys.drill')}
        over={words.pick(team.name)}
        lead={words.say('keys.drill.lead')}
        back={{ href: `${here}/keys`, label: words.say('keys.team') }}
      />
      <ErrorSummary words={words} errors={errors} />
      {drilledAt && (
        <Notice words={words} kind="success">
          {words.say('keys.drill.was')} <Day words={words} day={drilledAt.toISOString().slice(0, 10)} />
        </Notice>
      )}
      {epoch ? <Ways {...props} here={here} /> : <p>{words.say('keys.next.no-key')}</p>}
      <Sentences words={words} />
    </>
  )
}

function Ways(props: Props & { here: string }) {
  const { words, base, team, errors, answerId, here } = props
  return (
    <>
      <Section title={words.say('keys.drill.here')} lead={words.say('keys.drill.here.lead')}>
        <NeedsScript words={words} />
        <across-team-drill
          hidden
          data-base={base}
          data-team={team.id}
          data-organisation={team.organisationId}
        >
          <div class="form" data-step="shares">
            <Shares words={words} />
            <ButtonRow>
              <Act is="drill">{words.say('keys.drill.go')}</Act>
            </ButtonRow>
            <More summary={words.say('keys.drill.identity')}>
              <p>{words.say('keys.drill.identity.lead')}</p>
              <Act is="identity" kind="secondary">
                {words.say('keys.drill.identity.go')}
              </Act>
            </More>
            <Recover {...props} />
          </div>
          <div data-step="done" hidden>
            <Done words={words} here={here} text="keys.drill.done" />
          </div>
          <div data-step="recovered" hidden>
            <Done words={words} here={here} text="keys.recover.done" />
          </div>
          <Working words={words} />
          <Refused words={words} />
        </across-team-drill>
      </Section>
      <Section title={words.say('keys.drill.stock')} lead={words.say('keys.drill.stock.lead')}>
        <ol>
          <li>
            <Form action={`${here}/drill/file`}>
              <Button kind="secondary">{words.say('keys.drill.file')}</Button>
            </Form>
          </li>
          <li>
            {words.say('keys.drill.command')}
            <pre class="key-command" dir="ltr">
              {recoveryCommands()[0]?.line}
            </pre>
          </li>
          <li>{words.say('keys.drill.find', { file: recoveryFiles.teamKey })}</li>
        </ol>
        <Form action={`${here}/drill`}>
          <HiddenField name="id" value={answerId} />
          <TextField
            words={words}
            name="words"
            label={words.say('keys.drill.words')}
            error={errors.words}
            dir="ltr"
            autocomplete="off"
          />
          <ButtonRow>
            <Button kind="secondary">{words.say('keys.drill.answer')}</Button>
          </ButtonRow>
        </Form>
      </Section>
    </>
  )
}

/** Members who made new keys and read out their words get the team's keys back from paper. */
function Recover({ words, members }: Props) {
  const able = members.filter(member => member.key)
  return (
    <More summary={words.say('keys.recover')}>
      <p>{words.say('keys.recover.lead')}</p>
      {able.map(member => (
        <div class="field">
          <label class="label" for={`field-recover-${member.id}`}>
            {words.say('keys.recover.words', { name: member.name })}
          </label>
          <input
            id={`field-recover-${member.id}`}
            class="full"
            type="text"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            data-recipient={member.key?.recipient}
            data-signing={member.key?.signing}
          />
        </div>
      ))}
      <Act is="recover" kind="danger">
        {words.say('keys.recover.go')}
      </Act>
    </More>
  )
}

function Done({ words, here, text }: { words: Words; here: string; text: string }) {
  return (
    <>
      <Notice words={words} kind="success" live>
        {words.say(text)}
      </Notice>
      <ButtonRow>
        <Button kind="secondary" href={`${here}/keys`}>
          {words.say('keys.team')}
        </Button>
      </ButtonRow>
    </>
  )
}
