// Keeps a screen of a live session up to date, and what people do on it safe: what cannot be sent now waits on this phone
// and is sent when the line is back, once. Without this script every form works by itself.
//
// The server says only that something changed; the page is asked for again and its parts are exchanged. What somebody is
// writing stays.

import { askAgain, bringScripts, exchange, isWithin, nameOf, partsOf } from '../../../device/page-parts.ts'
import { hearSignals } from '../../../device/signals.ts'

type Waiting = { action: string; body: string; last: boolean }

const patience = 3000

class LiveElement extends HTMLElement {
  #stop: () => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #shown = new Map<string, string>()
  #sending = false

  connectedCallback(): void {
    this.#keepClock(this.dataset.now)
    for (const part of partsOf(this)) this.#shown.set(nameOf(part), part.outerHTML)
    this.addEventListener('submit', event => this.#submitted(event))
    this.addEventListener('input', event => this.#typed(event))
    addEventListener('online', () => void this.#send())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#soon(0)
    })
    this.#listen()
    void this.#send()
  }

  /** The server's clock, whatever this phone's says. */
  #keepClock(now: string | undefined): void {
    if (now) this.dataset.ahead = String(Date.parse(now) - Date.now())
  }

  #listen(): void {
    this.#stop()
    this.#stop = hearSignals(this.dataset.events ?? '', ({ type }) => {
      // Who writes in a worksheet changes nothing else; without news of which, it may be anything.
      const sheets = this.querySelectorAll('across-sheet')
      if (type === undefined || type === 'live-session.sheet-written')
        for (const sheet of sheets) sheet.dispatchEvent(new CustomEvent('across-changed'))
      if (type !== 'live-session.sheet-written' || sheets.length === 0)
        this.#soon(Math.random() * Number(this.dataset.spread ?? 0))
    })
  }

  /** Many signals, one look: three times a second at most. */
  #soon(delay: number): void {
    if (this.#timer !== undefined) return
    const wait = Math.max(delay, this.#asked + 330 - Date.now(), 0)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#look()
    }, wait)
  }

  #look(): void {
    this.#asked = Date.now()
    askAgain((page, status) => {
      const next = page?.querySelector<HTMLElement>('across-live')
      if (page && next) {
        bringScripts(page)
        this.#take(next)
      }
      // The seat or the session is gone: the page itself says what to do.
      else if (status >= 400 && status < 500) location.reload()
      else if (status === 0 || status >= 500) this.#later()
    })
  }

  #later(): void {
    setTimeout(() => this.#soon(0), patience)
  }

  #take(next: HTMLElement): void {
    this.#keepClock(next.dataset.now)
    if (next.dataset.spread) this.dataset.spread = next.dataset.spread
    if (next.dataset.events !== this.dataset.events) {
      this.dataset.events = next.dataset.events ?? ''
      this.#listen()
    }
    const fresh = partsOf(next)
    const here = new Map(partsOf(this).map(part => [nameOf(part), part]))
    // A screen of another shape, e.g. after the end: there the whole page is the answer.
    if (fresh.some(part => !here.has(nameOf(part)) && !isWithin(part, fresh))) return void location.reload()
    for (const part of fresh) {
      const name = nameOf(part)
      const old = here.get(name)
      if (!old?.isConnected || this.#shown.get(name) === part.outerHTML) continue
      if (part.dataset.keep !== undefined && part.dataset.keep === old.dataset.keep) continue
      this.#shown.set(name, part.outerHTML)
      exchange(old, document.importNode(part, true))
    }
    for (const [name, part] of here)
      if (!fresh.some(one => nameOf(one) === name) && part.isConnected) {
        part.replaceChildren()
        this.#shown.delete(name)
      }
  }

  #typed(event: Event): void {
    const form = event.target instanceof HTMLElement ? event.target.closest('form') : null
    if (form?.id !== 'log') return
    clearTimeout(Number(form.dataset.timer))
    form.dataset.timer = String(setTimeout(() => this.#keep(form, undefined, true), 1200))
  }

  #submitted(event: SubmitEvent): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.closest('across-sheet')) return
    event.preventDefault()
    this.#keep(form, event.submitter, form.id === 'log' || form.dataset.last !== undefined)
    // What was said is said; a fresh page brings a fresh id.
    for (const input of form.querySelectorAll<HTMLInputElement>('input[name=body]')) input.value = ''
    this.querySelector<HTMLDialogElement>('dialog[open]')?.close()
  }

  #keep(form: HTMLFormElement, submitter: HTMLElement | null | undefined, last: boolean): void {
    const data = new FormData(form, submitter ?? undefined)
    const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)])).toString()
    const action = new URL(form.action).pathname
    const rest = this.#waiting().filter(one => !(last && one.action === action))
    this.#store([...rest, { action, body, last }])
    void this.#send()
  }

  #waiting(): Waiting[] {
    try {
      return JSON.parse(localStorage.getItem(this.#key()) ?? '[]') as Waiting[]
    } catch {
      return []
    }
  }

  #store(waiting: Waiting[]): void {
    if (waiting.length === 0) localStorage.removeItem(this.#key())
    else localStorage.setItem(this.#key(), JSON.stringify(waiting))
    this.#show('[data-line]', waiting.length > 0 && this.dataset.offline !== undefined)
  }

  #key(): string {
    return `across-live ${location.pathname}`
  }

  /** In order, one after the other; what was answered is forgotten, everything else stays. */
  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = this.#waiting()[0]; next; next = this.#waiting()[0]) {
        const answer = await post(next)
        if (answer === 'later') {
          this.dataset.offline = ''
          this.#show('[data-line]', true)
          setTimeout(() => void this.#send(), patience)
          return
        }
        delete this.dataset.offline
        this.#show('[data-refused]', answer === 'refused')
        const waiting = this.#waiting()
        this.#store(
          waiting[0]?.body === next.body && waiting[0].action === next.action ? waiting.slice(1) : waiting,
        )
        this.#soon(0)
      }
    } finally {
      this.#sending = false
    }
  }

  #show(what: string, shown: boolean): void {
    const sign = this.querySelector<HTMLElement>(what)
    if (sign) sign.hidden = !shown
  }
}

async function post({ action, body }: Waiting): Promise<'taken' | 'refused' | 'later'> {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      signal: AbortSignal.timeout ? AbortSignal.timeout(15_000) : null,
    })
    if (answer.type === 'opaqueredirect' || answer.ok) return 'taken'
    return answer.status >= 500 || answer.status === 429 ? 'later' : 'refused'
  } catch {
    return 'later'
  }
}

customElements.define('across-live', LiveElement)
