// The rules of a session, in milliseconds: where everybody is, who votes for what, who sits where.
import { describe, expect, it } from 'vitest'
import { findShipped } from '../../plans/content.ts'
import type { Move, Seat, Stage } from '../model.ts'
import { difference } from '../sheet-doc.ts'
import { hoursOf, wholeOf } from './clock.ts'
import { pairsOf, placed, withoutProtection } from './groups.ts'
import { closest, linesOf } from './lines.ts'
import { blockAt, moved, programOf, stepsOf, turnsOf } from './stage.ts'
import { faultOf, standingOut, tablesFor, tallyOf } from './votes.ts'

const plan = findShipped('working-across-sectors')!
const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const fresh: Stage = { program: programOf(plan), at: -1, step: 0, stepAt: null, stepExtra: 0 }
const press = (
  stage: Stage,
  move: Partial<Move> & Pick<Move, 'move'>,
  at = now,
  tables: number[] = [1, 2, 3, 4],
) => moved(plan, stage, { block: '', minutes: 1, version: 1, ...move }, tables, at)
const seat = (number: number, more: Partial<Seat> = {}): Seat => ({
  id: `seat-${number}`,
  number,
  name: '',
  named: false,
  sector: '',
  remote: false,
  stickers: [],
  tableNumber: null,
  pairNumber: null,
  ...more,
})

describe('the stage', () => {
  it('takes 135 minutes as the outline says', () => {
    expect(wholeOf(fresh.program)).toBe(135)
  })

  it('goes through the steps of a block before the next block', () => {
    let stage = press(fresh, { move: 'to', block: 'centrality' })
    stage = press(press(stage, { move: 'next' }), { move: 'next' })
    expect([blockAt(plan, stage)?.id, stage.step]).toEqual(['centrality', 2])
    stage = press(stage, { move: 'next' })
    expect([blockAt(plan, stage)?.id, stage.step]).toEqual(['ways', 0])
    expect(blockAt(plan, press(stage, { move: 'back' }))?.id).toBe('centrality')
  })

  it('leaves out what is skipped, and what runs is never skipped', () => {
    const stage = press(press(fresh, { move: 'next' }), { move: 'skip', block: 'centrality' })
    expect(blockAt(plan, press(stage, { move: 'next' }))?.id).toBe('ways')
    expect(press(stage, { move: 'skip', block: 'introduction' })).toBe(stage)
  })

  it('keeps the block that runs when the order changes', () => {
    const stage = press(fresh, { move: 'to', block: 'ways' })
    expect(blockAt(plan, press(stage, { move: 'later', block: 'ways' }))?.id).toBe('ways')
    expect(blockAt(plan, press(stage, { move: 'earlier', block: 'sectors' }))?.id).toBe('ways')
  })

  it('moves the hours of what follows, by what was added and by what took longer', () => {
    let stage = press(fresh, { move: 'next' })
    stage = press(stage, { move: 'extra', minutes: 5 })
    expect(hoursOf(stage, now, later(1))[1]!.begins).toEqual(later(7))
    expect(hoursOf(stage, now, later(30))[1]!.begins).toEqual(later(30))
  })

  it('gives a fifth group its turn in the last round', () => {
    const [first, second] = plan.blocks.filter(({ kind }) => kind === 'presentations')
    expect(turnsOf(plan, first!, [1, 2, 3, 4, 5])).toEqual([1, 2])
    expect(turnsOf(plan, second!, [1, 2, 3, 4, 5])).toEqual([3, 4, 5])
    expect(stepsOf(plan, second!, [1, 2, 3, 4, 5])).toHaveLength(6)
  })
})

