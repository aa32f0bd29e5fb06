// The texts of one requirement: each version that was in force, and the next one, in as many languages as there are.
import { directionOf, languageName, languages, type Texts, type Words } from '../../../../kernel/words.ts'
import { Checkbox } from '../../../../ui/choices.tsx'
import { type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import { More, Section } from '../../../../ui/page-head.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { type At, toRequirement } from '../addresses.ts'
import type { Version } from '../model.ts'

type Props = {
  words: Words
  at: At
  id: string
  versions: Version[]
  may: boolean
  errors: FieldErrors
  /** A new version that was refused. */
  typed: Texts | undefined
}

export function SignedTexts(props: Props) {
  const { words, versions, may } = props
  return (
    <>
      {versions.length === 0 && <p>{words.say('induction.no-text.what')}</p>}
      {versions.map(one => (
        <Section title={words.say('induction.version', { version: one.version })}>
          <p class="meta">
            <Day words={words} day={one.inForceFrom} />
            <span>{words.list(languages.filter(known => one.text[known]).map(languageName))}</span>
          </p>
          <p dir="auto" class="to-sign">
            <Said words={words} texts={one.text} />
          </p>
        </Section>
      ))}
      {may && <NewVersion {...props} />}
    </>
  )
}

/** It begins as the newest one, so that a corrected word or a further language is quickly done. */
function NewVersion({ words, at, id, versions, errors, typed }: Props) {
  const texts = typed ?? versions[0]?.text ?? {}
  const others = languages.filter(language => language !== words.language)
  return (
    <Section title={words.say('induction.version.new')} lead={words.say('induction.version.what')}>
      <Form action={`${toRequirement(at, id)}/versions`}>
        <HiddenField name="version" value={String((versions[0]?.version ?? 0) + 1)} />
        <TextArea
          words={words}
          name="text"
          label={words.say('induction.text.in', { language: languageName(words.language) })}
          value={texts[words.language]}
          rows={10}
          error={errors.text}
        />
        <More summary={words.say('induction.text.others')} open={errors.others !== undefined}>
          {others.map(language => (
            <TextArea
              words={words}
              name={`text-${language}`}
              label={words.say('induction.text.in', { language: languageName(language) })}
              value={texts[language]}
              rows={6}
              lang={language}
              dir={directionOf(language)}
              error={errors.others}
              optional
            />
          ))}
        </More>
        <Checkbox
          words={words}
          name="material"
          label={words.say('induction.material')}
          hint={words.say('induction.material.hint')}
          optional
        />
        <SubmitBar label={words.say('induction.version.publish')} />
      </Form>
    </Section>
  )
}
