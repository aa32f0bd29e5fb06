// An organisation's root: its fingerprint to compare, who may sign, and, for administrators, the ceremony.
import { recoveryCommands } from '../../../../device/recovery-kit.ts'
import type { RootPublic } from '../../../../device/root.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { QrCode } from '../../../../ui/qr.tsx'
import { DataTable } from '../../../../ui/table.tsx'
import { Code, Day } from '../../../../ui/text.tsx'
import type { RootOverview } from '../commands/root.ts'
import { NeedsScript, Refused, Sentences, WordsField, Working } from '../unlock.tsx'
import { Act, ProveFirst } from './own.tsx'

type Props = RootOverview & { words: Words; base: string }

export function RootPage(props: Props) {
  const { words, base, organisation, root, formerRoots, delegations, mayMake, proved } = props
  const here = `${base}/organisations/${organisation.id}/root`
  return (
    <>
      <PageHead
        title={words.say('keys.root')}
        over={words.pick(organisation.name)}
        lead={words.say('keys.root.lead')}
        back={{ href: `${base}/organisations`, label: words.say('keys.organisations') }}
      />
      {formerRoots.length > 0 && (
        <Notice words={words} kind="danger" title={words.say('keys.root.changed')}>
          <p>{words.say('keys.root.changed.what', { count: formerRoots.length })}</p>
        </Notice>
      )}
      <NeedsScript words={words} />
      {root ? <Fingerprint {...props} root={root} /> : <p>{words.say('keys.root.none')}</p>}
      {delegations.length > 0 && (
        <Section title={words.say('keys.root.signers')}>
          <DataTable
            caption={words.say('keys.root.signers')}
            captionHidden
            rows={delegations}
            columns={[
              { label: words.say('keys.person'), cell: row => row.name, rowHeader: true },
              {
                label: words.say('keys.root.for'),
                cell: row => words.say(row.teamId === null ? 'keys.root.for-all' : 'keys.root.for-one'),
              },
              { label: words.say('keys.until'), cell: row => <Day words={words} day={row.notAfter} /> },
            ]}
          />
        </Section>
      )}
      {mayMake && !proved && <ProveFirst words={words} base={base} then={here} />}
      {mayMake && <Ceremony {...props} />}
      <Sentences words={words} />
    </>
  )
}

function Fingerprint({ words, base, root }: Props & { root: NonNullable<RootOverview['root']> }) {
  return (
    <Section title={words.say('keys.root.fingerprint')} lead={words.say('keys.root.fingerprint.lead')}>
      <CompareRoot words={words} base={base} root={root} />
      <More summary={words.say('keys.root.show')}>
        <p class="key-words" dir="ltr" lang="zxx">
          {root.words}
        </p>
        <QrCode text={root.hex} label={words.say('keys.root.qr')} />
        <p>
          {words.say('keys.root.made')} <Day words={words} day={root.madeAt.toISOString().slice(0, 10)} />
        </p>
      </More>
    </Section>
  )
}

/** Compares the root with paper and keeps that on this device; `scripts` names `compare-root`. */
export function CompareRoot({ words, base, root }: { words: Words; base: string; root: RootPublic }) {
  const { organisation, signing, recovery } = root
  return (
    <across-compare-root
      hidden
      class="screen-only"
      data-base={base}
      data-organisation={organisation}
      data-signing={signing}
      data-recovery={recovery}
    >
      <div data-step="compared" hidden>
        <Notice words={words} kind="success">
          {words.say('keys.compare.done')}
        </Notice>
      </div>
      <form class="form" data-step="not-compared" novalidate hidden>
        <WordsField
          words={words}
          name={`printed-${organisation}`}
          label={words.say('keys.compare.words')}
          hint={words.say('keys.compare.hint')}
          is="printed-words"
        />
        <ButtonRow>
          <Button kind="secondary">{words.say('keys.compare.go')}</Button>
        </ButtonRow>
      </form>
      <Refused words={words} />
    </across-compare-root>
  )
}

