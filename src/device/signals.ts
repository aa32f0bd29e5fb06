// The server's signals that something changed: bare, without content. A line that was lost is opened again.

export type Signal = { type?: string; subject?: string }

const patience = 3000

/** @returns ends it */
export function hearSignals(address: string, heard: (signal: Signal) => void): () => void {
  let ended = false
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(address)
    source.addEventListener('changed', event => heard(JSON.parse(event.data) as Signal))
    source.addEventListener('error', () => {
      // A browser tries again by itself, except where it was answered with something else.
      if (source.readyState !== EventSource.CLOSED || ended) return
      timer = setTimeout(() => {
        open()
        heard({})
      }, patience)
    })
  }
  open()
  return () => {
    ended = true
    clearTimeout(timer)
    source.close()
  }
}
