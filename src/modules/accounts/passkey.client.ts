// The browser's part of passkeys: asks the server for a challenge, the device for its answer, and hands it in.
// Where a browser has no passkeys the element stays hidden, and passwords are there for everybody.
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

class PasskeyElement extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    this.hidden = false
    this.parentElement?.querySelector<HTMLElement>('[data-without-passkeys]')?.setAttribute('hidden', '')
    this.querySelector('button')?.addEventListener('click', () => void this.act())
  }

  private async act(): Promise<void> {
    const button = this.querySelector('button')
    const failed = this.querySelector<HTMLElement>('[role=alert]')
    if (!button || !failed) return
    button.disabled = true
    failed.hidden = true
    try {
      const to = await this.ask()
      if (!to.startsWith('/')) throw new Error('leads elsewhere')
      location.assign(to)
    } catch {
      // Turned away by the person, by the device or by the server: the sentence on the page fits all three.
      failed.hidden = false
      button.disabled = false
    }
  }

  /** @returns where to go next */
  private async ask(): Promise<string> {
    const { base = '', act, then } = this.dataset
    if (act === 'make') {
      const { id, options } = await post<Asked<PublicKeyCredentialCreationOptionsJSON>>(
        `${base}/challenge`,
        {},
      )
      const made = await startRegistration({ optionsJSON: options })
      const label = this.querySelector('input')?.value ?? ''
      return (await post<Done>(base, { id, label, made })).to
    }
    const { id, options } = await post<Asked<PublicKeyCredentialRequestOptionsJSON>>(`${base}/challenge`, {})
    const used = await startAuthentication({ optionsJSON: options })
    return (await post<Done>(base, { id, used, next: then })).to
  }
}

type Asked<Options> = { id: string; options: Options }
type Done = { to: string }

async function post<Answer>(path: string, value: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(value),
  })
  if (!response.ok) throw new Error('refused')
  // Our own server's answer is not checked here: whoever could change it could change this script too.
  return (await response.json()) as Answer
}

customElements.define('across-passkey', PasskeyElement)
