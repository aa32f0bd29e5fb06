// Signing: the text with its form, the signatures that are there, the link for one person, and what its holder sees.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow, PostButton } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../../ui/inputs.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { QrCode } from '../../../../ui/qr.tsx'
import { StateTag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toPerson } from '../addresses.ts'
import type { Requirement, Version } from '../model.ts'
import type { Item } from '../rules.ts'
import { markSize } from './mark.ts'
import type { Behind, Link, Signature } from './model.ts'

const field = `0 0 ${markSize.width} ${markSize.height}`

/** The newest version of each text that this person has not signed. */
export function toSignOf(items: readonly Item[], versions: readonly Version[]) {
  return items.flatMap(item => {
    const version = versions.find(one => one.requirementId === item.requirement.id)
    return item.requirement.kind === 'document' && item.doneOn === null && version ? [{ item, version }] : []
  })
}

type SigningProps = {
  words: Words
  action: string
  item: Item
  version: Version
  errors: FieldErrors
  /** What the keeper says besides. */
  children?: Child
}

/** The text, and below it the mark or the name. */
export function Signing({ words, action, item, version, errors, children }: SigningProps) {
  const { id, title } = item.requirement
  const typed = `typed:${id}`
  return (
    <Section title={`${words.pick(title)}: ${words.say('induction.version', { version: version.version })}`}>
      <p dir="auto" class="to-sign">
        <Said words={words} texts={version.text} />
      </p>
      <Form action={action}>
        <HiddenField name="requirement" value={id} />
        <HiddenField name="version" value={String(version.version)} />
        <across-mark hidden>
          <p class="mark-label">{words.say('signing.draw')}</p>
          <svg class="mark-pad" viewBox={field} role="img" aria-label={words.say('signing.draw')}>
            <path />
          </svg>
          <Button kind="quiet" type="button">
            {words.say('signing.draw.again')}
          </Button>
          <HiddenField name={`mark:${id}`} value="" />
        </across-mark>
        <TextField
          words={words}
          name={typed}
          label={words.say('induction.typed-name')}
          hint={words.say('signing.typed.hint')}
          autocomplete="off"
          maxlength={120}
          error={errors[typed]}
          optional
        />
        {children}
        <SubmitBar label={words.say('induction.sign')} />
      </Form>
    </Section>
  )
}

type SignaturesProps = { words: Words; signatures: readonly Signature[]; items: readonly Item[] }

/** Of a person, for the keepers. */
export function SignaturesSection({ words, signatures, items }: SignaturesProps) {
  if (signatures.length === 0) return null
  const titles = new Map(items.map(({ requirement }) => [requirement.id, requirement.title]))
  return (
    <Section title={words.say('signing.signatures')}>
      <Cards>
        {signatures.map(one => (
          <Card
            title={<Title words={words} title={titles.get(one.requirementId)} version={one.version} />}
            meta={
              <>
                <Day words={words} day={one.signedOn} />
                <span>{words.say(`signing.how.${one.kind}`)}</span>
                <span>{words.say(one.witnessed ? 'signing.witnessed' : 'signing.unwitnessed')}</span>
              </>
            }
          >
            {one.mark !== null && (
              <svg class="drawn-mark" viewBox={field} role="img" aria-label={words.say('signing.how.drawn')}>
                <path d={one.mark} />
              </svg>
            )}
          </Card>
        ))}
      </Cards>
    </Section>
  )
}

type TitleProps = { words: Words; title: Requirement['title'] | undefined; version: number }

/** A text that is no longer asked of this person has no title here. */
function Title({ words, title, version }: TitleProps) {
  const number = words.say('induction.version', { version })
  return title ? `${words.pick(title)}: ${number}` : number
}

type OwnPhoneProps = { words: Words; at: At; staffId: string; link: Link | undefined }

/** For the keeper: somebody without an account reads and signs on their own phone. */
export function OwnPhone({ words, at, staffId, link }: OwnPhoneProps) {
  const action = `${toPerson(at, staffId)}/signing-link`
  return (
    <Section title={words.say('signing.own-phone')} lead={words.say('signing.own-phone.what')}>
      {link && <p>{words.say('signing.link.works', { day: words.date(link.expiresAt) })}</p>}
      <ButtonRow>
        <PostButton kind="secondary" action={action}>
          {words.say('signing.link.make')}
        </PostButton>
        {link && (
          <PostButton kind="quiet" action={`${action}/ending`}>
            {words.say('signing.link.end')}
          </PostButton>
        )}
      </ButtonRow>
    </Section>
  )
}

type LinkProps = { words: Words; name: string; link: string; back: string; expiresAt: Date }

/** Shown once. */
export function LinkPage({ words, name, link, back, expiresAt }: LinkProps) {
  return (
    <>
      <PageHead
        title={words.say('signing.link.title')}
        lead={words.say('signing.link.lead', { name })}
        back={{ href: back, label: words.say('induction.person') }}
      />
      <across-copy-link>
        <div class="field">
          <label class="label" for="link">
            {words.say('signing.link.title')}
          </label>
          <input id="link" class="full" type="text" readonly dir="ltr" value={link} />
        </div>
        <ButtonRow>
          <button class="button secondary" type="button" hidden>
            {words.say('accounts.link.copy')}
          </button>
        </ButtonRow>
        <p role="status" hidden>
          {words.say('accounts.link.copied')}
        </p>
      </across-copy-link>
      <div>
        <QrCode text={link} label={words.say('signing.link.title')} />
      </div>
      <p class="hint">{words.say('signing.link.works', { day: words.date(expiresAt) })}</p>
    </>
  )
}

type OwnProps = {
  words: Words
  action: string
  behind: Behind
  items: Item[]
  versions: Version[]
  errors: FieldErrors
}

/** On the person's own phone. */
export function SigningPage({ words, action, behind, items, versions, errors }: OwnProps) {
  const open = toSignOf(items, versions)
  const signed = items.filter(({ doneOn }) => doneOn !== null)
  return (
    <>
      <PageHead
        over={words.say('signing.own.title')}
        title={<bdi>{behind.name}</bdi>}
        lead={words.say(open.length > 0 ? 'signing.own.lead' : 'signing.own.not-you')}
      />
      <ErrorSummary words={words} errors={errors} />
      {open.map(one => (
        <Signing words={words} action={action} {...one} errors={errors} />
      ))}
      {open.length === 0 && (
        <EmptyState title={words.say('signing.own.all')}>{words.say('signing.own.all.what')}</EmptyState>
      )}
      {signed.length > 0 && (
        <Section title={words.say('signing.signatures')}>
          <Cards>
            {signed.map(({ requirement, doneOn }) => (
              <Card
                title={<Said words={words} texts={requirement.title} />}
                tags={<StateTag tone="done" word={words.date(doneOn ?? '')} />}
              />
            ))}
          </Cards>
        </Section>
      )}
      <p class="hint">{words.say('signing.link.works', { day: words.date(behind.expiresAt) })}</p>
    </>
  )
}
