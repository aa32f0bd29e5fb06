// One action after the other, one tap each: for a phone, without a script, to be left and gone on with at any moment.
import type { Texts, Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { ErrorSummary, type FieldErrors } from '../../../../ui/form.tsx'
import { Mark } from '../../../../ui/icons/mark.tsx'
import { HiddenField, TextArea } from '../../../../ui/inputs.tsx'
import { More, PageHead } from '../../../../ui/page-head.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toAnswer, toSector } from '../addresses.ts'
import type { ActionShown } from '../commands/ground.ts'
import type { Commitment, Stance } from '../model.ts'
import { isAnswered } from '../rules/status.ts'
import { sectorName, stanceLooks } from './signs.tsx'

export type AnswersProps = {
  words: Words
  at: At
  sector: string
  /** Whose answers, where not the sector's own. */
  organisation: { id: string; name: Texts } | undefined
  /** All sixteen, and which of them this is. */
  actions: ActionShown[]
  index: number
  own: Commitment[]
  parts: ActionShown[]
  /** The id that a first answer gets. */
  id: string
  reason: string
  errors?: FieldErrors
}

/** What one can say with one tap; for *not us* a reason is needed. */
const taps = ['we-lead', 'with-child-protection', 'undecided'] as const

export function AnswersPage(props: AnswersProps) {
  const { words, at, sector, organisation, actions, index, own, parts, errors } = props
  const to = (action?: string) => toAnswer(at, sector, action, organisation?.id)
  const action = actions[index]!
  const commitment = own.find(one => one.nodeId === action.id)
  const said = commitment?.stance
  const before = actions[index - 1]
  const after = actions[index + 1]
  return (
    <>
      <PageHead
        title={words.pick(action.title)}
        over={words.say('commitments.answers.over', {
          sector: organisation ? words.pick(organisation.name) : sectorName(words, sector),
          at: index + 1,
          of: actions.length,
        })}
        back={{ href: toSector(at, sector), label: sectorName(words, sector) }}
        lead={<Said words={words} texts={action.text} />}
      />
      {parts.length > 0 && (
        <More summary={words.say('commitments.answers.parts')}>
          <ul class="prose parts">
            {parts.map(part => (
              <li>
                <Said words={words} texts={part.title} />
              </li>
            ))}
          </ul>
        </More>
      )}
      <ErrorSummary words={words} errors={errors} />
      <form class="form" method="post" action={toAnswer(at, sector)} novalidate>
        <HiddenField name="id" value={commitment?.id ?? props.id} />
        <HiddenField name="action" value={action.id} />
        {organisation && <HiddenField name="organisation" value={organisation.id} />}
        <fieldset class="part taps">
          <legend class="hidden">{words.say('commitments.answers.question')}</legend>
          {taps.map(stance => (
            <Tap words={words} stance={stance} said={said} />
          ))}
        </fieldset>
        <div class="part not-us">
          <TextArea
            words={words}
            name="reason"
            label={words.say('commitments.answers.reason')}
            hint={words.say('commitments.answers.reason.hint')}
            value={props.reason}
            error={errors?.reason}
            rows={2}
            maxlength={500}
            optional
          />
          <Tap words={words} stance="not-us" said={said} />
        </div>
      </form>
      <Progress
        words={words}
        label={words.say('commitments.answered')}
        value={own.filter(one => isAnswered(one.stance)).length}
        max={actions.length}
      />
      <ButtonRow>
        {before && (
          <Button kind="quiet" icon="back" href={to(before.id)}>
            {words.say('ui.previous')}
          </Button>
        )}
        {after && (
          <Button kind="quiet" icon="next" href={to(after.id)}>
            {words.say('ui.next')}
          </Button>
        )}
      </ButtonRow>
      <AllActions {...props} />
      <p class="meta">{words.say('commitments.answers.kept')}</p>
    </>
  )
}

function Tap({ words, stance, said }: { words: Words; stance: Stance; said: Stance | undefined }) {
  const { tone, mark } = stanceLooks[stance]
  const chosen = said === stance && isAnswered(stance)
  return (
    <button type="submit" class={`button tap ${tone}${chosen ? ' chosen' : ''}`} name="stance" value={stance}>
      <Mark name={mark} />
      <span>
        {words.say(`commitments.tap.${stance}`)}
        {chosen && <small>{words.say('commitments.answers.said')}</small>}
      </span>
    </button>
  )
}

/** Where one is among the sixteen, and the way to each. */
function AllActions({ words, at, sector, organisation, actions, index, own }: AnswersProps) {
  return (
    <nav aria-label={words.say('commitments.answers.all')}>
      <ol class="sixteen">
        {actions.map((action, place) => {
          const stance = own.find(one => one.nodeId === action.id)?.stance
          return (
            <li>
              <a
                href={toAnswer(at, sector, action.id, organisation?.id)}
                aria-current={place === index ? 'step' : undefined}
                class={isAnswered(stance) ? 'answered' : undefined}
              >
                {words.number(place + 1)}
                <span class="hidden">
                  {' '}
                  {words.pick(action.title)}:{' '}
                  {isAnswered(stance) && stance
                    ? words.say(`commitments.stance.${stance}`)
                    : words.say('commitments.cell.none')}
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
