// The sealed part of a referral's page. Opening is asked for, written down by the server, and done here; what is shown
// goes when the page is hidden, the keys are locked or somebody closes it. Answers take a sealed note along, and the
// numbers that are only counted, because nobody but this page knows them.

import { LOCKED } from '../accounts/keys/ring.ts'
import { answersOf, find, forget, sentence } from './client/fields.ts'
import { shownDetails } from './client/shown.ts'
import { veiled } from './client/veil.ts'

type Opening = typeof import('./client/opening.ts')
type Shown = Awaited<ReturnType<Opening['openReferral']>>
type Reader = Awaited<ReturnType<Opening['readerFor']>>

const unanswered = ['sent', 'redirected', 'reopened', 'no-answer']

class OpenReferralElement extends HTMLElement {
  private shown: Shown | undefined
  private reader: Reader | undefined
  private stopVeil = () => {}

  connectedCallback(): void {
    const parts = this.querySelector<HTMLElement>('[data-is="opening"]')
    if (!parts || !isSecureContext || typeof crypto.subtle !== 'object') return
    for (const part of this.querySelectorAll<HTMLElement>('[data-without-script]')) part.hidden = true
    parts.hidden = false
    forget(this)
    const purpose = this.querySelector<HTMLSelectElement>('[data-sealed="purpose"]')
    if (purpose) purpose.value = unanswered.includes(this.dataset.state ?? '') ? 'first-look' : 'follow-up'
    find(this, 'open').addEventListener('click', () => void this.open())
    find(this, 'close').addEventListener('click', () => this.close())
    this.querySelector('[data-is="compare"]')?.addEventListener('click', () => void this.compare())
    this.querySelector('#pass-on-do')?.addEventListener('click', () => void this.passOn())
    this.stopVeil = veiled(() => [find(this, 'opened')], find(this, 'veil'))
    document.addEventListener(LOCKED, this.lock)
    addEventListener('pagehide', this.lock)
    document.addEventListener('submit', this.answer)
  }

  disconnectedCallback(): void {
    this.stopVeil()
    document.removeEventListener(LOCKED, this.lock)
    removeEventListener('pagehide', this.lock)
    document.removeEventListener('submit', this.answer)
  }

  private readonly lock = () => this.close()

  private get base(): string {
    const { opening = '' } = this.dataset
    return opening.slice(0, opening.indexOf('/referrals/'))
  }

  private async open(): Promise<void> {
    await this.working(async () => {
      const { openReferral, readerFor } = await import('./client/opening.ts')
      this.reader = await readerFor(this.base, this.dataset.team ?? '')
      const purpose = answersOf(this).purpose || 'follow-up'
      this.show(await openReferral(this.dataset.opening ?? '', purpose, this.reader))
    })
  }

  private show(shown: Shown): void {
    this.shown = shown
    find(this, 'details-opened').replaceChildren(
      ...(shown.details ? [shownDetails(this, shown.details)] : []),
    )
    const note = (template: string, text: string) => {
      const copy = find<HTMLTemplateElement>(this, template).content.cloneNode(true) as DocumentFragment // its clone
      find(copy, 'text').textContent = text
      return copy
    }
    find(this, 'notes-opened').replaceChildren(
      ...(shown.override === null ? [] : [note('override', shown.override)]),
      ...shown.notes.map(text => note('note', text)),
    )
    find(this, 'no-notes').hidden =
      shown.details !== null || shown.notes.length > 0 || shown.override !== null
    find(this, 'not-compared').hidden = shown.compared
    find(this, 'ask').hidden = true
    const opened = find(this, 'opened')
    opened.hidden = false
    opened.focus()
    const passing = this.querySelector<HTMLElement>('[data-is="pass-on"]')
    if (passing) passing.hidden = shown.opened === null
    this.countWithMoves(shown)
  }

  /** Nothing that was opened stays in the page or in what this element remembers. */
  private close(): void {
    this.shown = undefined
    this.reader = undefined
    for (const place of ['details-opened', 'notes-opened']) find(this, place).replaceChildren()
    this.querySelector('[data-is="duplicate-list"]')?.replaceChildren()
    find(this, 'opened').hidden = true
    find(this, 'veil').hidden = true
    find(this, 'ask').hidden = false
    for (const field of document.querySelectorAll('input[name="counted"]')) field.remove()
    const passing = this.querySelector<HTMLElement>('[data-is="pass-on"]')
    if (passing) passing.hidden = true
  }

