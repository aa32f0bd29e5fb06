// What a session counts as, and the staff number that somebody gives on their phone. Messages are keys of the locale files.
import * as v from 'valibot'

export const NumberForm = v.object({
  organisationId: v.pipe(v.string(), v.uuid('attendance.error.organisation')),
  number: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'attendance.error.number'),
    v.maxLength(40, 'attendance.error.number'),
    v.transform(plainDigits),
  ),
})
export type NumberForm = v.InferOutput<typeof NumberForm>

/** A session that has ended and counts as a training, with how many of one's own people wait to be recorded. */
export type Waiting = { sessionId: string; title: string; beginsAt: Date; people: number }

/** People type in their own digits; lists hold those of the keyboard they were made with. */
function plainDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[০-৯]/g, digit => String(digit.charCodeAt(0) - 0x9e6))
}
