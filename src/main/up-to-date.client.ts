// Keeps a list or a status up to date while somebody looks at it: the server says that something changed, the page is
// asked for again, and its parts are exchanged. Nothing moves under a finger: a part in which somebody writes, chooses
// or reads a dialog waits until they are done. Without this script the page is as true as when it was loaded.
import { askAgain, exchange, nameOf, partsOf } from '../device/page-parts.ts'
import { hearSignals } from '../device/signals.ts'

/** At most one look in this time, however many signals come. */
const calm = 1500
/** A tap becomes a click a moment after the finger has left. */
const lifted = 300

class UpToDateElement extends HTMLElement {
  private stop: (() => void) | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  private readonly shown = new Map<string, string>()
  private readonly held = new Map<string, HTMLElement>()

  connectedCallback(): void {
    for (const part of partsOf(this)) this.shown.set(nameOf(part), part.outerHTML)
    document.addEventListener('visibilitychange', this.turn)
    for (const done of ['focusout', 'pointerup', 'pointercancel'])
      this.addEventListener(done, () => setTimeout(() => this.release(), lifted))
    this.addEventListener('close', () => this.release(), true)
    this.listen()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.turn)
    this.stop?.()
    clearTimeout(this.timer)
  }

  /** A page that nobody sees holds no line: a browser has only a few of them for all its tabs. */
  private readonly turn = (): void => {
    if (document.visibilityState === 'visible') {
      this.listen()
      this.soon()
    } else {
      this.stop?.()
      this.stop = undefined
    }
  }

  private listen(): void {
    if (document.visibilityState !== 'visible' || this.stop) return
    const { signals = '', subject } = this.dataset
    this.stop = hearSignals(signals, signal => {
      if (subject === undefined || signal.subject === undefined || signal.subject === subject) this.soon()
    })
  }

  private soon(): void {
    if (this.timer !== undefined) return
    this.timer = setTimeout(
      () => {
        this.timer = undefined
        this.asked = Date.now()
        askAgain(page => {
          // Somebody else has signed in beside this tab: their parts do not belong under this name.
          if (page && personOn(page) !== personOn(document)) location.reload()
          else this.take(page?.querySelector('up-to-date') ?? undefined)
        })
      },
      Math.max(100, this.asked + calm - Date.now()),
    )
  }

  /** An answer without our parts, e.g. to somebody signed out meanwhile, changes nothing here. */
  private take(next: Element | undefined): void {
    if (!next) return
    const here = new Map(partsOf(this).map(part => [nameOf(part), part]))
    let changed = false
    for (const part of partsOf(next)) {
      const name = nameOf(part)
      const old = here.get(name)
      if (!old || withoutFreshIds(this.shown.get(name)) === withoutFreshIds(part.outerHTML)) continue
      this.shown.set(name, part.outerHTML)
      if (isInUse(old)) this.held.set(name, part)
      else exchange(old, document.importNode(part, true))
      changed = true
    }
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (changed && said) said.textContent = said.dataset.said ?? ''
  }

  private release(): void {
    for (const [name, part] of this.held) {
      const old = partsOf(this).find(one => nameOf(one) === name)
      if (old && isInUse(old)) continue
      this.held.delete(name)
      if (old) exchange(old, document.importNode(part, true))
    }
  }
}

function isInUse(part: HTMLElement): boolean {
  // A finger is on it: what it meant must still be there when it is lifted.
  if (part.matches(':active')) return true
  const focused = document.activeElement
  if (focused?.matches('input, textarea, select') && part.contains(focused)) return true
  const chosen = [...part.querySelectorAll('input')].some(input => input.checked !== input.defaultChecked)
  // What another script put there, e.g. an answer that it is sealing, is not in the page that comes.
  return chosen || part.querySelector('dialog[open], [data-hold]') !== null
}

function personOn(page: Document): string | undefined {
  return page.querySelector<HTMLElement>('across-outbox-bar')?.dataset.person
}

/** Forms carry ids made for this view of the page; they are no news. */
function withoutFreshIds(html: string | undefined): string | undefined {
  return html?.replace(/ value="[0-9a-f]{8}-[0-9a-f-]{27}"/g, '')
}

customElements.define('up-to-date', UpToDateElement)
