// Rating oneself on a phone: one set, four words each. With the script each tap is kept; without, each part has a button
// that keeps everything and goes on.
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { Radios } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { HiddenField } from '../../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { type At, toHome, toRating } from '../addresses.ts'
import type { StoodSet } from '../commands/rating.ts'
import { type Competency, type CompetencySet, kinds } from '../model.ts'
import type { Standing } from '../rules/standing.ts'
import { ownLevels } from './signs.tsx'

/** What was sent and refused, by competency. */
export type Typed = ReadonlyMap<string, string>

export type RatingProps = {
  words: Words
  at: At
  stood: StoodSet
  next: CompetencySet | undefined
  /** For new ratings, one for each competency of the set. */
  ids: string[]
  typed: Typed
  errors: FieldErrors
}

export function RatingPage(props: RatingProps) {
  const { words, at, stood, next, errors } = props
  const { set, standings } = stood
  const rated = standings.filter(({ rating }) => rating !== undefined).length
  const texts = {
    saved: words.say('competencies.quietly.saved'),
    failed: words.say('competencies.quietly.failed'),
  }
  return (
    <>
      <PageHead
        title={words.pick(set.title)}
        over={words.say('competencies.rate')}
        back={{ href: toHome(at), label: words.say('competencies.title') }}
        lead={words.say('competencies.rate.how')}
      />
      <Progress words={words} label={words.say('competencies.rated')} value={rated} max={standings.length} />
      <ErrorSummary words={words} errors={errors} />
      <across-save-as-you-go data-texts={JSON.stringify(texts)}>
        <Form action={toRating(at, set.id)}>
          <HiddenField name="next" value={next?.id ?? ''} />
          {kinds.map(kind => (
            <Part {...props} kind={kind} />
          ))}
          <p class="meta" role="status" data-said />
          <SubmitBar
            label={next ? words.say('competencies.rate.next') : words.say('competencies.rate.done')}
            cancel={{ href: toHome(at), label: words.say('competencies.rate.later') }}
          />
        </Form>
      </across-save-as-you-go>
    </>
  )
}

function Part(props: RatingProps & { kind: Competency['kind'] }) {
  const { words, stood, kind, ids } = props
  const { set, standings } = stood
  const isLast = kind === kinds.at(-1)
  return (
    <Section title={words.say(`competencies.kind.${kind}`)} id={kind}>
      {set.competencies.map((competency, at) =>
        competency.kind === kind ? (
          <Question {...props} competency={competency} standing={standings[at]} id={ids[at] ?? ''} />
        ) : null,
      )}
      {!isLast && (
        <div class="buttons" data-by-hand>
          <Button kind="secondary" name="stay" value={kind}>
            {words.say('competencies.rate.save')}
          </Button>
        </div>
      )}
    </Section>
  )
}

type QuestionProps = RatingProps & { competency: Competency; standing: Standing | undefined; id: string }

function Question({ words, competency, standing, id, typed, errors }: QuestionProps) {
  const value = typed.get(competency.id) ?? standing?.rating
  const error = errors[`level:${competency.id}`]
  return (
    <>
      <HiddenField name={`id:${competency.id}`} value={id} />
      <HiddenField name={`was:${competency.id}`} value={standing?.rating ?? ''} />
      <Radios
        words={words}
        name={`level:${competency.id}`}
        label={words.pick(competency.text)}
        hint={competency.signs.map(sign => words.pick(sign)).join(' · ')}
        options={ownLevels(words)}
        {...(value === undefined ? {} : { value })}
        {...(error === undefined ? {} : { error })}
        look="chips"
      />
    </>
  )
}
