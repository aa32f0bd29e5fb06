// How much waits on this phone; all that every page needs to know, so that it stays small.
import { type Owner, ownerKey } from './outbox-news.ts'
import { phoneDb } from './store.ts'

export type Standing = {
  /** Not yet delivered, of this person and of others on this phone. */
  mine: number
  others: number
  needsYou: number
  /** Of this person, neither delivered nor carried away in a file. */
  unsafe: number
}

export async function standing(owner: Owner | undefined): Promise<Standing> {
  const kept = (await (await phoneDb()).getAll('outbox')).filter(item => item.state !== 'sent')
  const mine = kept.filter(item => owner && item.owner === ownerKey(owner))
  return {
    mine: mine.length,
    others: kept.length - mine.length,
    unsafe: mine.filter(item => !item.exported).length,
    needsYou: mine.filter(item => item.state === 'needs-you').length,
  }
}
