// Choosing competencies for a job description, and the text that comes of it: to copy, as a file, on paper.
import type { Actor } from '../../../../kernel/actor.ts'
import { directionOf, type Language, languageName, languages, type Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Checkbox, Checkboxes, Select } from '../../../../ui/choices.tsx'
import { Form, SubmitBar } from '../../../../ui/form.tsx'
import { TextField } from '../../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton, PrintOnly, ScreenOnly } from '../../../../ui/print.tsx'
import { type At, toJobTexts } from '../addresses.ts'
import type { CompetencySet } from '../model.ts'
import { type JobText, plainOf } from '../rules/job-text.ts'
import { RoomTabs } from './room.tsx'

export type Chosen = { competencies: string[]; language: Language; position: string; withSigns: boolean }

export type JobTextsProps = {
  words: Words
  at: At
  actor: Actor
  sets: CompetencySet[]
  chosen: Chosen
  /** Undefined while nothing is chosen. */
  text: JobText | undefined
}

export function JobTextsPage(props: JobTextsProps) {
  const { words, at, actor, text } = props
  return (
    <>
      <ScreenOnly>
        <PageHead title={words.say('competencies.job')} lead={words.say('competencies.job.what')} />
        <RoomTabs words={words} at={at} actor={actor} now="job" />
        {text && <Result {...props} text={text} />}
        <Choosing {...props} />
      </ScreenOnly>
      {text && <Paper {...props} text={text} />}
    </>
  )
}

function Result({ words, at, chosen, text }: JobTextsProps & { text: JobText }) {
  const plain = plainOf(text)
  const query = queryOf(chosen)
  return (
    <Section title={words.say('competencies.job.text')}>
      <across-copy-link>
        <div class="field">
          <label class="label" for="job-text">
            {words.say('competencies.job.text.label')}
          </label>
          <textarea
            id="job-text"
            rows={12}
            readonly
            lang={chosen.language}
            dir={directionOf(chosen.language)}
          >
            {plain}
          </textarea>
        </div>
        <ButtonRow>
          <button class="button primary" type="button" hidden>
            {words.say('competencies.job.copy')}
          </button>
          <Button kind="secondary" href={`${toJobTexts(at)}/text.docx?${query}`}>
            {words.say('competencies.job.docx')}
          </Button>
          <Button kind="secondary" href={`${toJobTexts(at)}/text.txt?${query}`}>
            {words.say('competencies.job.txt')}
          </Button>
          <PrintButton words={words} />
        </ButtonRow>
        <p role="status" hidden>
          {words.say('competencies.job.copied')}
        </p>
      </across-copy-link>
    </Section>
  )
}

function queryOf({ competencies, language, position, withSigns }: Chosen): string {
  const query = new URLSearchParams(competencies.map(id => ['competency', id]))
  query.set('language', language)
  if (position) query.set('position', position)
  if (withSigns) query.set('signs', 'yes')
  return query.toString()
}

function Choosing({ words, at, sets, chosen }: JobTextsProps) {
  return (
    <Section title={words.say('competencies.job.choose')}>
      <Form action={toJobTexts(at)} method="get">
        {sets.map((set, place) => (
          <SetChoices words={words} set={set} chosen={chosen} open={place === 0} />
        ))}
        <TextField
          words={words}
          name="position"
          label={words.say('competencies.job.position')}
          hint={words.say('competencies.job.position.hint')}
          value={chosen.position}
          maxlength={80}
          optional
        />
        <Select
          words={words}
          name="language"
          label={words.say('competencies.job.language')}
          options={languages.map(language => ({ value: language, label: languageName(language) }))}
          value={chosen.language}
        />
        <Checkbox
          words={words}
          name="signs"
          label={words.say('competencies.job.signs')}
          checked={chosen.withSigns}
          optional
        />
        <SubmitBar label={words.say('competencies.job.make')} />
      </Form>
    </Section>
  )
}

type SetChoicesProps = { words: Words; set: CompetencySet; chosen: Chosen; open: boolean }

function SetChoices({ words, set, chosen, open }: SetChoicesProps) {
  const ids = set.competencies.map(({ id }) => id)
  const title = words.pick(set.title)
  const taken = chosen.competencies.filter(id => ids.includes(id))
  return (
    <More
      summary={
        taken.length === 0 ? title : words.say('competencies.job.taken', { set: title, count: taken.length })
      }
      open={open || taken.length > 0}
    >
      <Checkboxes
        words={words}
        name={`of-${set.id}`}
        label={title}
        options={set.competencies.map(({ id, text }) => ({ value: id, label: words.pick(text) }))}
        values={taken}
        optional
      />
    </More>
  )
}

function Paper({ chosen, text }: JobTextsProps & { text: JobText }) {
  return (
    <PrintOnly>
      <div lang={chosen.language} dir={directionOf(chosen.language)}>
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        {text.parts.map(({ heading, lines }) => (
          <>
            <h2>{heading}</h2>
            <ul>
              {lines.map(line => (
                <li>
                  {line.text}
                  {line.signs.length > 0 && (
                    <ul>
                      {line.signs.map(sign => (
                        <li>{sign}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </PrintOnly>
  )
}
