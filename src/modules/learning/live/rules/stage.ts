// Where everybody is, and where they go next. A table of steps for each kind of block; the timer guides and never blocks.
// Source: seed 002, *Instructions for facilitator*.
import type { Block, BlockSettings, Plan } from '../../plans/model.ts'
import type { Move, ProgramItem, Stage } from '../model.ts'

/** A step within a block: 'tell:3' is the telling of table 3. */
export type Step =
  | { kind: 'all' | 'alone' | 'together' | 'vote' | 'shown' | 'tables' }
  | { kind: 'tell' | 'comments'; table: number }

/**
 * The steps of a block.
 * @param tables numbers of the tables in the order in which they tell
 */
export function stepsOf(plan: Plan, block: Block, tables: readonly number[]): Step[] {
  switch (block.kind) {
    case 'pairs':
      return [{ kind: 'alone' }, { kind: 'together' }, { kind: 'all' }]
    case 'stickers':
      return [{ kind: 'vote' }, { kind: 'shown' }, { kind: 'tables' }]
    case 'presentations': {
      const steps = turnsOf(plan, block, tables).flatMap((table): Step[] => {
        const tell: Step = { kind: 'tell', table }
        return settingsOf(block).comments > 0 ? [tell, { kind: 'comments', table }] : [tell]
      })
      return steps.length > 0 ? steps : [{ kind: 'all' }]
    }
    default:
      return [{ kind: 'all' }]
  }
}

/** What a block's screens need, with what the guide gives where the plan says nothing. */
export function settingsOf(block: Block): Settings {
  return Object.assign({ ...ofTheGuide }, block.settings)
}

type Settings = Required<BlockSettings>

const ofTheGuide: Settings = {
  alone: 2,
  together: 4,
  stickers: 3,
  onOne: 3,
  tablesFrom: 4,
  tablesTo: 5,
  turns: 2,
  telling: 5,
  comments: 5,
}

/** Which tables tell in this block: each block takes its turns, the last one everybody who is left, also a fifth group. */
export function turnsOf(plan: Plan, block: Block, tables: readonly number[]): number[] {
  const rounds = plan.blocks.filter(({ kind }) => kind === 'presentations')
  const index = rounds.findIndex(({ id }) => id === block.id)
  const before = rounds.slice(0, index).reduce((sum, round) => sum + settingsOf(round).turns, 0)
  const isLast = index === rounds.length - 1
  return tables.slice(before, isLast ? undefined : before + settingsOf(block).turns)
}

/** How long a step is meant to take, in minutes; null where only the block has a length. */
export function minutesOfStep(block: Block, step: Step): number | null {
  const settings = settingsOf(block)
  switch (step.kind) {
    case 'alone':
      return settings.alone
    case 'together':
      return settings.together
    case 'tell':
      return settings.telling
    case 'comments':
      return settings.comments
    default:
      return null
  }
}

/** The program of a plan. A block without a length gets the outline's, else five minutes. */
export function programOf(plan: Plan): ProgramItem[] {
  return plan.blocks.map(({ id, minutes, stated }) => ({
    block: id,
    minutes: minutes ?? stated?.outline ?? stated?.instructions ?? 5,
    extra: 0,
    skipped: false,
    startedAt: null,
    endedAt: null,
  }))
}

export function blockAt(plan: Plan, stage: Stage): Block | undefined {
  const item = stage.program[stage.at]
  return item && plan.blocks.find(({ id }) => id === item.block)
}

export function stepAt(plan: Plan, stage: Stage, tables: readonly number[]): Step | undefined {
  const block = blockAt(plan, stage)
  return block && stepsOf(plan, block, tables)[stage.step]
}

/**
 * The stage after a move; the same one where the move means nothing. Nobody is ever held back: every block can be
 * entered at any time, and entered again.
 */
export function moved(plan: Plan, stage: Stage, move: Move, tables: readonly number[], now: Date): Stage {
  const index = stage.program.findIndex(({ block }) => block === move.block)
  switch (move.move) {
    case 'next': {
      const block = blockAt(plan, stage)
      const steps = block ? stepsOf(plan, block, tables).length : 0
      if (stage.step + 1 < steps) return { ...stage, step: stage.step + 1, stepAt: now, stepExtra: 0 }
      const next = neighbour(stage, 1)
      return next === undefined ? stage : entered(stage, next, now)
    }
    case 'back': {
      if (stage.step > 0) return { ...stage, step: stage.step - 1, stepAt: now, stepExtra: 0 }
      const before = neighbour(stage, -1)
      return before === undefined ? stage : entered(stage, before, now)
    }
    case 'to':
      return index < 0 || index === stage.at ? stage : entered(stage, index, now)
    case 'extra':
      return {
        ...changed(stage, stage.at, { extra: (stage.program[stage.at]?.extra ?? 0) + move.minutes }),
        stepExtra: stage.stepExtra + move.minutes,
      }
    case 'skip':
    case 'unskip':
      return index === stage.at ? stage : changed(stage, index, { skipped: move.move === 'skip' })
    case 'earlier':
      return swapped(stage, index - 1)
    case 'later':
      return swapped(stage, index)
    case 'end':
      return leave(stage, now, stage.program.length)
  }
}

/** The nearest block in that direction that is not skipped. */
function neighbour(stage: Stage, direction: 1 | -1): number | undefined {
  for (let at = stage.at + direction; at >= 0 && at < stage.program.length; at += direction)
    if (!stage.program[at]!.skipped) return at
  return undefined
}

function entered(stage: Stage, at: number, now: Date): Stage {
  const left = leave(stage, now, at)
  const item = left.program[at]!
  return changed(left, at, { startedAt: item.startedAt ?? now.toISOString(), endedAt: null, skipped: false })
}

function leave(stage: Stage, now: Date, at: number): Stage {
  return {
    ...changed(stage, stage.at, { endedAt: now.toISOString() }),
    at,
    step: 0,
    stepAt: now,
    stepExtra: 0,
  }
}

function changed(stage: Stage, index: number, what: Partial<ProgramItem>): Stage {
  return { ...stage, program: stage.program.map((item, at) => (at === index ? { ...item, ...what } : item)) }
}

/** Changes the order of two neighbours; the block that runs stays the one that runs. */
function swapped(stage: Stage, first: number): Stage {
  const [one, other] = [stage.program[first], stage.program[first + 1]]
  if (!one || !other) return stage
  const program = stage.program.with(first, other).with(first + 1, one)
  const at = stage.at === first ? first + 1 : stage.at === first + 1 ? first : stage.at
  return { ...stage, program, at }
}
