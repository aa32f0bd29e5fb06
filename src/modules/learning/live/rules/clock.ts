// The hours of a session: when each block begins as things stand, what is left of the one that runs.
import type { Plan } from '../../plans/model.ts'
import type { ProgramItem, Stage } from '../model.ts'
import { blockAt, minutesOfStep, type Step } from './stage.ts'

export type Hour = ProgramItem & { begins: Date; ends: Date }

const minute = 60_000

/**
 * When each block begins and ends: those that were as they were, the one that runs as it is meant to, the others after
 * it. Skipped ones take no time.
 */
export function hoursOf(stage: Stage, beginsAt: Date, now: Date): Hour[] {
  let at = beginsAt
  return stage.program.map((item, index) => {
    const started = item.startedAt === null ? undefined : new Date(item.startedAt)
    const isNow = index === stage.at
    const begins = started ?? at
    const planned = new Date(begins.getTime() + lengthOf(item))
    const ends =
      item.endedAt !== null
        ? new Date(item.endedAt)
        : isNow && planned < now
          ? now
          : item.skipped
            ? begins
            : planned
    at = ends > at ? ends : at
    return { ...item, begins, ends }
  })
}

/** Minutes that the blocks which are not skipped take together. */
export function wholeOf(program: readonly ProgramItem[]): number {
  return program.reduce((sum, item) => sum + (item.skipped ? 0 : item.minutes + item.extra), 0)
}

/** When the block that runs is meant to end, and when its step is; undefined while none runs. */
export function endsOf(
  plan: Plan,
  stage: Stage,
  step: Step | undefined,
): { block: Date; step: Date | undefined } | undefined {
  const item = stage.program[stage.at]
  const block = blockAt(plan, stage)
  if (!item?.startedAt || !block) return undefined
  const minutes = step && minutesOfStep(block, step)
  return {
    block: new Date(new Date(item.startedAt).getTime() + lengthOf(item)),
    step:
      minutes === null || minutes === undefined || !stage.stepAt
        ? undefined
        : new Date(stage.stepAt.getTime() + (minutes + stage.stepExtra) * minute),
  }
}

function lengthOf(item: ProgramItem): number {
  return (item.minutes + item.extra) * minute
}
