// Messages are made by the program; what one is told, and one's own calendar, are one's own.
import { type Actor, isPerson } from '../../../kernel/actor.ts'

export function mayTell(actor: Actor): boolean {
  return actor.kind === 'system'
}

export function mayKeepReminders(actor: Actor): boolean {
  return isPerson(actor)
}
