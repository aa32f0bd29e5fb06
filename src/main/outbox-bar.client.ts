// The calm bar of every page: whether there is a network, and what still waits on this phone. It also sees to it that
// what waits is delivered, that the worker is there for the next time without a network, and that nobody signs out
// from work that has not left the phone.
import { type Standing, standing } from '../device/outbox-count.ts'
import { channelName, type OutboxNews } from '../device/outbox-news.ts'
import { scriptAddress } from '../device/script-address.ts'
import { type DeviceTexts, deviceTexts } from './device-texts.ts'

const second = 1000

class OutboxBarElement extends HTMLElement {
  private say: DeviceTexts = () => ''
  private readonly channel = new BroadcastChannel(channelName)
  private readonly onWay = new Set<string>()
  private timer: ReturnType<typeof setInterval> | undefined
  private refusedSignOut = false

  connectedCallback(): void {
    this.say = deviceTexts(this)
    this.setAttribute('role', 'status')
    this.channel.onmessage = ({ data }: MessageEvent<OutboxNews>) => this.hear(data)
    addEventListener('online', () => void this.deliver(true))
    addEventListener('offline', () => void this.show())
    document.addEventListener('submit', event => this.guardSignOut(event), true)
    this.timer = setInterval(() => void this.deliver(false), 20 * second)
    void this.deliver(true)
    if (document.readyState === 'complete') registerWorker(this)
    else addEventListener('load', () => registerWorker(this), { once: true })
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
    this.channel.close()
  }

  private get owner() {
    const { response, person } = this.dataset
    return response && person ? { response, person } : undefined
  }

  private hear(news: OutboxNews): void {
    if (news.type === 'sending') {
      this.onWay.clear()
      for (const id of news.ids) this.onWay.add(id)
    }
    if (news.type === 'added') {
      // The browser may throw away what a site keeps when room is short, unless it was asked not to.
      void navigator.storage?.persist?.()
      void askForSync()
      void this.deliver(true)
    } else void this.show()
  }

  private async deliver(all: boolean): Promise<void> {
    const found = await this.show()
    if (!found || found.mine - found.needsYou + found.others === 0 || !navigator.onLine) return
    const { runOutbox } = await import('../device/outbox-run.ts')
    await runOutbox(all)
    await this.show()
  }

  private async show(): Promise<Standing | undefined> {
    let found: Standing
    try {
      found = await standing(this.owner)
    } catch {
      // A browser that keeps nothing, e.g. in a private window: then nothing can wait here.
      return undefined
    }
    this.draw(found)
    return found
  }

  private draw({ mine, needsYou, others, unsafe }: Standing): void {
    const parts: string[] = []
    const going = mine - needsYou
    if (this.refusedSignOut && unsafe > 0) parts.push(this.say('bar.signOut', unsafe))
    else this.refusedSignOut = false
    if (!navigator.onLine)
      parts.push(going + others > 0 ? this.say('bar.waiting', going + others) : this.say('bar.offline'))
    else if (going > 0) parts.push(this.say('bar.sending', going))
    if (needsYou > 0) parts.push(this.say('bar.needsYou', needsYou))
    this.hidden = parts.length === 0
    const line = document.createElement('p')
    line.className = 'banner'
    line.append(parts.join(' · '))
    if (mine > 0 && this.owner) {
      const link = document.createElement('a')
      link.href = `/r/${this.owner.response}/outbox`
      link.textContent = this.say('bar.see')
      line.append(' ', link)
    }
    // Replaced only where it says something else, so that a screen reader does not repeat it.
    if (this.textContent !== line.textContent) this.replaceChildren(line)
    this.dataset.waiting = String(mine)
    this.dataset.sending = String(this.onWay.size)
  }

  /** The server does not know what waits here, so the page asks before the form goes. */
  private guardSignOut(event: SubmitEvent): void {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !new URL(form.action).pathname.endsWith('/sign-out')) return
    if (form.dataset.checked === 'yes' || !this.owner) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void this.show().then(async found => {
      if (found && found.unsafe > 0) {
        this.refusedSignOut = true
        await this.deliver(true)
        this.scrollIntoView({ block: 'nearest' })
        return
      }
      navigator.serviceWorker?.controller?.postMessage({ type: 'lock' })
      form.dataset.checked = 'yes'
      form.requestSubmit()
    })
  }
}

/** Tells the worker which page this is, and that somebody is at the phone as long as somebody is. */
function registerWorker(bar: HTMLElement): void {
  const { serviceWorker } = navigator
  // Not on pages without a secure address; they have no offline.
  if (!serviceWorker) return
  let touched = Date.now()
  let open = bar.dataset.unlocked === 'yes'
  for (const kind of ['pointerdown', 'keydown', 'scroll'])
    addEventListener(
      kind,
      () => {
        touched = Date.now()
      },
      { passive: true, capture: true },
    )
  serviceWorker.addEventListener(
    'message',
    ({ data }: MessageEvent<{ type?: string; unlocked?: string }>) => {
      if (data?.type === 'standing') open = data.unlocked !== undefined
    },
  )
  serviceWorker.startMessages()
  serviceWorker
    .register(scriptAddress('/service-worker.js'), { scope: '/' })
    .then(() => serviceWorker.ready)
    .then(({ active }) => {
      const { response, person, offline } = bar.dataset
      const { lang: language } = document.documentElement
      active?.postMessage({ type: 'page', response, person, language, drawnHere: offline === 'yes' })
      // The open key is in the worker's memory, which lasts while it is spoken to.
      setInterval(() => {
        if (open && Date.now() - touched < 25 * second) active?.postMessage({ type: 'touch' })
        else if (open) active?.postMessage({ type: 'stay' })
      }, 20 * second)
    })
    .catch(() => {
      // Without the worker everything works but reading offline; the next page tries again.
    })
}

/** Where the browser can, it wakes the worker when there is a network again, even when no page is open. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.ready
  // Only some browsers have it, and the compiler's library does not know it.
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register(channelName).catch(() => {
    // Forbidden by a setting of the browser: the timer and the next page do the same.
  })
}

customElements.define('across-outbox-bar', OutboxBarElement)
