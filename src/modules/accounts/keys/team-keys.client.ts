// A team's keys in the browser of a member: the first key, letting a colleague in, the next key after somebody left,
// saying the key again, confirming a phone. Each act opens the person's own keys, does its work, sends what is sealed
// or signed, and draws the page anew.

import type { PersonKeys } from '../../../device/person-keys.ts'
import type { SignedDelegation, StatementSigner } from '../../../device/statement.ts'
import { unlockedKeys } from './ring.ts'
import { find, today, working } from './show.ts'
import { NotTaken, tell } from './wire.ts'

/** What the page knows; the server wrote it into the element. Nothing of it is believed without a signature or words. */
type Facts = {
  base: string
  team: string
  organisation: string
  root: { v: 1; organisation: string; signing: string; recovery: string }
  delegation: SignedDelegation | null
  /** Recipients that the next key leaves out: of those who left, and keys that were replaced. */
  gone: string[]
}

class TeamKeysElement extends HTMLElement {
  connectedCallback(): void {
    document.querySelector('[data-without-script]')?.remove()
    this.hidden = false
    for (const button of this.querySelectorAll<HTMLElement>('button[data-act]'))
      button.addEventListener('click', () => void working(this, () => this.act(button)))
    for (const form of this.querySelectorAll('form'))
      form.addEventListener('submit', event => {
        event.preventDefault()
        void working(this, () => this.submit(form))
      })
  }

  private async act(button: HTMLElement): Promise<void> {
    const { firstEpoch, nextEpoch, statedAgain } = await import('./work/team.ts')
    const { keys, root, signer } = await this.ready()
    const { base, team, gone } = this.facts
    const place = `${base}/teams/${team}`
    if (button.dataset.act === 'found')
      await tell(`${place}/epochs`, await firstEpoch(root, team, keys, signer, today()))
    else {
      const { teamKeysOf } = await import('./trust.ts')
      const held = await teamKeysOf(base, team, keys)
      const [newest] = held
      if (!newest) throw new NotTaken('not-a-member')
      if (button.dataset.act === 'state')
        await tell(`${place}/statement`, { statement: statedAgain(newest, signer, today()) })
      else await tell(`${place}/epochs`, await nextEpoch(held, gone, root, signer, today()))
    }
    location.reload()
  }

  private async submit(form: HTMLFormElement): Promise<void> {
    const { act, recipient = '', signing = '', former = '', key = '' } = form.dataset
    const wordsReadOut = find<HTMLInputElement>(form, 'read-out').value
    const { base, team, organisation, delegation } = this.facts
    const place = `${base}/teams/${team}`
    const work = await import('./work/team.ts')
    const trust = await import('./trust.ts')
    if (act === 'sender') {
      const { normalWords } = await import('../../../device/words.ts')
      if (normalWords(wordsReadOut) !== (await trust.senderWords(key)))
        throw new NotTaken('fingerprint-mismatch')
      const { signer } = await this.ready()
      await tell(`${place}/senders/statements`, {
        senders: [work.statedSender({ organisation, team }, key, signer, today())],
      })
    } else {
      const keys = await unlockedKeys()
      const held = await trust.teamKeysOf(base, team, keys)
      const signer = delegation ? work.signerOf(keys, delegation) : undefined
      const newcomer = { person: { recipient, signing }, wordsReadOut }
      await tell(`${place}/envelopes`, await work.letIn(held, newcomer, former.split(' '), signer, today()))
    }
    location.reload()
  }

  /** Open keys, the compared root, and the right to sign; each missing one has its own sentence. */
  private async ready(): Promise<{
    keys: PersonKeys
    root: ReturnType<typeof import('./trust.ts').pinnedRoot>
    signer: StatementSigner
  }> {
    const { base, root: served, delegation } = this.facts
    const { pinnedRoot } = await import('./trust.ts')
    const root = pinnedRoot(base, served)
    if (!root.compared) throw new NotTaken('root-not-compared')
    if (!delegation) throw new NotTaken('no-delegation')
    const keys = await unlockedKeys()
    return { keys, root, signer: { seed: keys.signingSeed, by: delegation } }
  }

  private get facts(): Facts {
    // Written by our own page; what matters in it is signed or compared before it is used.
    return JSON.parse(this.dataset.facts ?? '{}') as Facts
  }
}

customElements.define('across-team-keys', TeamKeysElement)
