// Holds an organisation's root against the six words on its printed sheet and keeps the outcome on this device. Where
// the root is another than this device knew, it says so before anything else.
import { complain, fill, find, showStep, silence, working } from './show.ts'

class CompareRootElement extends HTMLElement {
  connectedCallback(): void {
    document.querySelector('[data-without-script]')?.remove()
    this.hidden = false
    void this.show()
    this.querySelector('form')?.addEventListener('submit', event => {
      event.preventDefault()
      void working(this, () => this.compare())
    })
  }

  private async show(): Promise<void> {
    const { pinnedRoot } = await import('./trust.ts')
    try {
      showStep(this, pinnedRoot(this.base, this.root).compared ? 'compared' : 'not-compared')
    } catch (error) {
      showStep(this, 'not-compared')
      complain(this, error)
    }
  }

  private async compare(): Promise<void> {
    const { compareRoot } = await import('./trust.ts')
    await compareRoot(this.base, this.root, find<HTMLInputElement>(this, 'printed-words').value)
    silence(this)
    fill(this, 'printed-words', '')
    showStep(this, 'compared')
    this.dispatchEvent(new CustomEvent('across-root-compared', { bubbles: true }))
  }

  private get base(): string {
    return this.dataset.base ?? ''
  }

  private get root() {
    return {
      v: 1 as const,
      organisation: this.dataset.organisation ?? '',
      signing: this.dataset.signing ?? '',
      recovery: this.dataset.recovery ?? '',
    }
  }
}

customElements.define('across-compare-root', CompareRootElement)
