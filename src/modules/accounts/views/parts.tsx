// Pieces that several pages of accounts share.
import type { Actor } from '../../../kernel/actor.ts'
import { type Language, languageName, languages, type Texts, type Words } from '../../../kernel/words.ts'
import { Select } from '../../../ui/choices.tsx'
import type { FieldErrors } from '../../../ui/form.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { TextField } from '../../../ui/inputs.tsx'
import { More } from '../../../ui/page-head.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { FormErrors, Grant } from '../model.ts'
import { mayInviteAtAll, maySeePeople } from '../policy.ts'
import { type Sector, sectors } from '../sectors.ts'

/** What was typed, so that a refused form keeps it. */
export type Answers = Record<string, string>

/**
 * Sentences for what is wrong, at the field where it is mended.
 * @param texts fields that are asked in several languages; the problem is shown at the page's own
 */
export function sentences(words: Words, errors: FormErrors, texts: string[] = ['name']): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [
      texts.includes(field) ? `${field}.${words.language}` : field,
      words.say(key),
    ]),
  )
}

export function answersOfTexts(name: string, texts: Texts): Answers {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${name}.${language}`, text]))
}

/** A name in the language of the page, and the others for whoever wants to give them. */
export function TextsField(props: {
  words: Words
  name: string
  label: string
  hint?: string
  answers: Answers
  errors: FieldErrors
}) {
  const { words, name, label, hint, answers, errors } = props
  const field = (language: Language, own: boolean) => (
    <TextField
      words={words}
      name={`${name}.${language}`}
      label={own ? label : languageName(language)}
      hint={own ? hint : undefined}
      value={answers[`${name}.${language}`]}
      error={errors[`${name}.${language}`]}
      optional={!own}
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      maxlength={160}
    />
  )
  const others = languages.filter(language => language !== words.language)
  return (
    <>
      {field(words.language, true)}
      <More
        summary={words.say('accounts.in-other-languages')}
        open={others.some(language => answers[`${name}.${language}`])}
      >
        {others.map(language => field(language, false))}
      </More>
    </>
  )
}

export function SectorSelect(props: {
  words: Words
  name: string
  label: string
  value?: string
  hint?: string
  error?: string
  optional?: boolean
}) {
  const options = sectors.map(sector => ({ value: sector, label: sectorName(props.words, sector) }))
  return <Select {...props} options={options} />
}

export function sectorName(words: Words, sector: Sector | string): string {
  return words.say(`accounts.sector.${sector}`)
}

export function SectorTag({ words, sector }: { words: Words; sector: Sector }) {
  return <Tag icon={<SectorIcon sector={sector} />}>{sectorName(words, sector)}</Tag>
}

/** "Focal point for health", or the role alone. */
export function grantName(words: Words, grant: Grant): string {
  const role = words.say(`accounts.role.${grant.role}`)
  if (grant.sector === '') return role
  return words.say('accounts.role-for', { role, sector: sectorName(words, grant.sector) })
}

/** The rooms of administration, each only for whom it is. */
export function GroupTabs(props: {
  words: Words
  actor: Actor
  at: (path: string) => string
  current: string
}) {
  const { words, actor, at, current } = props
  const tab = (path: string, label: string) => ({ href: at(path), label, current: current === path })
  const tabs = [
    ...(maySeePeople(actor) ? [tab('/people', words.say('accounts.people'))] : []),
    tab('/teams', words.say('accounts.teams')),
    tab('/organisations', words.say('accounts.organisations')),
    ...(mayInviteAtAll(actor) ? [tab('/invitations', words.say('accounts.invitations'))] : []),
  ]
  return <Tabs words={words} label={words.say('accounts.rooms')} tabs={tabs} />
}