describe('stickers', () => {
  it('are three, any number on one, on no unknown sector', () => {
    const three = { most: 3, onOne: 3 }
    expect(faultOf(['health', 'health', 'health'], three)).toBeUndefined()
    expect(faultOf(['health', 'health', 'health', 'wash'], three)).toBe('too-many')
    expect(faultOf(['health', 'health'], { most: 3, onOne: 1 })).toBe('too-many-on-one')
    expect(faultOf(['child-protection'], three)).toBe('unknown')
  })

  const seats = (sets: string[][]) => sets.map((stickers, index) => seat(index + 1, { stickers }))
  const out = (sets: string[][]) => standingOut(tallyOf(seats(sets)), { from: 4, to: 5 })

  it('count each of them once, and whose they are', () => {
    expect(tallyOf(seats([['health', 'health', 'wash'], ['wash']]))).toEqual([
      { sector: 'health', stickers: 2, people: 1 },
      { sector: 'wash', stickers: 2, people: 2 },
    ])
  })

  it('make four to five sectors stand out', () => {
    expect(out([['health', 'wash', 'education', 'nutrition', 'shelter']]).sectors).toHaveLength(5)
    expect(
      out([['health', 'health', 'wash', 'wash', 'education', 'education', 'nutrition', 'nutrition']]).few,
    ).toBe(false)
  })

  it('offer the tied where not all of them fit', () => {
    const six = ['health', 'wash', 'education', 'nutrition', 'shelter', 'mhpss']
    expect(out([six, ['health']])).toMatchObject({ sectors: ['health'], room: 4 })
    expect(out([six, ['health']]).tied).toHaveLength(5)
  })

  it('give two tables to one sector where three or fewer stand out', () => {
    const three = out([['health', 'wash', 'education'], ['health']])
    expect(three.few).toBe(true)
    expect(tablesFor(three.sectors, 4, 13).map(({ sector }) => sector)).toEqual([
      'health',
      'health',
      'education',
      'wash',
    ])
    // Too few people for a fourth table.
    expect(tablesFor(three.sectors, 4, 9)).toHaveLength(3)
  })
})

describe('places', () => {
  it('pair those online, three where one is left over', () => {
    const online = Array.from({ length: 5 }, (_, index) => seat(index + 1, { remote: true }))
    expect([...pairsOf([...online, seat(6)]).values()]).toEqual([1, 1, 2, 2, 2])
    expect(pairsOf([seat(1, { remote: true })]).size).toBe(0)
  })

  it('spread people evenly, and whoever has chosen stays', () => {
    const people = [seat(1, { tableNumber: 2 }), seat(2), seat(3), seat(4)]
    expect([...placed(people, [1, 2], 'evenly')]).toEqual([
      ['seat-2', 1],
      ['seat-3', 1],
      ['seat-4', 2],
    ])
  })

  it('put somebody of child protection at each table', () => {
    const people = [1, 2, 3, 4, 5, 6].map(number =>
      seat(number, { sector: number > 3 ? 'child-protection' : 'health' }),
    )
    const given = placed(people, [1, 2, 3], 'protection')
    const sitting = people.map(one => ({ ...one, tableNumber: given.get(one.id)! }))
    expect(withoutProtection(sitting, [1, 2, 3])).toEqual([])
    expect([1, 2, 3].map(table => sitting.filter(one => one.tableNumber === table).length)).toEqual([2, 2, 2])
  })
})

describe('lines', () => {
  it('are actions without their bullets', () => {
    expect(linesOf('• Train nurses\n\n - Share one card ')).toEqual(['Train nurses', 'Share one card'])
  })

  it('find the action they are about, or none', () => {
    const actions = [
      { id: 'refer', texts: ['Refer children together with case workers'] },
      { id: 'train', texts: ['Train all personnel on child protection'] },
    ]
    expect(closest('Nurses refer children with the case workers', actions)).toBe('refer')
    expect(closest('Buy a bus', actions)).toBeUndefined()
  })

  it('differ in one stretch', () => {
    expect(difference('one two three', 'one 2 three')).toEqual({ at: 4, removed: 'two', added: '2' })
    expect(difference('same', 'same')).toEqual({ at: 4, removed: '', added: '' })
  })
})
