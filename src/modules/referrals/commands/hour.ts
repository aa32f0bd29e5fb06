// What is told of a referral is told to the hour, in its events too; only the trace of an opening is exact.
import type { Scene } from '../../../kernel/event.ts'
import { hourOf } from '../../../kernel/wall-time.ts'

export function inItsHour({ tx, actor, response, now }: Scene): Scene {
  return { tx, actor, response, now: hourOf(now) }
}
