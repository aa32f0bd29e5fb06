// What somebody is told about what is due, and how often.
export const rhythms = ['daily', 'weekly', 'off'] as const
export type Rhythm = (typeof rhythms)[number]

/** A day on which something of theirs is due; what it is called stays in the program. */
export type DueDay = {
  id: string
  kind: 'action' | 'milestone' | 'commitment' | 'preparedness'
  /** The action of a milestone, the line of preparedness; else the thing itself. */
  of: string
  sector: string
  day: string
}

/** What a message says: numbers alone. What they count is looked up when it is opened. */
export type Lines = {
  /** All of them: what the navigation shows. */
  count: number
  /** Become late since the message before. */
  overdue: number
  /** Due today, or before the next working day. */
  today: number
  /** Come within a week since the message before. */
  soon: number
  /** Signatures that are waited for. */
  signatures: number
  /** Proposals that wait for an answer. */
  answers: number
}

export type Message = { day: string; lines: Lines; seenAt: Date | null }

export type WaitingRow = {
  sector: string
  what: 'commitment' | 'wording' | 'action' | 'indicator'
  childProtection: number
  forSector: number
}
