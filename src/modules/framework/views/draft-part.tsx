// One part of a draft: its words in each language with what changed beside them, what becomes of it, and what that does to
// what is recorded here.
import { directionOf, type Language, languageName, languages, type Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { ErrorSummary, type FieldErrors, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextArea, TextField } from '../../../ui/inputs.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { Said } from '../../../ui/text.tsx'
import type { OpenedPart } from '../commands/drafts.ts'
import type { FrameworkNode } from '../model.ts'
import { diffOf, isChanged } from '../rules/diff.ts'
import { changesOf } from '../rules/draft.ts'
import { OperationTag, toDraft, toPart } from './draft.tsx'
import { Merge, PartForm, Retire, Split } from './draft-steps.tsx'
import { numberOf } from './parts.tsx'

export type PartProps = {
  words: Words
  at: (path: string) => string
  opened: OpenedPart
  /** What was sent, where it was refused. */
  typed: Record<string, string>
  errors: FieldErrors
}

export function PartPage(props: PartProps) {
  const { words, at, opened, errors } = props
  const { edition, part, operation, retired } = opened
  const changes = retired ? ['restore'] : changesOf(opened, part.id)
  const others = opened.newer.filter(
    node => node.kind === part.kind && node.id !== part.id && changesOf(opened, node.id).includes('merge'),
  )
  return (
    <>
      <PageHead
        title={<Said words={words} texts={part.title} />}
        over={[words.say(`framework.kind.${part.kind}`), numberOf(words, part)].filter(Boolean).join(' ')}
        back={{ href: toDraft(at, edition.id), label: words.say('editions.parts') }}
        tags={<OperationTag words={words} kind={operation.kind} />}
        lead={words.say(`editions.operation.${operation.kind}.what`)}
      />
      <ErrorSummary words={words} errors={errors} />
      <Recorded {...props} />
      <Before {...props} />
      {changes.includes('words') && (
        <Section title={words.say('editions.words')} lead={words.say('editions.words.lead')}>
          {languages.map(language => (
            <InLanguage {...props} language={language} />
          ))}
        </Section>
      )}
      <Section title={words.say('editions.otherwise')} lead={words.say('editions.otherwise.lead')}>
        {changes.includes('split') && <Split {...props} />}
        {changes.includes('merge') && others.length > 0 && <Merge {...props} others={others} />}
        {changes.includes('retire') && <Retire {...props} />}
        {changes.includes('restore') && (
          <PostButton
            action={toPart(at, edition.id, part.id)}
            values={{
              change: 'restore',
              language: words.language,
              ...(retired ? { retired: 'yes' } : {}),
            }}
            kind="secondary"
          >
            {words.say(operation.kind === 'add' ? 'editions.take-away' : 'editions.as-it-was')}
          </PostButton>
        )}
      </Section>
    </>
  )
}

/** What is recorded here, and what publishing would do to it as it stands now. */
function Recorded({ words, opened }: PartProps) {
  const { recorded, follow, wait } = opened
  if (recorded.length === 0) return <p class="meta">{words.say('editions.recorded.none')}</p>
  return (
    <Section title={words.say('editions.effect')}>
      <p>
        {words.say('editions.recorded', {
          what: words.list(
            recorded.map(
              ({ what, count }) => `${words.say(`editions.work.${what}`)}: ${words.number(count)}`,
            ),
          ),
        })}
      </p>
      <p>
        <strong>{words.say('editions.follow', { count: follow })}</strong>{' '}
        {words.say('editions.wait', { count: wait })}
      </p>
    </Section>
  )
}

/** The parts that it comes from, where it is not one that was reworded. */
function Before({ words, opened }: PartProps) {
  const { operation, older, retired } = opened
  const before = older.filter(({ id }) => operation.from.includes(id))
  if (before.length === 0 || operation.kind === 'keep' || operation.kind === 'reword') return null
  return (
    <Section title={words.say(retired ? 'editions.was' : 'editions.comes-from')}>
      {before.map(node => (
        <blockquote class="prose">
          <p>
            <strong>
              <Said words={words} texts={node.title} />
            </strong>
          </p>
          <p>
            <Said words={words} texts={node.text} />
          </p>
        </blockquote>
      ))}
      {words.pick(operation.reason) !== '' && (
        <p class="meta">
          {words.say('editions.reason')}: <Said words={words} texts={operation.reason} />
        </p>
      )}
    </Section>
  )
}

function InLanguage(props: PartProps & { language: Language }) {
  const { words, opened, typed, language } = props
  const { part, operation, older } = opened
  const mine = typed.change === 'words' && typed.language === language
  const now = { title: part.title[language] ?? '', text: part.text[language] ?? '' }
  const written = { lang: language, dir: directionOf(language) }
  const before = older.find(({ id }) => id === operation.from[0])
  const isOneToOne = operation.kind === 'keep' || operation.kind === 'reword'
  return (
    <More
      summary={<span lang={language}>{languageName(language)}</span>}
      open={mine || language === words.language}
    >
      {isOneToOne && before && <Difference {...props} before={before} />}
      <PartForm {...props} change="words" language={language}>
        <HiddenField name="wasTitle" value={now.title} />
        <HiddenField name="wasText" value={now.text} />
        <TextField
          words={words}
          name={`title.${language}`}
          label={words.say('editions.title-in', { language: languageName(language) })}
          value={mine ? typed[`title.${language}`] : now.title}
          maxlength={200}
          {...written}
        />
        <TextArea
          words={words}
          name={`text.${language}`}
          label={words.say('editions.text-in', { language: languageName(language) })}
          value={mine ? typed[`text.${language}`] : now.text}
          rows={4}
          maxlength={800}
          optional
          {...written}
        />
        <TextField
          words={words}
          name={`reason.${language}`}
          label={words.say('editions.reason')}
          hint={words.say('editions.reason.hint')}
          value={mine ? typed[`reason.${language}`] : (operation.reason[language] ?? '')}
          maxlength={300}
          optional
          {...written}
        />
        <SubmitBar label={words.say('editions.words.save')} />
      </PartForm>
    </More>
  )
}

/** Word by word, in that language, against the edition before. */
function Difference({
  words,
  opened,
  language,
  before,
}: PartProps & { language: Language; before: FrameworkNode }) {
  const { part } = opened
  const pieces = (['title', 'text'] as const)
    .map(field => diffOf(before[field][language] ?? '', part[field][language] ?? '', language))
    .filter(isChanged)
  if (pieces.length === 0) return <p class="meta">{words.say('editions.words.same')}</p>
  return (
    <>
      <p class="meta">{words.say('editions.words.changed')}</p>
      {pieces.map(one => (
        <Diff words={words} pieces={one} lang={language} dir={directionOf(language)} />
      ))}
    </>
  )
}
