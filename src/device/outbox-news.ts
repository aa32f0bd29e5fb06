// Whose the items are, and what pages and the worker tell each other about them. Small: every page has it.

/** A person of a response: the response's short name and the person's id. */
export type Owner = { response: string; person: string }

export const ownerKey = ({ response, person }: Owner) => `${response}/${person}`

/** Told to every page and the worker when something was put in or has changed. */
export const channelName = 'across-outbox'
export type OutboxNews = { type: 'added' | 'changed' } | { type: 'sending'; ids: string[] }

export function tellOutbox(news: OutboxNews): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(news)
  channel.close()
}