  /** Whoever was helped is counted with the step and kept nowhere beside it. */
  private countWithMoves({ details }: Shown): void {
    if (details?.act !== 'refer') return
    for (const form of this.moveForms()) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'counted'
      field.dataset.hold = ''
      field.value = JSON.stringify(details.counted)
      form.append(field)
    }
  }

  private moveForms(): HTMLFormElement[] {
    const { referral } = this.dataset
    return [...document.querySelectorAll<HTMLFormElement>(`form[action*="/referrals/${referral}/"]`)].filter(
      form => form.querySelector('input[name="channel"]'),
    )
  }

  /** A note that was typed goes along with the next answer, sealed for the other team. */
  private readonly answer = (event: SubmitEvent) => {
    const form = event.target
    const note = answersOf(this).note
    if (!(form instanceof HTMLFormElement) || !this.moveForms().includes(form) || !note) return
    if (form.querySelector('input[name="note"]')) return
    event.preventDefault()
    // The page keeps itself up to date, but not this form while its note is being sealed.
    form.dataset.hold = ''
    const kind = form.action.slice(form.action.lastIndexOf('/') + 1)
    const said = new FormData(form)
    const reason = said.get(`reason-${kind}`)
    void this.working(async () => {
      const { noteFor } = await import('./client/opening.ts')
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'note'
      field.value = await noteFor({
        base: this.base,
        team: this.dataset.team ?? '',
        organisation: this.dataset.organisation ?? '',
        other: this.dataset.other ?? '',
        referral: this.dataset.referral ?? '',
        id: String(said.get('id')),
        kind,
        reason: typeof reason === 'string' && reason ? reason : null,
        note,
      })
      form.append(field)
      forget(find(this, 'answer'))
      form.requestSubmit()
    })
  }

  private async passOn(): Promise<void> {
    const answers = answersOf(this)
    const [service = '', next = ''] = (answers.next ?? '').split(' ')
    const opened = this.shown?.opened
    const asked = this.dataset.onward !== 'ask' || answers['asked-again'] === 'yes'
    if (!opened || !service || !answers['next-reason'] || !asked) {
      this.refuse('form.fault.answer')
      return
    }
    await this.working(async () => {
      const { passOn } = await import('./client/opening.ts')
      await passOn({
        base: this.base,
        team: this.dataset.team ?? '',
        referral: this.dataset.referral ?? '',
        opened,
        details: this.shown?.details ?? null,
        service,
        next,
        reason: answers['next-reason'] ?? '',
        basis: this.dataset.onward === 'ask' ? 'asked-again' : 'allowed',
      })
      location.assign(`${this.base}/referrals?done=referrals.done.redirect`)
    })
  }

  private async compare(): Promise<void> {
    const { shown, reader } = this
    if (!shown?.details || !reader) return
    const bar = find<HTMLProgressElement>(this, 'compare-progress')
    find(this, 'no-duplicate').hidden = true
    find(this, 'duplicate-found').hidden = true
    await this.working(async () => {
      bar.hidden = false
      const { findDuplicates } = await import('./client/compare.ts')
      const found = await findDuplicates(reader, this.dataset.referral ?? '', shown, (done, all) => {
        bar.max = all
        bar.value = done
      })
      find(this, 'duplicate-list').replaceChildren(
        ...found.map(({ id, why }) => {
          const link = document.createElement('a')
          link.href = `${this.base}/referrals/${id}`
          link.textContent = `${id.slice(0, 8)} · ${why.map(reason => sentence(`form.alike.${reason}`)).join(' · ')}`
          const item = document.createElement('li')
          item.append(link)
          return item
        }),
      )
      find(this, 'duplicate-found').hidden = found.length === 0
      find(this, 'no-duplicate').hidden = found.length > 0
    })
    bar.hidden = true
  }

  private async working(work: () => Promise<void>): Promise<void> {
    if (this.ariaBusy === 'true') return
    this.ariaBusy = 'true'
    find(this, 'refused').hidden = true
    find(this, 'working').hidden = false
    try {
      await work()
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
      // Closing the question for the six words is no failure.
      if (!(error instanceof Error && error.name === 'StaysLocked'))
        this.refuse(code || 'form.fault.went-wrong')
    } finally {
      this.ariaBusy = 'false'
      find(this, 'working').hidden = true
    }
  }

  private refuse(code: string): void {
    find(find(this, 'refused'), 'why').textContent = sentence(code)
    find(this, 'refused').hidden = false
  }
}

customElements.define('open-referral', OpenReferralElement)
