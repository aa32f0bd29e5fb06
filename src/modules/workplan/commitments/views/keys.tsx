// What the table's script needs around a table: its sentences, what a changed cell looks like, the list of keys. All of it
// stays hidden where the script does not run.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import type { At } from '../addresses.ts'
import { stances, statuses } from '../model.ts'
import { CellWords, StatusTag } from './signs.tsx'

export type EditKeysProps = {
  words: Words
  at: At
  editable: boolean
  view: 'matrix' | 'sector'
  children?: Child
}

export function EditKeys({ words, at, editable, view, children }: EditKeysProps) {
  const texts = {
    why: words.say('commitments.table.why'),
    sure: words.say('commitments.table.sure'),
    failed: words.say('commitments.table.failed'),
    nothing: words.say('commitments.table.nothing'),
  }
  return (
    <across-commitment-table
      data-post={editable ? at('/workplan/commitments/changes') : undefined}
      data-stances={stances.join(' ')}
      data-texts={JSON.stringify(texts)}
    >
      {children}
      {editable && (
        <div class="keys screen-only" data-keys hidden>
          <ButtonRow>
            <Button type="button" kind="secondary" id="undo">
              {words.say('commitments.table.undo')}
            </Button>
          </ButtonRow>
          <p class="meta">
            <span>{words.say('commitments.table.arrows')}</span>
            {stances.map((stance, index) => (
              <span>
                <kbd>{words.number(index + 1)}</kbd> {words.say(`commitments.stance.${stance}`)}
              </span>
            ))}
            <span>
              <kbd>Ctrl Z</kbd> {words.say('commitments.table.undo')}
            </span>
          </p>
          <p class="said" role="status" />
        </div>
      )}
      {editable && <Looks words={words} view={view} />}
    </across-commitment-table>
  )
}

/** Copied by the script, so that a change looks as the server would have drawn it. */
function Looks({ words, view }: Pick<EditKeysProps, 'words' | 'view'>) {
  if (view === 'sector')
    return (
      <>
        {statuses.map(status => (
          <template data-look={status}>
            <StatusTag words={words} status={status} />
          </template>
        ))}
      </>
    )
  return (
    <>
      {stances.flatMap(stance =>
        // A change is never agreed yet: it is new, or changed since it was.
        (['not-started', 'needs-review'] as const).map(status => (
          <template data-look={`${stance} ${status}`}>
            <CellWords words={words} stance={stance} status={status} />
          </template>
        )),
      )}
    </>
  )
}
