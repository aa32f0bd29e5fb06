// The form from consent on. What is typed stays in this page: it is checked here, sealed here, put into the outbox,
// and forgotten. Sealing itself is loaded while the person reads; until it is known that this phone may seal for that
// team, there is nowhere to type a name.
import { newId } from '../../kernel/id.ts'
import {
  answersOf,
  choose,
  clearFaults,
  find,
  forget,
  hasTyped,
  sentence,
  showFaults,
  showStep,
} from './client/fields.ts'
import { dayText, shownDetails } from './client/shown.ts'
import { veiled } from './client/veil.ts'
import {
  type Answers,
  agreementOf,
  detailsOf,
  faultsOf,
  faultsOfRedirect,
  onwardOf,
  redirectOf,
  refusedOf,
  unansweredConsent,
  urgencyOf,
} from './form/answers.ts'
import type { Told } from './form/told.ts'
import type { Channel, OpenPart } from './model.ts'

type Sealing = typeof import('./client/sealing.ts')

class SealFormElement extends HTMLElement {
  private sealing: Promise<Sealing> | undefined
  /** Teams for which this phone may seal, asked once for each. */
  private ready = false
  private gone = false
  private stopVeil = () => {}

  connectedCallback(): void {
    if (!isSecureContext || typeof crypto.subtle !== 'object') return
    for (const notice of document.querySelectorAll<HTMLElement>('[data-cannot-seal]')) notice.hidden = true
    const form = find<HTMLFormElement>(this, 'form')
    forget(form)
    for (const { id, active, teamId } of this.told.targets)
      choose(form, `way-${id}`, active && teamId ? 'app' : 'slip')
    // The usual time; whoever asked for another changes it.
    const until = this.querySelector<HTMLInputElement>('[data-sealed="until"]')
    if (until) {
      until.defaultValue = this.told.usual
      until.value = this.told.usual
    }
    form.hidden = false
    form.addEventListener('input', () => this.follow())
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.check()
    })
    for (const again of this.querySelectorAll('[data-is="again"]'))
      again.addEventListener('click', () => void this.prepare())
    for (const own of this.querySelectorAll('[data-is="own-keys"]'))
      own.addEventListener('click', () => void this.withOwnKeys())
    find(this, 'send').addEventListener('click', () => void this.send())
    find(this, 'change').addEventListener('click', () => this.change())
    this.querySelector<HTMLAnchorElement>('#end-with-no')?.addEventListener('click', event => {
      event.preventDefault()
      void this.endWithNo(event.currentTarget as HTMLAnchorElement) // what listens is that link
    })
    addEventListener('beforeunload', this.warn)
    this.stopVeil = veiled(() => [form], find(this, 'veil'))
    form.addEventListener('change', event => {
      if (event.target instanceof HTMLElement && event.target.dataset.sealed?.match(/^(way-|team$|service$)/))
        void this.prepare()
    })
    this.follow()
    void this.prepare()
  }

  disconnectedCallback(): void {
    removeEventListener('beforeunload', this.warn)
    this.stopVeil()
  }

  private readonly warn = (event: BeforeUnloadEvent) => {
    if (!this.gone && hasTyped(this)) event.preventDefault()
  }

  private get told(): Told {
    // The server wrote it into the page.
    return JSON.parse(this.dataset.told ?? '{}') as Told
  }

  private get base(): string {
    return this.dataset.base ?? ''
  }

  private get person(): string {
    return this.dataset.person ?? ''
  }

  private get team() {
    const { teams } = this.told
    return teams.find(({ id }) => id === answersOf(this).team) ?? (teams.length === 1 ? teams[0] : undefined)
  }

  /** The chosen services with how each is told. */
  private targets(answers: Answers) {
    const { kind, targets } = this.told
    const chosen = kind === 'redirect' ? targets.filter(({ id }) => id === answers.service) : targets
    return chosen.map(target => ({
      ...target,
      way: (kind === 'redirect' ? 'app' : (answers[`way-${target.id}`] ?? 'slip')) as Channel, // our own three buttons
    }))
  }

  private asked(answers: Answers) {
    const { rule, counted, today, latest } = this.told
    const services = this.targets(answers)
      .filter(({ way }) => way !== 'phone')
      .map(({ id }) => id)
    return { rule, counted, today, latest, services }
  }

  /** Shows what the answers so far ask for. */
  private follow(): void {
    const answers = answersOf(this)
    const { rule, kind } = this.told
    const answered = kind === 'refer' && unansweredConsent(answers, rule).length === 0
    const agreed = answered && agreementOf(answers, rule).kind === 'agreed'
    const tellers = this.targets(answers)
    const refused = answered && !agreed
    // After a no there is nothing more to ask, unless somebody decides against it.
    const goesOn = !refused || answers['after-no'] !== 'inform'
    const typing = goesOn && this.ready && tellers.some(({ way }) => way !== 'phone')
    const holds: Record<string, boolean> = { agreed, 'not-agreed': refused, 'goes-on': goesOn, typing }
    for (const part of this.querySelectorAll<HTMLElement>('[data-when]')) {
      const [name = '', value] = (part.dataset.when ?? '').split('=')
      const service = name.startsWith('told:') ? name.slice(5) : undefined
      part.hidden = !(value !== undefined
        ? answers[name] === value
        : service !== undefined
          ? tellers.some(({ id, way }) => id === service && way !== 'phone')
          : holds[name])
    }
  }

  /** Whether this phone may seal for the chosen teams, before anything is typed. */
  private async prepare(): Promise<void> {
    const readiness = find(this, 'readiness')
    const sealed = this.targets(answersOf(this)).filter(({ way }) => way === 'app')
    const team = this.team
    this.ready = sealed.length === 0
    showStep(readiness, undefined)
    if (sealed.length > 0 && team) {
      showStep(readiness, 'checking')
      try {
        const { senderFor, destinationFor, warm } = await this.loaded()
        await senderFor(this.base, this.person, team)
        for (const { teamId } of sealed) if (teamId) await destinationFor(this.base, teamId)
        this.ready = true
        showStep(readiness, 'ready')
        warm()
      } catch (error) {
        this.say(readiness, error)
      }
    }
    this.follow()
  }

  /** Signs with the person's own keys instead of the phone's. */
  private async withOwnKeys(): Promise<void> {
    const { team } = this
    if (!team) return
    try {
      const { ownSender } = await this.loaded()
      if (await ownSender(this.base, team)) await this.prepare()
      else throw new Error('not stated')
    } catch (error) {
      // Whoever closes the question without an answer changes nothing.
      if (!(error instanceof Error && error.name === 'StaysLocked'))
        this.say(
          find(this, 'readiness'),
          codeOf(error) === 'form.fault.went-wrong' ? { code: 'signer-unstated' } : error,
        )
    }
  }

  private loaded(): Promise<Sealing> {
    this.sealing ??= import('./client/sealing.ts').catch((error: unknown) => {
      this.sealing = undefined
      throw error
    })
    return this.sealing
  }

  private say(readiness: HTMLElement, error: unknown): void {
    if (error instanceof Error && 'words' in error) {
      find(readiness, 'words').textContent = String(error.words)
      showStep(readiness, 'waiting')
      return
    }
    find(readiness, 'why').textContent = sentence(codeOf(error))
    showStep(readiness, 'refused')
  }

  private check(): void {
    const answers = answersOf(this)
    const faults =
      this.told.kind === 'redirect' ? faultsOfRedirect(answers) : faultsOf(answers, this.asked(answers))
    if (this.told.teams.length > 1 && !this.team) faults.team = 'form.fault.answer'
    if (answers['after-no'] === 'override' && !answers['override-ask'] && !faults['after-no'])
      faults['override-ask'] = 'form.fault.answer'
    if (Object.keys(faults).length > 0) {
      showFaults(this, faults)
      return
    }
    clearFaults(this)
    find(this, 'reviewed').replaceChildren(
      ...this.targets(answers).map(target => {
        const part = document.createElement('section')
        part.className = 'section'
        const title = document.createElement('h3')
        title.textContent = target.name
        part.append(title)
        if (target.way !== 'phone') part.append(shownDetails(this, this.detailsFor(answers, target.id)))
        return part
      }),
    )
    find(this, 'check').hidden = true
    find(this, 'review').hidden = false
    find(this, 'review-title').focus()
  }

  /** They said no: that much is counted, by the outbox as everything else, and what was typed is forgotten. */
  private async endWithNo({ href }: HTMLAnchorElement): Promise<void> {
    // Tapped twice while the outbox is loaded, it would be counted twice.
    if (this.gone) return
    this.gone = true
    const refused = refusedOf(answersOf(this), this.told.targets)
    try {
      const { enqueue } = await import('../../device/outbox.ts')
      const id = newId()
      const owner = { response: this.base.slice(this.base.lastIndexOf('/') + 1), person: this.person }
      await enqueue({ id, kind: 'refused-consent', body: { id, ...refused }, owner })
    } catch (error) {
      this.gone = false
      showFaults(this, { '': codeOf(error) })
      return
    }
    forget(this)
    location.assign(href)
  }

  private change(): void {
    find(this, 'check').hidden = false
    find(this, 'review').hidden = true
    find(this, 'reviewed').replaceChildren()
  }

  private detailsFor(answers: Answers, service: string) {
    return this.told.kind === 'redirect'
      ? redirectOf(answers)
      : detailsOf(answers, this.asked(answers), service)
  }

  private async send(): Promise<void> {
    const button = find<HTMLButtonElement>(this, 'send')
    const team = this.team
    if (button.disabled || !team) return
    button.disabled = true
    find(this, 'working').hidden = false
    const answers = answersOf(this)
    const slips: { service: string; code: string }[] = []
    try {
      const sealing = await this.loaded()
      const group = newId()
      const targets = this.targets(answers)
      // Everything that can be refused is asked for first, so that nothing is sent by half.
      const seals = targets.some(({ way }) => way === 'app')
      const overrides = answers['after-no'] === 'override'
      const from = seals || overrides ? await sealing.senderFor(this.base, this.person, team) : undefined
      const own = overrides ? await sealing.destinationFor(this.base, team.id) : undefined
      const ways = await Promise.all(
        targets.map(async target => ({
          ...target,
          to:
            target.way === 'app' && target.teamId
              ? await sealing.destinationFor(this.base, target.teamId)
              : undefined,
        })),
      )
      for (const target of ways) {
        const code = await sealing.send(this.base, this.person, {
          open: this.openPart(answers, group, team.id, target),
          counted: this.told.counted,
          label: target.name,
          ...(target.to && from
            ? { sealed: { details: this.detailsFor(answers, target.id), from, to: target.to } }
            : {}),
          ...(overrides && from && own
            ? {
                override: {
                  reason: answers['override-reason'] ?? '',
                  ask: answers['override-ask'] === 'coordinator' ? 'coordinator' : 'team',
                  from,
                  to: own,
                },
              }
            : {}),
        })
        if (code) slips.push({ service: target.id, code })
      }
      this.done(answers, slips)
    } catch (error) {
      showFaults(this, { '': codeOf(error) })
    } finally {
      button.disabled = false
      find(this, 'working').hidden = true
    }
  }

  private openPart(
    answers: Answers,
    group: string,
    fromTeam: string,
    target: { id: string; teamId: string | null; active: boolean; way: Channel },
  ): OpenPart {
    const { kind, rule, area, today, latest } = this.told
    const reachable = target.active ? target.teamId : null
    return {
      id: newId(),
      group,
      act: kind,
      channel: target.way,
      fromTeam,
      toTeam: target.way === 'slip' ? null : reachable,
      service: target.id,
      urgency: urgencyOf(answers),
      area,
      day: today,
      basis: kind === 'redirect' ? 'consent' : answers['after-no'] === 'override' ? 'override' : rule.basis,
      onward: kind === 'redirect' ? 'ask' : onwardOf(answers),
      until: kind === 'redirect' ? latest : (answers.until ?? latest),
      formVersion: 1,
    }
  }

  /** Sealed and kept: from here on nothing of it is in this page, except on a slip that waits for the printer. */
  private done(answers: Answers, slips: { service: string; code: string }[]): void {
    const printed = slips.map(({ service, code }) => this.slipOf(answers, service, code))
    forget(this)
    this.change()
    find(this, 'form').hidden = true
    this.gone = slips.length === 0
    this.stopVeil()
    find(this, 'slips').replaceChildren(...printed)
    find(this, 'slips-told').hidden = printed.length === 0
    find(this, 'sent').hidden = false
    find(this, 'sent-title').focus()
    this.querySelector('[data-is="print"]')?.addEventListener('click', () => {
      this.gone = true
      print()
    })
  }

  private slipOf(answers: Answers, service: string, code: string): DocumentFragment {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-is="slip-${service}"]`)
    if (!template) throw new Error('the page has no slip')
    const slip = template.content.cloneNode(true) as DocumentFragment // what a fragment clones to
    find(slip, 'code').textContent = code.replace(/(.{4})(?=.)/g, '$1-')
    find(slip, 'day').textContent = dayText(this.told.today)
    find(slip, 'urgency').textContent = this.told.urgencies[urgencyOf(answers)]
    find(slip, 'slip-details').append(shownDetails(this, this.detailsFor(answers, service)))
    return slip
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'form.fault.went-wrong'
}

customElements.define('seal-form', SealFormElement)
