// What the pages of people and groups have in common.
import { type Answer, redirect } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { notFound } from '../../../kernel/problem.ts'

/** One act on one thing, and back to its page. */
export function act(command: (x: Exchange, id: string) => Promise<void>, list: string, done: string) {
  return async (x: Exchange): Promise<Answer> => {
    x.person()
    await command(x, idOf(x))
    return redirect(x.at(`${list}/${idOf(x)}`), done)
  }
}

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}

/** The id of a new thing is made with its form, so that sending twice adds it once. */
export function kept(x: Exchange): string {
  return isId(x.fields.text('id')) ? x.fields.text('id') : newId()
}

export function cursorOf(x: Exchange): string | undefined {
  const after = x.query.get('after')
  return isId(after) ? after : undefined
}

/** The same list, read on from there. */
export function withCursor(x: Exchange, after: string): string {
  const query = new URLSearchParams(x.query)
  query.delete('done')
  query.set('after', after)
  return `${x.url.pathname}?${query}`
}
