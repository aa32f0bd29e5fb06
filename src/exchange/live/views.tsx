// The file with results once more, with what is wrong with the one that was chosen.
import type { Words } from '../../kernel/words.ts'
import { type At, toCarrying, toSessions } from '../../modules/learning/live/addresses.ts'
import { ErrorSummary, Form, SubmitBar } from '../../ui/form.tsx'
import { FileField } from '../../ui/inputs.tsx'
import { PageHead } from '../../ui/page-head.tsx'

export function CarryPage({ words, at, error }: { words: Words; at: At; error: string }) {
  return (
    <>
      <PageHead
        title={words.say('live.carry.title')}
        lead={words.say('live.carry.what')}
        back={{ href: toSessions(at), label: words.say('live.sessions.title') }}
      />
      <ErrorSummary words={words} errors={{ file: error }} />
      <Form action={toCarrying(at)} files>
        <FileField
          words={words}
          name="file"
          label={words.say('live.carry.file')}
          accept=".json,application/json"
          error={error}
        />
        <SubmitBar
          label={words.say('live.carry.do')}
          cancel={{ href: toSessions(at), label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
