// The one stream of live signals: a person hears of their teams and of themselves, as bare "changed" without content.
import { live } from '../kernel/answer.ts'
import { get, type Route } from '../kernel/endpoint.ts'

export const routes: Route[] = [
  get('/r/:response/live', async x => {
    const person = x.person()
    const who = `person:${person.id}`
    return live(who, [who, ...person.teams.map(team => `team:${team.id}`)])
  }),
]
