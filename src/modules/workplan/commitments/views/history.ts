// What happened, as a sentence made of the codes that the event holds.
import type { Words } from '../../../../kernel/words.ts'
import { fieldNames, type Giver, type Happening, progresses, stances } from '../model.ts'
import { stanceWord } from './signs.tsx'

const labels = {
  stance: 'commitments.filter.stance',
  reason: 'commitments.reason',
  progress: 'commitments.progress',
  title: 'commitments.return.title',
  ownerId: 'commitments.owner',
  dueOn: 'commitments.due',
  evidence: 'commitments.evidence',
  notes: 'commitments.notes',
} as const

export function whatHappened(
  words: Words,
  { type, data }: Happening,
  giver: Giver,
  names: ReadonlyMap<string, string>,
): string {
  if (type === 'work.signed' && (data.side === 'sector' || data.side === 'child-protection'))
    return words.say(`commitments.happened.signed.${data.side}`)
  if (type === 'work.unsigned') return words.say('commitments.happened.unsigned')
  if (type === 'commitment.renewed') return words.say('commitments.happened.renewed')
  const changed = Array.isArray(data.fields) ? data.fields : []
  const parts = fieldNames
    .filter(field => changed.includes(field))
    .map(field => {
      const value = toWhat(words, field, data[field], giver, names)
      return value === undefined ? words.say(labels[field]) : `${words.say(labels[field])}: ${value}`
    })
  const what = words.list(parts)
  if (type === 'commitment.recorded') return words.say('commitments.happened.recorded', { what })
  if (type === 'commitment.changed')
    return words.say(
      data.version === undefined ? 'commitments.happened.changed' : 'commitments.happened.changed-signed',
      { what },
    )
  return words.say('commitments.happened.other')
}

function toWhat(
  words: Words,
  field: (typeof fieldNames)[number],
  value: unknown,
  giver: Giver,
  names: ReadonlyMap<string, string>,
): string | undefined {
  if (field === 'ownerId') {
    if (value === null) return words.say('commitments.nobody')
    return typeof value === 'string' ? names.get(value) : undefined
  }
  if (field === 'dueOn') {
    if (value === null) return words.say('commitments.no-day')
    return typeof value === 'string' ? words.date(value) : undefined
  }
  const stance = field === 'stance' && stances.find(one => one === value)
  if (stance) return stanceWord(words, stance, giver)
  const progress = field === 'progress' && progresses.find(one => one === value)
  return progress ? words.say(`commitments.progress.${progress}`) : undefined
}
