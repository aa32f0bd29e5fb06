// How an element of this room shows where it stands: one step at a time, one sentence when something was refused.
// Every sentence was written into the page by the server in the person's language; scripts hold none.

/** Shows the part marked `data-step=<name>` and hides its siblings of the kind. */
export function showStep(host: ParentNode, name: string): void {
  for (const step of host.querySelectorAll<HTMLElement>('[data-step]'))
    step.hidden = step.dataset.step !== name
  const shown = host.querySelector<HTMLElement>(`[data-step="${name}"]`)
  shown?.querySelector<HTMLElement>('[data-focus]')?.focus()
}

export function find<E extends HTMLElement = HTMLElement>(host: ParentNode, name: string): E {
  const found = host.querySelector<E>(`[data-is="${name}"]`)
  if (!found) throw new Error(`the page has no ${name}`)
  return found
}

/** Puts a text where the page left room for it. */
export function fill(host: ParentNode, name: string, text: string): void {
  for (const place of host.querySelectorAll(`[data-is="${name}"]`)) place.textContent = text
}

/** Runs what a button starts: shows that it works, then what came of it. Never twice at once. */
export async function working(host: HTMLElement, work: () => Promise<void>): Promise<void> {
  if (host.ariaBusy === 'true') return
  const buttons = [...host.querySelectorAll('button')]
  host.ariaBusy = 'true'
  silence(host)
  for (const button of buttons) button.disabled = true
  const bar = host.querySelector<HTMLElement>('[data-is="working"]')
  if (bar) bar.hidden = false
  try {
    await work()
  } catch (error) {
    complain(host, error)
  } finally {
    host.ariaBusy = 'false'
    if (bar) bar.hidden = true
    for (const button of buttons) button.disabled = false
  }
}

/** The sentence of what was refused, at the element's `role=alert`. */
export function complain(host: ParentNode, error: unknown): void {
  const code = codeOf(error)
  const sentences = [...document.querySelectorAll<HTMLElement>('[data-sentence]')]
  const named = (wanted: string) => sentences.find(one => one.dataset.sentence === wanted)?.textContent
  const alert = host.querySelector<HTMLElement>('[data-is="refused"]')
  if (!alert || code === 'StaysLocked') return
  const text = alert.querySelector('[data-is="why"]')
  if (text) text.textContent = named(code) ?? named('went-wrong') ?? ''
  alert.hidden = false
  alert.scrollIntoView({ block: 'nearest' })
}

export function silence(host: ParentNode): void {
  const alert = host.querySelector<HTMLElement>('[data-is="refused"]')
  if (alert) alert.hidden = true
}

/** Refusals of sealing and of the server both carry a code; anything else went wrong. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'went-wrong'
}

/** The day in UTC, as statements count. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
