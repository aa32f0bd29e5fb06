// A worksheet that several phones write at once. What is written stays on this phone until the server has it, through a
// closed tab and an hour without a network; then it merges. The merging is yjs; only this file and `sheet-doc.ts` know it.
import * as Y from 'yjs'
import { base64url, fromBase64url } from '../../../kernel/id.ts'

const patience = 3000

class SheetElement extends HTMLElement {
  #doc = new Y.Doc()
  #busy = false
  #again = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The state vector of what the server has. */
  #known: Uint8Array | undefined
  /** How often something was typed; how much of it the server has acknowledged. */
  #typed = 0
  #taken = 0
  #ready = false

  connectedCallback(): void {
    this.querySelector<HTMLElement>('[data-without-script]')?.remove()
    const kept = localStorage.getItem(this.#key())
    if (kept) {
      try {
        Y.applyUpdate(this.#doc, fromBase64url(kept), 'kept')
        this.#typed = 1
      } catch {
        localStorage.removeItem(this.#key())
      }
    }
    for (const area of this.#areas()) area.readOnly = true
    this.addEventListener('submit', event => event.preventDefault())
    this.#doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === 'typed') {
        this.#typed += 1
        localStorage.setItem(this.#key(), base64url(Y.encodeStateAsUpdate(this.#doc)))
        this.#say('waiting')
        this.#soon(400)
      } else this.#draw()
    })
    this.addEventListener('across-changed', () => this.#soon(50))
    addEventListener('online', this.#online)
    void this.#meet()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    removeEventListener('online', this.#online)
  }

  #online = () => this.#soon(0)

  #key(): string {
    return `across-sheet ${this.dataset.exchange} ${this.dataset.table} ${this.dataset.emptied}`
  }

  #areas(): HTMLTextAreaElement[] {
    return [...this.querySelectorAll('textarea')]
  }

  #textOf(area: HTMLTextAreaElement): Y.Text {
    return this.#doc.getText(area.name.split(':').slice(2).join(':'))
  }

  /** From here on what is typed goes into the document, where it meets what others type. */
  #begin(): void {
    if (this.#ready) return
    this.#ready = true
    for (const area of this.#areas()) {
      area.readOnly = false
      this.#keepEarly(area)
      area.addEventListener('input', () => {
        const text = this.#textOf(area)
        this.#doc.transact(() => change(text, area.value), 'typed')
      })
    }
    this.#draw()
  }

  /** What somebody typed before this script had come, against what the page showed then. */
  #keepEarly(area: HTMLTextAreaElement): void {
    const { value, defaultValue } = area
    if (value === defaultValue) return
    const text = this.#textOf(area)
    const now = text.toString()
    const next = now === defaultValue ? value : `${now}\n${stretch(defaultValue, value).added}`
    this.#doc.transact(() => change(text, next), 'typed')
  }

  #draw(): void {
    if (!this.#ready) return
    for (const area of this.#areas()) {
      const next = this.#textOf(area).toString()
      if (area.value === next) continue
      const [start, end] = [area.selectionStart, area.selectionEnd]
      const moved = mover(area.value, next)
      area.value = next
      if (document.activeElement === area) area.setSelectionRange(moved(start), moved(end))
    }
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#meet(), delay)
  }

  /** Gives what the server does not have, takes what this phone does not have. */
  async #meet(): Promise<void> {
    if (this.#busy) {
      this.#again = true
      return
    }
    this.#busy = true
    try {
      const typed = this.#typed
      // What was deleted is always in it, also where nothing was added.
      const update = typed > this.#taken ? base64url(Y.encodeStateAsUpdate(this.#doc, this.#known)) : ''
      const answer = await fetch(this.dataset.exchange ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          table: Number(this.dataset.table),
          emptied: Number(this.dataset.emptied),
          update,
          has: base64url(Y.encodeStateVector(this.#doc)),
        }),
        signal: AbortSignal.timeout ? AbortSignal.timeout(15_000) : null,
      })
      if (answer.ok) {
        const theirs = (await answer.json()) as { update: string; vector: string }
        Y.applyUpdate(this.#doc, fromBase64url(theirs.update), 'theirs')
        this.#known = fromBase64url(theirs.vector)
        this.#taken = typed
        this.#begin()
        if (this.#typed > typed) this.#again = true
        else {
          localStorage.removeItem(this.#key())
          this.#say('saved')
        }
      } else if (answer.status >= 500 || answer.status === 429) this.#soon(patience)
      else if (answer.status === 409) {
        // It was emptied: what this page shows stands there no longer.
        localStorage.removeItem(this.#key())
        location.reload()
      } else this.#say(answer.status === 413 ? 'full' : 'waiting')
    } catch {
      // No network, or the server is away for a moment: what was written is on this phone.
      if (localStorage.getItem(this.#key())) {
        this.#begin()
        this.#say('waiting')
      }
      this.#soon(patience)
    } finally {
      this.#busy = false
      if (this.#again) {
        this.#again = false
        this.#soon(0)
      }
    }
  }

  #say(state: 'saved' | 'waiting' | 'full'): void {
    for (const sign of this.querySelectorAll<HTMLElement>('[data-state]'))
      sign.hidden = sign.dataset.state !== state
  }
}

/** The one stretch that differs is exchanged, so that others' words around it stay theirs. */
function change(text: Y.Text, next: string): void {
  const { at, removed, added } = stretch(text.toString(), next)
  if (removed > 0) text.delete(at, removed)
  if (added !== '') text.insert(at, added)
}

function stretch(was: string, is: string): { at: number; removed: number; added: string } {
  let at = 0
  while (at < was.length && at < is.length && was[at] === is[at]) at += 1
  let end = 0
  while (
    end < was.length - at &&
    end < is.length - at &&
    was[was.length - 1 - end] === is[is.length - 1 - end]
  )
    end += 1
  return { at, removed: was.length - end - at, added: is.slice(at, is.length - end) }
}

/** Where a place in the old text lies in the new one. */
function mover(was: string, is: string): (place: number) => number {
  let at = 0
  while (at < was.length && at < is.length && was[at] === is[at]) at += 1
  const grown = is.length - was.length
  return place => (place <= at ? place : Math.max(at, place + grown))
}

customElements.define('across-sheet', SheetElement)
