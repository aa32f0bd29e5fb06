// Makes a person's keys: six words shown once and typed back, the keys sealed to them by a worker, only sealed bytes
// sent. Later: the words to compare with a colleague, and a passkey as a second way in.
import type { OwnKeys } from './model.ts'
import { mayHavePasskeys, passkeySecret } from './passkey-secret.ts'
import { keep, unlockedKeys } from './ring.ts'
import { complain, fill, find, showStep, working } from './show.ts'
import { ask, NotTaken, tell, toBase64 } from './wire.ts'

class OwnKeysElement extends HTMLElement {
  private passphrase = ''

  connectedCallback(): void {
    document.querySelector('[data-without-script]')?.remove()
    this.hidden = false
    const on = (name: string, act: () => Promise<void>) =>
      find(this, name).addEventListener('click', () => void working(this, act))
    on('begin', () => this.begin())
    on('again', () => this.begin())
    on('written', async () => showStep(this, 'back'))
    on('show-once-more', async () => showStep(this, 'words'))
    on('compare', () => this.compare())
    on('add-passkey', () => this.addPasskey())
    find(this, 'back-form').addEventListener('submit', event => {
      event.preventDefault()
      void working(this, () => this.make())
    })
    find(this, 'add-passkey').hidden = !mayHavePasskeys()
    showStep(this, this.dataset.has === 'yes' ? 'have' : 'start')
    addEventListener('beforeunload', event => this.passphrase && event.preventDefault())
  }

  private async begin(): Promise<void> {
    const { newPassphrase } = await import('../../../device/words.ts')
    this.passphrase = newPassphrase()
    const list = find(this, 'passphrase')
    list.replaceChildren(
      ...this.passphrase
        .split(' ')
        .map(word => Object.assign(document.createElement('li'), { textContent: word })),
    )
    showStep(this, 'words')
  }

  private async make(): Promise<void> {
    const field = find<HTMLInputElement>(this, 'typed-back')
    const { isPassphrase, normalWords } = await import('../../../device/words.ts')
    if (!isPassphrase(field.value)) throw new NotTaken('passphrase-mistyped')
    if (normalWords(field.value) !== this.passphrase) throw new NotTaken('words-differ')
    const { newPersonKeys } = await import('../../../device/person-keys.ts')
    const { sealWithWords } = await import('./words-work.ts')
    const keys = await newPersonKeys()
    const sealed = toBase64(await sealWithWords(this.dataset.worker ?? '', keys, this.passphrase))
    const { recipient, signing } = keys.public
    await tell(`${this.dataset.base}/account/keys`, { id: crypto.randomUUID(), recipient, signing, sealed })
    field.value = ''
    this.passphrase = ''
    find(this, 'passphrase').replaceChildren()
    keep(keys)
    await this.compare()
  }

  /** The words come from the keys in this browser's memory, not from a server that could name others. */
  private async compare(): Promise<void> {
    const keys = await unlockedKeys()
    const { personFingerprint } = await import('../../../device/person-keys.ts')
    fill(this, 'compare-words', (await personFingerprint(keys.public)).words)
    showStep(this, 'compare')
  }

  private async addPasskey(): Promise<void> {
    const keys = await unlockedKeys()
    const { wrapWithPasskey } = await import('../../../device/person-keys.ts')
    const own = await ask<OwnKeys>(`${this.dataset.base}/account/keys/sealed`)
    const { credential, secret } = await passkeySecret([])
    const sealed = toBase64(await wrapWithPasskey(keys, secret))
    if (!own.key) return complain(this, new NotTaken('not-found'))
    await tell(`${this.dataset.base}/account/keys/passkeys`, { key: own.key.id, credential, sealed })
    find(this, 'passkey-added').hidden = false
  }
}

customElements.define('across-own-keys', OwnKeysElement)
