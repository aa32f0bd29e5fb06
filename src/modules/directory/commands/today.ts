// The day on the clock of the response, and who hears of what happens to an entry.
import type { Scene } from '../../../kernel/event.ts'
import { localTimeOf } from '../rules/hours.ts'

export function todayOf({ now, response }: Pick<Scene, 'now' | 'response'>): string {
  return localTimeOf(now, response.timeZone).day
}

export function topicsOf(entry: { ownerTeamId: string | null; teamId: string | null }): string[] {
  return [...new Set([entry.ownerTeamId, entry.teamId])].flatMap(team => (team ? [`team:${team}`] : []))
}
