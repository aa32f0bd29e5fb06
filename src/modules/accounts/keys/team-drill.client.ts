// The drill and the recovery, in a browser: two printed shares give the recovery key, which opens the team's envelopes.
// The shares leave the page's memory with the page.
import type { Root } from '../../../device/root.ts'
import type { TeamKey } from '../../../device/team-keys.ts'
import type { TeamEnvelope } from './model.ts'
import { find, showStep, today, working } from './show.ts'
import { NotTaken, tell } from './wire.ts'

class TeamDrillElement extends HTMLElement {
  connectedCallback(): void {
    document.querySelector('[data-without-script]')?.remove()
    this.hidden = false
    showStep(this, 'shares')
    // The recovery identity is best made without a network, so what makes it is fetched before.
    void Promise.all([import('../../../device/recovery-kit.ts'), import('../../../device/shares.ts')])
    find(this, 'drill').addEventListener('click', () => void working(this, () => this.drill()))
    find(this, 'identity').addEventListener('click', () => void working(this, () => this.identityFile()))
    find(this, 'recover').addEventListener('click', () => void working(this, () => this.recover()))
  }

  private async drill(): Promise<void> {
    const { keys } = await this.opened()
    const words = keys[0]?.drill ?? ''
    await tell(`${this.place}/drill/answers`, { id: crypto.randomUUID(), way: 'browser', words })
    this.clear()
    showStep(this, 'done')
  }

  /** `recovery.txt` for the stock age program; kept by nobody but whoever saves it. */
  private async identityFile(): Promise<void> {
    const { recoveryIdentityFile, recoveryFiles } = await import('../../../device/recovery-kit.ts')
    const text = recoveryIdentityFile(await this.root())
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    Object.assign(document.createElement('a'), { href: address, download: recoveryFiles.identity }).click()
    URL.revokeObjectURL(address)
  }

  /** Everybody is lost: members who made new keys and read their words out get the team's keys back. */
  private async recover(): Promise<void> {
    const { root, keys } = await this.opened()
    const { recoveredEpoch } = await import('./work/team.ts')
    const newcomers = [...this.querySelectorAll<HTMLInputElement>('input[data-recipient]')]
      .filter(input => input.value.trim() !== '')
      .map(({ value, dataset }) => ({
        person: { recipient: dataset.recipient ?? '', signing: dataset.signing ?? '' },
        wordsReadOut: value,
      }))
    const signer = { seed: root.signingSeed, by: null }
    await tell(`${this.place}/epochs`, await recoveredEpoch(keys, newcomers, signer, today()))
    this.clear()
    showStep(this, 'recovered')
  }

  private async opened(): Promise<{ root: Root; keys: TeamKey[] }> {
    const root = await this.root()
    const { openEnvelopes } = await import('./trust.ts')
    const given = await tell<{ envelopes: TeamEnvelope[] }>(`${this.place}/keys/recovery`, {})
    const pinned = { ...root.public, compared: true }
    const keys = await openEnvelopes(pinned, this.dataset.team ?? '', given.envelopes, root.recoveryIdentity)
    if (keys.length === 0) throw new NotTaken('not-now')
    return { root, keys }
  }

  private async root(): Promise<Root> {
    const { restoreRoot } = await import('../../../device/shares.ts')
    const shares = ['share-1', 'share-2'].map(name => find<HTMLTextAreaElement>(this, name).value)
    return await restoreRoot(
      this.dataset.organisation ?? '',
      shares,
      find<HTMLInputElement>(this, 'sheet-words').value,
    )
  }

  private clear(): void {
    for (const field of this.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
      field.value = ''
  }

  private get place(): string {
    return `${this.dataset.base}/teams/${this.dataset.team}`
  }
}

customElements.define('across-team-drill', TeamDrillElement)
