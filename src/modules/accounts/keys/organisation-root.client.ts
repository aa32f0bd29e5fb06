// The ceremony: makes the root in this browser, shows its three shares as sheets to print, sends the public half and
// the delegations, and forgets the rest. Later, with two shares, lets further people sign.

import type { RecoverySheet } from '../../../device/recovery-kit.ts'
import { qrShape } from '../../../ui/qr.tsx'
import { fill, find, showStep, today, working } from './show.ts'
import { tell } from './wire.ts'
import type { Ceremony, Delegate } from './work/root.ts'

class OrganisationRootElement extends HTMLElement {
  private ceremony: Ceremony | undefined

  connectedCallback(): void {
    document.querySelector('[data-without-script]')?.remove()
    this.hidden = false
    const on = (name: string, act: () => Promise<void>) =>
      find(this, name).addEventListener('click', () => void working(this, act))
    on('make', () => this.make())
    on('print', async () => window.print())
    on('finish', () => this.finish())
    on('drop', async () => this.forget('start'))
    // Only where there is a root already.
    this.querySelector('[data-is="later-form"]')?.addEventListener('submit', event => {
      event.preventDefault()
      void working(this, () => this.letSign())
    })
    showStep(this, 'start')
    // All that is needed is here before somebody takes the network away.
    void Promise.all([import('./work/root.ts'), import('./trust.ts'), import('../../../device/shares.ts')])
    addEventListener('beforeunload', event => this.ceremony && event.preventDefault())
  }

  private async make(): Promise<void> {
    const { holdCeremony } = await import('./work/root.ts')
    this.ceremony = await holdCeremony(this.organisation, this.chosen(), today())
    find(this, 'sheets').replaceChildren(...this.ceremony.sheets.map(sheet => this.sheet(sheet)))
    // Paper is for the sheets alone.
    for (const other of document.querySelectorAll('main > :not(across-organisation-root), .banner'))
      other.classList.add('screen-only')
    showStep(this, 'sheets')
  }

  private async finish(): Promise<void> {
    if (!this.ceremony) return
    const { root, given, sheets } = this.ceremony
    await tell(`${this.base}/organisations/${this.organisation}/root`, given)
    const { compareRoot } = await import('./trust.ts')
    await compareRoot(this.base, root.public, sheets[0]?.fingerprint.words ?? '')
    this.forget('done')
  }

  private async letSign(): Promise<void> {
    const { restoreRoot } = await import('../../../device/shares.ts')
    const { delegate } = await import('./work/root.ts')
    const fields = ['share-1', 'share-2'].map(name => find<HTMLTextAreaElement>(this, name))
    const words = find<HTMLInputElement>(this, 'sheet-words')
    const root = await restoreRoot(
      this.organisation,
      fields.map(field => field.value),
      words.value,
    )
    await tell(`${this.base}/organisations/${this.organisation}/delegations`, {
      delegations: delegate(root, this.chosen(), today()),
    })
    for (const field of [...fields, words]) field.value = ''
    showStep(this, 'done')
  }

  /** The people ticked on the page. */
  private chosen(): Delegate[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[data-person]:checked')].map(({ dataset }) => ({
      id: crypto.randomUUID(),
      person: dataset.person ?? '',
      team: dataset.team || null,
      signing: dataset.signing ?? '',
    }))
  }

  private sheet(sheet: RecoverySheet): DocumentFragment {
    const template = find<HTMLTemplateElement>(this, 'sheet')
    const copy = document.importNode(template.content, true)
    fill(copy, 'number', new Intl.NumberFormat(document.documentElement.lang).format(sheet.number))
    fill(copy, 'share', sheet.share.join('\n'))
    fill(copy, 'fingerprint', sheet.fingerprint.words)
    fill(copy, 'recipient', sheet.recipient)
    fill(copy, 'commands', sheet.commands.map(command => command.line).join('\n'))
    find(copy, 'qr').append(qrOf(sheet.share.join('\n')))
    return copy
  }

  private forget(step: string): void {
    this.ceremony = undefined
    find(this, 'sheets').replaceChildren()
    showStep(this, step)
  }

  private get base(): string {
    return this.dataset.base ?? ''
  }

  private get organisation(): string {
    return this.dataset.organisation ?? ''
  }
}

/** Drawn here, because a share must never come from a server. */
function qrOf(text: string): SVGElement {
  const { size, path } = qrShape(text)
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    return element
  }
  const svg = make('svg', {
    class: 'qr',
    viewBox: `0 0 ${size} ${size}`,
    'shape-rendering': 'crispEdges',
    'aria-hidden': 'true',
  })
  svg.append(
    make('rect', { width: String(size), height: String(size), class: 'qr-ground' }),
    make('path', { d: path }),
  )
  // The factory says Element; what it made in that namespace is an SVG element.
  return svg as SVGElement
}

customElements.define('across-organisation-root', OrganisationRootElement)
