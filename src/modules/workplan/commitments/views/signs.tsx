// Stance and status as mark, word and colour, the same everywhere.
import type { Words } from '../../../../kernel/words.ts'
import { drawnIn } from '../../../../ui/drawn.ts'
import { Mark, type MarkName } from '../../../../ui/icons/mark.tsx'
import { StateTag, type Tone } from '../../../../ui/tag.tsx'
import type { Commitment, Giver, Stance, Status } from '../model.ts'
import { waitsForOf } from '../rules/status.ts'

export const stanceLooks: Record<Stance, { tone: Tone; mark: MarkName }> = {
  'we-lead': { tone: 'info', mark: 'flag' },
  'with-child-protection': { tone: 'wait', mark: 'circle' },
  'not-us': { tone: 'stop', mark: 'cross' },
  undecided: { tone: 'quiet', mark: 'dash' },
}

export const statusLooks: Record<Status, { tone: Tone; mark: MarkName }> = {
  'not-started': { tone: 'quiet', mark: 'dot' },
  agreed: { tone: 'info', mark: 'ring' },
  'under-way': { tone: 'wait', mark: 'glass' },
  'in-place': { tone: 'done', mark: 'check' },
  'needs-review': { tone: 'act', mark: 'arrow' },
}

export function stanceWord(words: Words, stance: Stance, giver: Giver = 'sector'): string {
  return giver === 'sector'
    ? words.say(`commitments.stance.${stance}`)
    : words.say(`commitments.gives.${stance}`)
}

export function StanceTag({
  words,
  stance,
  giver = 'sector',
}: {
  words: Words
  stance: Stance
  giver?: Giver
}) {
  const { tone, mark } = stanceLooks[stance]
  return drawnIn(words, `stance ${giver} ${stance}`, () => (
    <StateTag tone={tone} mark={mark} word={stanceWord(words, stance, giver)} />
  ))
}

export function StatusTag({ words, status }: { words: Words; status: Status }) {
  const { tone, mark } = statusLooks[status]
  return drawnIn(words, `status ${status}`, () => (
    <StateTag tone={tone} mark={mark} word={words.say(`commitments.status.${status}`)} />
  ))
}

export function sectorName(words: Words, sector: string): string {
  return words.say(`accounts.sector.${sector}`)
}

/** The same for a cell that is drawn here and for one that the table has just changed. */
export function CellWords({ words, stance, status }: { words: Words; stance?: Stance; status?: Status }) {
  return drawnIn(words, `cell ${stance} ${status}`, () => {
    if (!stance)
      return (
        <span class="stance none">
          <Mark name="dash" />
          <span class="hidden">{words.say('commitments.cell.none')}</span>
        </span>
      )
    return (
      <>
        <span class={`stance ${stanceLooks[stance].tone}`}>
          <Mark name={stanceLooks[stance].mark} />
          {words.say(`commitments.cell.${stance}`)}
        </span>
        {status && stance !== 'undecided' && (
          <small class={statusLooks[status].tone}>
            <Mark name={statusLooks[status].mark} />
            {/* What is answered and not started waits for signatures: that is the thing to know here. */}
            {status === 'not-started'
              ? words.say('commitments.cell.unsigned')
              : words.say(`commitments.status.${status}`)}
          </small>
        )}
      </>
    )
  })
}

/** Whose signature is missing, in words. */
export function Missing({ words, commitment }: { words: Words; commitment: Commitment }) {
  const [first, second] = waitsForOf(commitment)
  if (!first) return null
  return <span>{second ? words.say('commitments.waits.both') : words.say(`commitments.waits.${first}`)}</span>
}
