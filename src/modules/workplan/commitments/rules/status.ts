// What a commitment is worth: its status is computed from who has signed, how far it is and which day it is. Pure.
import { agreementOf, isAgreed, missingSides, type Signed } from '../../../framework/rules/agreement.ts'
import type {
  ChangedField,
  FieldName,
  Fields,
  FieldValues,
  Giver,
  Place,
  Progress,
  Stance,
  Status,
} from '../model.ts'
import { fieldNames } from '../model.ts'

/** What both sides put their name to. A title is given in return only. */
export const signedFields: readonly FieldName[] = ['stance', 'reason', 'title']

/** The value of working in reciprocal relationships: where what child protection gives in return is recorded. */
export const reciprocityNode = 'value.reciprocity'

/** What makes a piece of work the only one of its kind on its node. */
export function scopeOf(id: string, { giver, sector, organisationId }: Omit<Place, 'nodeId'>): string {
  if (giver === 'child-protection') return `${sector}/${id}`
  return organisationId === null ? sector : `${sector}/${organisationId}`
}

type Stood = Signed & { stance: Stance; progress: Progress; reworded: boolean }

/**
 * Nothing counts as more than not started until both sides have signed what stands there now.
 * @param today 'YYYY-MM-DD' in the response
 */
export function statusOf(commitment: Stood, today: string): Status {
  const agreement = agreementOf(commitment, today)
  if (!isAgreed(agreement)) return commitment.wasAgreed ? 'needs-review' : 'not-started'
  if (agreement === 'review-due' || commitment.reworded) return 'needs-review'
  if (commitment.stance === 'not-us' || commitment.progress === 'not-started') return 'agreed'
  return commitment.progress
}

/** Undecided is no answer. */
export function isAnswered(stance: Stance | undefined): boolean {
  return stance !== undefined && stance !== 'undecided'
}

/** Somebody has said that they do it. */
export function isPromised(stance: Stance): boolean {
  return stance === 'we-lead' || stance === 'with-child-protection'
}

/** The sides whose signature is waited for; of what is undecided, nobody's. */
export function waitsForOf(commitment: Signed & { stance: Stance }): ReturnType<typeof missingSides> {
  return isAnswered(commitment.stance) ? missingSides(commitment) : []
}

export function isOverdue(
  { dueOn, stance, progress }: Pick<Fields, 'dueOn' | 'stance' | 'progress'>,
  today: string,
): boolean {
  return dueOn !== null && dueOn < today && progress !== 'in-place' && stance !== 'not-us'
}

/** Promised, but nobody's, or for no day. */
export function isLoose({ stance, ownerId, dueOn, progress }: Fields): boolean {
  return isPromised(stance) && progress !== 'in-place' && (ownerId === null || dueOn === null)
}

export const untouched: Fields = {
  stance: 'undecided',
  reason: '',
  progress: 'not-started',
  title: '',
  ownerId: null,
  dueOn: null,
  evidence: '',
  notes: '',
}

/** What stands there after a change. A reason belongs to *not us* alone, a title to what is given in return. */
export function merged(before: Fields, set: FieldValues, giver: Giver): Fields {
  const after = { ...before, ...set }
  return {
    ...after,
    reason: after.stance === 'not-us' ? after.reason : '',
    title: giver === 'child-protection' ? after.title : '',
  }
}

/** What is missing, by field, as keys of the locale files. */
export function errorsOf(after: Fields, giver: Giver): Partial<Record<FieldName, string>> {
  return {
    ...(after.stance === 'not-us' && after.reason === '' ? { reason: 'commitments.error.reason' } : {}),
    ...(giver === 'child-protection' && after.title === '' ? { title: 'commitments.error.title' } : {}),
  }
}

export function differences(before: Fields, after: Fields): ChangedField[] {
  return fieldNames
    .filter(field => before[field] !== after[field])
    .map(field => ({ field, from: before[field], to: after[field] }))
}

export function changesWhatIsSigned(changed: readonly ChangedField[]): boolean {
  return changed.some(({ field }) => signedFields.includes(field))
}

/** Whether somebody changed it meanwhile, other than to what is wanted anyway. */
export function isOld(now: Fields, set: FieldValues, was: FieldValues): boolean {
  return fieldNames.some(
    field =>
      set[field] !== undefined &&
      was[field] !== undefined &&
      now[field] !== was[field] &&
      now[field] !== set[field],
  )
}
