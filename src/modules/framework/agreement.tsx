// How an agreement is shown, wherever one stands: its state as a tag, and both sides with their signatures and buttons.
// A part of a page for neighbours too, because nothing may look agreed in one place and not in another.
import type { Actor } from '../../kernel/actor.ts'
import type { Words } from '../../kernel/words.ts'
import { PostButton } from '../../ui/button.tsx'
import { StateTag, type Tone } from '../../ui/tag.tsx'
import { TwoSides } from '../../ui/two-sides.tsx'
import { type Side, type Signature, sides, type Work } from './model.ts'
import { maySign } from './policy.ts'
import { type AgreementState, agreementOf, type Signed } from './rules/agreement.ts'

const tones: Record<AgreementState, Tone> = {
  proposed: 'info',
  'signed-by-child-protection': 'wait',
  'signed-by-sector': 'wait',
  agreed: 'done',
  'review-due': 'act',
  'changed-since': 'act',
}

export function AgreementTag({ words, work, today }: { words: Words; work: Signed; today: string }) {
  const state = agreementOf(work, today)
  return <StateTag tone={tones[state]} word={words.say(`agreement.state.${state}`)} />
}

export type AgreementPanelProps = {
  words: Words
  actor: Actor
  work: Work
  /** All signatures under this work; those of older versions are passed over here. */
  signatures: Signature[]
  /** Where signatures are posted to and taken back from: `…/signatures`, `…/signatures/removal`. */
  action: string
}

/** The forms post `side` and the `version` that was read. */
export function AgreementPanel({ words, actor, work, signatures, action }: AgreementPanelProps) {
  const now = signatures.filter(signature => signature.version === work.version)
  const mine = actor.kind === 'person' && now.find(signature => signature.personId === actor.id)
  const sideOf = (side: Side) => {
    const signature = now.find(one => one.side === side)
    const open = work.state === 'placed'
    return {
      label: words.say(`agreement.side.${side}`),
      signed: signature && {
        by: signature.personName,
        of: words.pick(signature.organisationName),
        at: signature.signedAt,
      },
      missing: words.say(`agreement.missing.${side}`),
      action: !open ? undefined : !signature && !mine && maySign(actor, side, work.sector) ? (
        <PostButton action={action} values={{ side, version: String(work.version) }} icon="check">
          {words.say(`agreement.sign.${side}`)}
        </PostButton>
      ) : mine && signature?.personId === mine.personId ? (
        <PostButton action={`${action}/removal`} values={{ version: String(work.version) }} kind="quiet">
          {words.say('agreement.take-back')}
        </PostButton>
      ) : undefined,
    }
  }
  return (
    <>
      <TwoSides
        words={words}
        label={words.say('agreement.sides')}
        sides={[sideOf(sides[0]), sideOf(sides[1])]}
      />
      <p class="meta">{words.say('agreement.rule')}</p>
    </>
  )
}
