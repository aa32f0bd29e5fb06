// What waits on this phone, item by item: where it is, and what its person can do with it.
import { enqueue } from '../device/outbox.ts'
import { channelName, type OutboxNews, type Owner } from '../device/outbox-news.ts'
import {
  type Carried,
  discard,
  exportItems,
  type Listed,
  listItems,
  sendAgain,
} from '../device/outbox-queue.ts'
import { runOutbox } from '../device/outbox-run.ts'
import { type DeviceTexts, deviceTexts } from './device-texts.ts'
import { button, download, make } from './dom.ts'

const marks: Record<string, string> = { saved: 'wait', sending: 'info', sent: 'done', 'needs-you': 'act' }

class OutboxListElement extends HTMLElement {
  private say: DeviceTexts = () => ''
  private readonly channel = new BroadcastChannel(channelName)
  private onWay: string[] = []
  private asked: string | undefined
  private note: string | undefined
  private sentences: Record<string, string> = {}
  private drawing = Promise.resolve()

  connectedCallback(): void {
    this.say = deviceTexts(this)
    this.channel.onmessage = ({ data }: MessageEvent<OutboxNews>) => {
      if (data.type === 'sending') this.onWay = data.ids
      this.refresh()
    }
    document.querySelector('#carried-file')?.addEventListener('change', event => void this.take(event))
    this.refresh()
  }

  disconnectedCallback(): void {
    this.channel.close()
  }

  private get owner(): Owner | undefined {
    const { response, person } = this.dataset
    return response && person ? { response, person } : undefined
  }

  /** One drawing after another, so that an earlier one never overtakes a later. */
  private refresh(): void {
    this.drawing = this.drawing.then(() => this.draw())
  }

  private async draw(): Promise<void> {
    const { owner } = this
    const items = owner ? await listItems(owner) : []
    if (items.some(item => item.reason && !this.sentences[item.reason])) await this.loadSentences()
    const waiting = items.filter(item => item.state !== 'sent')
    const head = make('div', { class: 'buttons' })
    if (waiting.length > 0)
      head.append(
        button(this.say('outbox.sendAll'), '', () => void this.send()),
        button(this.say('outbox.exportAll'), 'secondary', () => void this.save()),
      )
    const list = make('ul', { class: 'cards' }, ...items.map(item => this.card(item)))
    this.replaceChildren(
      ...(this.note ? [make('p', { class: 'notice info', role: 'status' }, this.note)] : []),
      ...(items.length === 0 ? [make('p', { class: 'lead' }, this.say('outbox.empty'))] : [head, list]),
    )
  }

  private card(item: Listed): HTMLLIElement {
    const state = item.state === 'saved' && this.onWay.includes(item.id) ? 'sending' : item.state
    const title = [this.say(`kind.${item.face.kind}`), item.face.label].filter(Boolean).join(' · ')
    const card = make(
      'li',
      { class: 'card', 'data-state': state, 'data-id': item.id },
      make('h2', { class: 'part' }, title),
      make(
        'p',
        { class: 'tags' },
        make('span', { class: `tag ${marks[state]}` }, this.say(`outbox.state.${state}`)),
      ),
      make('p', { class: 'meta' }, this.when(item.at)),
    )
    if (item.state === 'needs-you') card.append(...this.versions(item))
    if (item.state !== 'sent') card.append(this.actions(item))
    return card
  }

  /** Both versions, where the server has another one. */
  private versions(item: Listed): HTMLElement[] {
    const known = this.say(`problem.${item.problem ?? 'other'}`) || this.say('problem.other')
    const why = (item.reason && this.sentences[item.reason]) || known
    const there = item.face.about
      ? make('a', { href: `${this.dataset.referrals}/${item.face.about}` }, this.say('outbox.theirsOpen'))
      : this.say('outbox.theirsNone')
    return [
      make('p', { class: 'notice warning' }, why),
      make(
        'dl',
        { class: 'summary' },
        make(
          'div',
          {},
          make('dt', {}, this.say('outbox.yours')),
          make('dd', {}, `${this.say(`kind.${item.face.kind}`)}, ${this.when(item.at)}`),
        ),
        make('div', {}, make('dt', {}, this.say('outbox.theirs')), make('dd', {}, there)),
      ),
    ]
  }

  private actions(item: Listed): HTMLElement {
    const { owner } = this
    const row = make('div', { class: 'buttons' })
    if (!owner) return row
    if (this.asked === item.id) {
      row.append(
        make('p', { role: 'alert' }, this.say('outbox.discardSure')),
        button(this.say('outbox.discard'), 'danger', () => {
          this.asked = undefined
          void discard(owner, item.id)
        }),
        button(this.say('outbox.keep'), 'secondary', () => this.ask(undefined)),
      )
      return row
    }
    if (item.state === 'needs-you')
      row.append(
        button(
          this.say('outbox.again'),
          'secondary',
          () => void sendAgain(owner, item.id).then(() => this.send()),
        ),
      )
    row.append(
      button(this.say('outbox.export'), 'quiet', () => void this.save([item.id])),
      button(this.say('outbox.discard'), 'quiet', () => this.ask(item.id)),
    )
    return row
  }

  private ask(id: string | undefined): void {
    this.asked = id
    this.refresh()
  }

  private async send(): Promise<void> {
    this.note = undefined
    const outcome = await runOutbox(true)
    const { owner } = this
    if (owner && outcome?.mustSignIn.includes(`${owner.response}/${owner.person}`))
      this.note = this.say('outbox.signIn')
    this.refresh()
  }

  private async save(ids?: string[]): Promise<void> {
    const { owner } = this
    if (!owner) return
    const carried = await exportItems(owner, ids)
    download('across-outbox.json', 'application/json', JSON.stringify(carried))
    this.note = this.say('outbox.exported')
    this.refresh()
  }

  private async take(event: Event): Promise<void> {
    const input = event.target
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined
    const { owner } = this
    if (!file || !owner) return
    this.note = undefined
    const carried = await readCarried(file, owner)
    if (carried) for (const item of carried.items) await enqueue({ ...item, owner })
    else this.note = this.say('outbox.notOurs')
    if (input instanceof HTMLInputElement) input.value = ''
    this.refresh()
  }

  private async loadSentences(): Promise<void> {
    try {
      const answer = await fetch(this.dataset.messages ?? '')
      // Our own file of texts.
      this.sentences = (await answer.json()) as Record<string, string>
    } catch {
      // Not on this phone and no network: the general sentence is shown.
      this.sentences = {}
    }
  }

  private when(at: Date): string {
    const { lang } = document.documentElement
    const digits = lang === 'ar' ? '-u-nu-arab' : lang === 'bn' ? '-u-nu-beng' : ''
    return at.toLocaleString(`${lang}${digits}`, { dateStyle: 'medium', timeStyle: 'short' })
  }
}

/** A list that this same person saved; what is in it is looked at again by the server, as everything is. */
async function readCarried(file: File, owner: Owner): Promise<Carried | undefined> {
  try {
    const value: unknown = JSON.parse(await file.text())
    const carried = value as Partial<Carried> | null
    if (carried?.across !== 'outbox' || carried.version !== 1 || !Array.isArray(carried.items))
      return undefined
    if (carried.response !== owner.response || carried.person !== owner.person) return undefined
    if (!carried.items.every(item => typeof item?.id === 'string' && typeof item.kind === 'string'))
      return undefined
    // Checked just now, as far as this phone looks into it.
    return carried as Carried
  } catch {
    return undefined
  }
}

customElements.define('across-outbox-list', OutboxListElement)
