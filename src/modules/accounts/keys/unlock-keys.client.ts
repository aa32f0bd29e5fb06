// Asks for the six words, or the passkey, when something on this page needs the person's keys. What opens them is
// loaded only then.
import type { OwnKeys } from './model.ts'
import { mayHavePasskeys, passkeySecret } from './passkey-secret.ts'
import { areKeysOpen, decline, keep, LOCKED, lock, OPENED, WANTED } from './ring.ts'
import { complain, find, silence, working } from './show.ts'
import { ask, fromBase64 } from './wire.ts'

class UnlockElement extends HTMLElement {
  private own: Promise<OwnKeys> | undefined

  connectedCallback(): void {
    this.hidden = false
    document.addEventListener(WANTED, event => {
      event.preventDefault()
      this.open()
    })
    for (const sign of [LOCKED, OPENED]) document.addEventListener(sign, () => this.showState())
    const dialog = find<HTMLDialogElement>(this, 'question')
    dialog.addEventListener('close', () => areKeysOpen() || decline())
    find(this, 'later').addEventListener('click', () => dialog.close())
    find(this, 'lock').addEventListener('click', lock)
    find(this, 'with-passkey').addEventListener('click', () => void working(dialog, () => this.withPasskey()))
    this.querySelector('form')?.addEventListener('submit', event => {
      event.preventDefault()
      void working(dialog, () => this.withWords())
    })
  }

  private open(): void {
    const dialog = find<HTMLDialogElement>(this, 'question')
    if (!dialog.open) dialog.showModal()
    silence(dialog)
    this.own = ask<OwnKeys>(`${this.dataset.base}/account/keys/sealed`)
    this.own.then(
      own => {
        find(dialog, 'none').hidden = own.key !== null
        find(dialog, 'asked').hidden = own.key === null
        find(dialog, 'with-passkey').hidden = own.passkeys.length === 0 || !mayHavePasskeys()
        find(dialog, 'words').focus()
      },
      error => complain(dialog, error),
    )
  }

  private async withWords(): Promise<void> {
    const field = find<HTMLInputElement>(this, 'words')
    const { words } = (await this.own) ?? {}
    if (!words) return
    const { openWithWords } = await import('./words-work.ts')
    keep(await openWithWords(this.dataset.worker ?? '', fromBase64(words), field.value))
    this.done()
  }

  private async withPasskey(): Promise<void> {
    const passkeys = (await this.own)?.passkeys ?? []
    const { credential, secret } = await passkeySecret(passkeys.map(passkey => passkey.credential))
    const sealed = passkeys.find(passkey => passkey.credential === credential)?.sealed ?? ''
    const { unwrapWithPasskey } = await import('../../../device/person-keys.ts')
    keep(await unwrapWithPasskey(fromBase64(sealed), secret))
    this.done()
  }

  private done(): void {
    find<HTMLInputElement>(this, 'words').value = ''
    find<HTMLDialogElement>(this, 'question').close()
  }

  private showState(): void {
    find(this, 'state').hidden = !areKeysOpen()
  }
}

customElements.define('across-unlock', UnlockElement)
