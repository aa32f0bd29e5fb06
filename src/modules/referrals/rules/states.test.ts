import { describe, expect, it } from 'vitest'
import {
  destroysEnvelope,
  type MoveKind,
  moveKinds,
  moves,
  movesFrom,
  objectionTo,
  type Party,
  type State,
  states,
  stateTraits,
} from './states.ts'

const parties: Party[] = ['sender', 'receiver', 'clock']

// Written out by hand, as a protection officer would read it: in this state, this side may do these things.
const asked: { sender: MoveKind[]; receiver: MoveKind[]; clock: MoveKind[] } = {
  sender: ['withdrawal', 'recall'],
  receiver: ['receipt', 'acceptance', 'waiting', 'refusal', 'withdrawal', 'redirect'],
  clock: ['silence'],
}
const may: Record<State, { sender: MoveKind[]; receiver: MoveKind[]; clock: MoveKind[] }> = {
  'needs-second-person': {
    sender: ['override-confirmation', 'withdrawal', 'recall'],
    receiver: ['withdrawal'],
    clock: [],
  },
  sent: asked,
  redirected: asked,
  reopened: asked,
  received: { ...asked, receiver: ['acceptance', 'waiting', 'refusal', 'withdrawal', 'redirect'] },
  'no-answer': { sender: ['closure', 'withdrawal', 'recall'], receiver: asked.receiver, clock: [] },
  accepted: {
    sender: ['withdrawal', 'recall'],
    receiver: ['waiting', 'start', 'completion', 'failure', 'withdrawal', 'redirect'],
    clock: [],
  },
  'waiting-list': {
    sender: ['withdrawal', 'recall'],
    receiver: ['acceptance', 'refusal', 'start', 'failure', 'withdrawal', 'redirect'],
    clock: [],
  },
  started: { sender: ['withdrawal'], receiver: ['completion', 'failure', 'withdrawal'], clock: [] },
  'not-accepted': {
    sender: ['closure', 'withdrawal', 'recall', 'reopening'],
    receiver: ['withdrawal', 'reopening'],
    clock: [],
  },
  'service-given': {
    sender: ['closure', 'withdrawal', 'reopening'],
    receiver: ['withdrawal', 'reopening'],
    clock: [],
  },
  'could-not-be-given': {
    sender: ['closure', 'withdrawal', 'reopening'],
    receiver: ['withdrawal', 'reopening'],
    clock: [],
  },
  closed: { sender: ['withdrawal', 'reopening'], receiver: ['withdrawal', 'reopening'], clock: [] },
  withdrawn: { sender: [], receiver: [], clock: [] },
  recalled: { sender: [], receiver: [], clock: [] },
}

describe('the table of moves', () => {
  for (const state of states)
    for (const party of parties)
      for (const kind of moveKinds) {
        const allowed = may[state][party].includes(kind)
        it(`${state}: ${party} ${allowed ? 'may' : 'may not'} ${kind}`, () => {
          const reason = moves[kind].reasons[0]
          const objection = objectionTo(kind, state, party, reason)
          expect(objection === undefined).toBe(allowed)
          if (!allowed) expect(objection).toBe(moves[kind].by.includes(party) ? 'not-from-here' : 'not-yours')
          expect(movesFrom(state, party).some(move => move.kind === kind)).toBe(allowed)
        })
      }

  it('asks for a coded reason wherever something does not go as hoped', () => {
    const reasoned = moveKinds.filter(kind => moves[kind].reasons.length > 0)
    expect(reasoned).toEqual(['refusal', 'failure', 'withdrawal', 'recall', 'reopening', 'redirect'])
    for (const kind of reasoned) {
      const [from] = moves[kind].from
      const [party] = moves[kind].by
      expect(objectionTo(kind, from!, party!, undefined)).toBe('reason-missing')
      expect(objectionTo(kind, from!, party!, 'because')).toBe('reason-unknown')
    }
    expect(objectionTo('acceptance', 'sent', 'receiver', 'no-capacity')).toBe('reason-unknown')
  })

  it('never takes a delivery for an answer', () => {
    expect(moves.receipt.answers).toBe(false)
    expect(stateTraits.received.clock).toBe('answer')
    expect(moveKinds.filter(kind => moves[kind].answers)).toEqual([
      'acceptance',
      'waiting',
      'refusal',
      'redirect',
    ])
  })

  it('says of every state who acts next, and of the ended ones that nobody does', () => {
    for (const state of states) expect(stateTraits[state].ended).toBe(stateTraits[state].next === 'nobody')
  })

  it('lets whoever acts next do something', () => {
    for (const state of states) {
      const { next } = stateTraits[state]
      if (next === 'sender' || next === 'both' || next === 'second-person')
        expect(may[state].sender.length).toBeGreaterThan(0)
      if (next === 'receiver' || next === 'both') expect(may[state].receiver.length).toBeGreaterThan(0)
    }
  })

  it('leaves no state from which a family could not withdraw, but the ones without anything sealed', () => {
    for (const state of states) {
      const over = destroysEnvelope(state)
      expect(movesFrom(state, 'sender').some(move => move.kind === 'withdrawal')).toBe(!over)
      if (over) expect(stateTraits[state].readable).toBe(false)
    }
  })
})
