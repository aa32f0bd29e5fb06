// Where a session plan comes in as a file, and what is wrong with one that does not.
import type { Words } from '../../kernel/words.ts'
import { toBringing, toLibrary } from '../../modules/learning/plans/addresses.ts'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../ui/form.tsx'
import { FileField } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Code } from '../../ui/text.tsx'
import type { PlanProblem } from './problems.ts'

type Props = {
  words: Words
  at: (path: string) => string
  problems: readonly PlanProblem[]
  errors: FieldErrors
}

export function BringPage({ words, at, problems, errors }: Props) {
  return (
    <>
      <PageHead
        title={words.say('plans.bring')}
        lead={words.say('plans.bring.lead')}
        back={{ href: toLibrary(at), label: words.say('plans.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      {problems.length > 0 && (
        <Notice
          words={words}
          kind="danger"
          live
          title={words.say('plans.bring.problems', { count: problems.length })}
        >
          <ul class="lines">
            {problems.map(({ place, path, sentence }) => (
              <li>
                <strong>{place}:</strong> {words.say(sentence)}{' '}
                {path !== '' && (
                  <small>
                    <Code>{path}</Code>
                  </small>
                )}
              </li>
            ))}
          </ul>
          <p>{words.say('plans.bring.nothing')}</p>
        </Notice>
      )}
      <Form action={toBringing(at)} files>
        <FileField
          words={words}
          name="file"
          label={words.say('plans.bring.file')}
          hint={words.say('plans.bring.hint')}
          accept=".json,application/json"
          error={errors.file}
        />
        <SubmitBar
          label={words.say('plans.bring.do')}
          cancel={{ href: toLibrary(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
