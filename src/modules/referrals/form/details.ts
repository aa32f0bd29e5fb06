// What is sealed: the only place where a name, an address or a story stands, and never in clear on a server or a disk.
// The browser that sends makes it, the browser that opens checks it; the server sees neither.
import * as v from 'valibot'
import { Counted, Day, onwards } from '../model.ts'

export const formVersion = 1

const line = v.pipe(v.string(), v.maxLength(300))
const text = v.pipe(v.string(), v.maxLength(6000))

export const decisions = ['yes', 'no', 'not-asked'] as const
export const hows = ['oral', 'written', 'mark'] as const
/** What may be told; whatever is not agreed to is left out before sealing. */
export const tellings = ['contact', 'family', 'reason', 'needs'] as const
export type Telling = (typeof tellings)[number]
export const families = [
  'with-family',
  'separated',
  'unaccompanied',
  'adult',
  'unknown',
  'not-asked',
] as const
export const informeds = ['yes', 'no', 'unknown', 'not-asked'] as const

export const ReferralDetails = v.object({
  form: v.literal(formVersion),
  act: v.literal('refer'),
  counted: Counted,
  who: v.object({
    /** A name, or a code where no name may be told. */
    name: v.pipe(line, v.minLength(1)),
    birth: v.nullable(Day),
    age: line,
    estimated: v.boolean(),
    languages: line,
    phone: line,
    address: text,
  }),
  family: v.object({
    situation: v.picklist(families),
    caregiver: line,
    relation: line,
    informed: v.picklist(informeds),
    whyNot: text,
  }),
  consent: v.object({
    child: v.picklist(decisions),
    caregiver: v.picklist(decisions),
    adult: v.picklist(decisions),
    how: v.nullable(v.picklist(hows)),
    told: v.array(v.picklist(tellings)),
    onward: v.picklist(onwards),
    until: Day,
    safeContact: text,
    doNot: text,
  }),
  reason: text,
  given: text,
  needs: text,
})
export type ReferralDetails = v.InferOutput<typeof ReferralDetails>

/** Passing a child on says how to reach somebody and no more. */
export const RedirectDetails = v.object({
  form: v.literal(formVersion),
  act: v.literal('redirect'),
  who: v.picklist(['child', 'adult']),
  reach: v.pipe(text, v.minLength(1)),
  where: v.pipe(text, v.minLength(1)),
})
export type RedirectDetails = v.InferOutput<typeof RedirectDetails>

export const SealedDetails = v.variant('act', [ReferralDetails, RedirectDetails])
export type SealedDetails = v.InferOutput<typeof SealedDetails>

/** A note that goes with an answer. */
export const NoteDetails = v.object({ form: v.literal(formVersion), note: v.pipe(text, v.minLength(1)) })
export type NoteDetails = v.InferOutput<typeof NoteDetails>