function Ceremony({ words, base, organisation, root, candidates }: Props) {
  const say = (key: string) => words.say(`keys.ceremony.${key}`)
  return (
    <across-organisation-root hidden data-base={base} data-organisation={organisation.id}>
      <div class="screen-only">
        <section class="section" data-step="start">
          <h2>{words.say(root ? 'keys.ceremony.again' : 'keys.ceremony.first')}</h2>
          <p>{say('lead')}</p>
          <ul>
            <li>{say('need.printer')}</li>
            <li>{say('need.people')}</li>
            <li>{say('need.offline')}</li>
          </ul>
          <fieldset class="part">
            <legend>{say('who')}</legend>
            <p class="hint">{say('who.hint')}</p>
            {candidates.map(one => (
              <label class="choice">
                <input
                  type="checkbox"
                  disabled={one.signing === null}
                  checked={one.signing !== null}
                  data-person={one.personId}
                  data-team={one.teamId ?? ''}
                  data-signing={one.signing ?? ''}
                />{' '}
                {one.name} ({one.teamName ? words.pick(one.teamName) : words.say('keys.root.for-all')})
                {one.signing === null && ` · ${words.say('keys.no-keys')}`}
              </label>
            ))}
          </fieldset>
          {root && (
            <Notice words={words} kind="warning">
              {say('replaces')}
            </Notice>
          )}
          <ButtonRow>
            <Act is="make" kind={root ? 'danger' : 'primary'}>
              {words.say(root ? 'keys.ceremony.make-again' : 'keys.ceremony.make')}
            </Act>
          </ButtonRow>
          {root && <LetSign words={words} />}
        </section>
        <section class="section" data-step="sheets" hidden>
          <h2 data-focus tabindex={-1}>
            {say('print')}
          </h2>
          <p>{say('print.lead')}</p>
          <ButtonRow>
            <Act is="print">{say('print.go')}</Act>
            <Act is="finish" kind="secondary">
              {say('finish')}
            </Act>
            <Act is="drop" kind="quiet">
              {say('drop')}
            </Act>
          </ButtonRow>
        </section>
        <section class="section" data-step="done" hidden>
          <Notice words={words} kind="success">
            {say('done')}
          </Notice>
          <ButtonRow>
            <Button kind="secondary" href={`${base}/organisations/${organisation.id}/root`}>
              {say('look')}
            </Button>
          </ButtonRow>
        </section>
        <Working words={words} />
        <Refused words={words} />
      </div>
      <div data-is="sheets" />
      <template data-is="sheet">
        <Sheet words={words} organisation={words.pick(organisation.name)} />
      </template>
    </across-organisation-root>
  )
}

/** One sheet of paper for one person; the script fills what only the browser knows. */
function Sheet({ words, organisation }: { words: Words; organisation: string }) {
  const say = (key: string) => words.say(`keys.sheet.${key}`)
  return (
    <section class="section key-sheet">
      <h2>
        {say('title')} <span data-is="number" /> / {words.number(3)}
      </h2>
      <p>{organisation}</p>
      <p>{say('what')}</p>
      <p>{say('holder')} ______________________________</p>
      <h3>{say('share')}</h3>
      <pre dir="ltr" data-is="share" />
      <div class="key-qr" data-is="qr" />
      <h3>{say('fingerprint')}</h3>
      <p class="key-words" dir="ltr" lang="zxx" data-is="fingerprint" />
      <h3>{say('when')}</h3>
      <ol>
        <li>{say('when.two')}</li>
        <li>{say('when.page')}</li>
        <li>{say('when.stock')}</li>
      </ol>
      <pre dir="ltr" data-is="commands">
        {recoveryCommands()
          .map(command => command.line)
          .join('\n')}
      </pre>
      <p>
        <Code>age</Code> <small dir="ltr" data-is="recipient" />
      </p>
    </section>
  )
}

function LetSign({ words }: { words: Words }) {
  return (
    <More summary={words.say('keys.ceremony.later')}>
      <p>{words.say('keys.ceremony.later.lead')}</p>
      <form class="form" data-is="later-form" novalidate>
        <Shares words={words} />
        <ButtonRow>
          <Button kind="secondary">{words.say('keys.ceremony.later.go')}</Button>
        </ButtonRow>
      </form>
    </More>
  )
}

/** Two shares and the six words, as they stand on paper. */
export function Shares({ words }: { words: Words }) {
  return (
    <>
      {[1, 2].map(number => (
        <div class="field">
          <label class="label" for={`field-share-${number}`}>
            {words.say(`keys.share.${number}`)}
          </label>
          <textarea
            id={`field-share-${number}`}
            rows={6}
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            data-is={`share-${number}`}
          />
        </div>
      ))}
      <WordsField words={words} name="sheet-words" label={words.say('keys.share.words')} is="sheet-words" />
    </>
  )
}
