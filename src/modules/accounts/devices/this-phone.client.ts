// Who is on this phone: set up, unlock, lock, remove. The key that a PIN opens is handed to the worker and kept by
// nobody else; see main/worker/state.ts.
import { standing } from '../../../device/outbox-count.ts'
import {
  listProfiles,
  makeProfile,
  type Opened,
  openProfile,
  removeProfile,
  weakness,
} from '../../../device/profile.ts'
import { listSnapshots, takenParts } from '../../../device/snapshot.ts'
import { phoneDb } from '../../../device/store.ts'

type Texts = Record<string, string>

class ThisPhoneElement extends HTMLElement {
  private texts: Texts = {}
  private open: string | undefined
  private problem: { owner: string; text: string } | undefined
  private removing: string | undefined
  private readonly hear = ({ data }: MessageEvent<{ type?: string; unlocked?: string }>) => {
    if (data?.type === 'standing') this.open = data.unlocked
    if (data?.type === 'standing' || data?.type === 'refreshed') void this.draw()
  }

  connectedCallback(): void {
    // Written by our own page.
    this.texts = JSON.parse(this.dataset.texts ?? '{}') as Texts
    navigator.serviceWorker?.addEventListener('message', this.hear)
    navigator.serviceWorker?.startMessages()
    document.querySelector('#set-up')?.addEventListener('submit', event => void this.setUp(event))
    void this.draw()
    void this.tell({ type: 'touch' })
  }

  disconnectedCallback(): void {
    navigator.serviceWorker?.removeEventListener('message', this.hear)
  }

  private say(name: string): string {
    return this.texts[`devices.${name}`] ?? ''
  }

  private get response(): string {
    return this.dataset.response ?? ''
  }

  private async tell(message: unknown): Promise<void> {
    const registration = await navigator.serviceWorker?.ready
    registration?.active?.postMessage(message)
  }

  private async setUp(event: Event): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const value = (name: string) => String(new FormData(form).get(name) ?? '').trim()
    const { person } = this.dataset
    const problem = document.querySelector('#set-up-problem')
    const refuse = (name: string) => problem?.replaceChildren(this.say(name))
    const pin = value('pin')
    if (!person) return
    if (weakness(pin)) return refuse('pinShort')
    if (pin !== value('pinAgain')) return refuse('pinDiffers')
    const button = form.querySelector('button')
    if (button) button.disabled = true
    try {
      const answer = await fetch(this.dataset.tickets ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: '{}',
      })
      if (!answer.ok) return refuse('needsNetwork')
      // Our own endpoint's answer.
      const { ticket } = (await answer.json()) as { ticket: string }
      const owner = { response: this.response, person }
      const nickname = value('nickname') || this.say('who')
      const opened = await makeProfile({
        owner,
        nickname,
        language: document.documentElement.lang,
        pin,
        ticket,
      })
      await (await phoneDb()).put('meta', value('area'), `area ${opened.owner}`)
      void navigator.storage?.persist?.()
      problem?.replaceChildren()
      form.reset()
      await this.unlocked(opened)
    } catch {
      refuse('needsNetwork')
    } finally {
      if (button) button.disabled = false
    }
  }

  private async unlock(owner: string, pin: string): Promise<void> {
    const opened = await openProfile(owner, pin)
    if (typeof opened === 'string') {
      this.problem = { owner, text: this.say(opened) }
      return this.draw()
    }
    await this.unlocked(opened)
  }

  private async unlocked(profile: Opened): Promise<void> {
    this.problem = undefined
    this.open = profile.owner
    await this.tell({ type: 'unlock', profile })
    await this.draw()
  }

  private async takeAway(owner: string): Promise<void> {
    const [response = '', person = ''] = owner.split('/')
    const { unsafe } = await standing({ response, person })
    if (unsafe > 0) this.problem = { owner, text: this.say('removeFull') }
    else {
      await removeProfile(owner)
      if (this.open === owner) await this.tell({ type: 'lock' })
    }
    this.removing = undefined
    await this.draw()
  }

  private async draw(): Promise<void> {
    const profiles = await listProfiles(this.response)
    const typed = this.querySelector<HTMLInputElement>('input:focus')
    if (typed?.value) return
    if (profiles.length === 0) {
      this.replaceChildren(element('p', {}, this.say('nobody')))
      return
    }
    const cards = await Promise.all(profiles.map(profile => this.card(profile)))
    this.replaceChildren(element('ul', { class: 'cards' }, ...cards))
  }

  private async card({ owner, nickname }: { owner: string; nickname: string }): Promise<HTMLElement> {
    const isOpen = this.open === owner
    const body = element(
      'div',
      { class: 'card-body' },
      element(
        'p',
        { class: 'tags' },
        element(
          'span',
          { class: `tag ${isOpen ? 'info' : 'quiet'}` },
          this.say(isOpen ? 'unlocked' : 'locked'),
        ),
      ),
      element('h3', {}, nickname),
    )
    if (this.problem?.owner === owner) body.append(element('p', { role: 'alert' }, this.problem.text))
    body.append(...(isOpen ? await this.opened(owner) : [this.pinForm(owner)]))
    return element('li', { class: 'card', 'data-owner': owner }, body)
  }

  private pinForm(owner: string): HTMLElement {
    const id = `pin-${owner.replace('/', '-')}`
    const input = element('input', {
      id,
      type: 'password',
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: '12',
    })
    const form = element(
      'form',
      {},
      element('div', { class: 'field' }, element('label', { for: id }, this.say('pin')), input),
      element('button', { class: 'button primary', type: 'submit' }, this.say('unlock')),
    )
    form.addEventListener('submit', event => {
      event.preventDefault()
      const pin = (input as HTMLInputElement).value
      ;(input as HTMLInputElement).value = ''
      void this.unlock(owner, pin)
    })
    return form
  }

  private async opened(owner: string): Promise<HTMLElement[]> {
    const kept = await listSnapshots(owner)
    const { lang } = document.documentElement
    const size = kept.reduce((sum, { bytes }) => sum + bytes, 0)
    const [oldest] = kept.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())
    const whole = takenParts.every(name => kept.some(one => one.name === name))
    const facts = [
      `${this.say('size')}: ${Math.ceil(size / 1024).toLocaleString(lang)} KB`,
      whole && oldest
        ? `${this.say('asOf')}: ${oldest.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })}`
        : this.say('notWhole'),
    ]
    const sure = this.removing === owner
    return [
      element('p', { class: 'meta' }, `${this.say('kept')} · ${facts.join(' · ')}`),
      element(
        'div',
        { class: 'buttons' },
        this.button(this.say('lock'), 'primary', () => void this.tell({ type: 'lock' })),
        this.button(this.say('refresh'), 'secondary', () => void this.tell({ type: 'refresh' })),
        this.button(this.say('remove'), sure ? 'danger' : 'quiet', () => {
          if (sure) return void this.takeAway(owner)
          this.removing = owner
          void this.draw()
        }),
      ),
    ]
  }

  private button(label: string, kind: string, act: () => void): HTMLElement {
    const made = element('button', { type: 'button', class: `button ${kind}` }, label)
    made.addEventListener('click', act)
    return made
  }
}

function element(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

customElements.define('this-phone', ThisPhoneElement)
