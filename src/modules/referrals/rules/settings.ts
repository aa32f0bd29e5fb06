// What a response decides for itself, with what holds where it decided nothing. Stored under `referrals` in the
// settings of the response; one wrong entry must not stop referrals, so each falls back alone.
import * as v from 'valibot'
import { ConsentChanges } from './consent.ts'

/** A promised time: hours of the calendar, or working days of the response. */
export const Span = v.union([
  v.strictObject({ hours: v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 120)) }),
  v.strictObject({ workingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)) }),
])
export type Span = v.InferOutput<typeof Span>

const days = (fallback: number, least: number, most: number) =>
  v.fallback(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)), fallback)

// Urgency on the inter-agency referral form: emergency 24 hours, urgent 72 hours, normal two weeks.
export const ReferralSettings = v.object({
  clocks: v.fallback(
    v.object({
      // A night and a holiday do not make an emergency smaller: always hours of the calendar.
      emergency: v.fallback(v.strictObject({ hours: v.pipe(v.number(), v.minValue(1), v.maxValue(72)) }), {
        hours: 24,
      }),
      urgent: v.fallback(Span, { hours: 72 }),
      normal: v.fallback(Span, { hours: 336 }),
    }),
    { emergency: { hours: 24 }, urgent: { hours: 72 }, normal: { hours: 336 } },
  ),
  /** After this many days without a result, or without a review, somebody is reminded. */
  followUpDays: days(14, 1, 120),
  /** Sealed parts are destroyed this long after the end. */
  sealedDays: days(90, 0, 3650),
  /** The row itself goes this long after the end; only numbers stay. */
  routingDays: days(180, 1, 3650),
  /** Nothing sealed is kept longer than this after its last step, ended or not. */
  longestDays: days(365, 30, 3650),
  /** No area finer than this level travels in the open part, nor is counted. */
  areaLevel: days(2, 0, 5),
  /** The longest consent, in days. */
  consentDays: days(180, 1, 730),
  /** Who decides by age, where the law of the country differs from the defaults. */
  consent: v.fallback(ConsentChanges, {}),
})
export type ReferralSettings = v.InferOutput<typeof ReferralSettings>

export function referralSettings(settings: Record<string, unknown>): ReferralSettings {
  const given = settings.referrals
  return v.parse(ReferralSettings, typeof given === 'object' && given !== null ? given : {})
}
