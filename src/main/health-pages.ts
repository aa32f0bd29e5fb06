// For the machine that watches this one: whether the database answers. Says nothing else.
import { json } from '../kernel/answer.ts'
import { get, type Route } from '../kernel/endpoint.ts'

export const routes: Route[] = [
  get('/health', async x => {
    await x.tx`select 1`
    return json({ ready: true })
  }),
]
