// Two days in one's own calendar: after a month and after three the promise is asked after.
import { calendarOf } from '../../../../kernel/calendar.ts'

const day = 86_400_000
export const askedAfter = { one: 28, three: 89 } as const

/** When an asking opens. */
export function opensAt(endedAt: Date, after: keyof typeof askedAfter): Date {
  return new Date(endedAt.getTime() + askedAfter[after] * day)
}

export function reminders(
  sessionId: string,
  endedAt: Date,
  now: Date,
  { title, link }: { title: string; link: string },
): string {
  return calendarOf(
    title,
    (['one', 'three'] as const).map(after => ({
      uid: `${sessionId}-${after}`,
      day: opensAt(endedAt, after).toISOString().slice(0, 10),
      title,
      address: link,
    })),
    now,
  )
}
