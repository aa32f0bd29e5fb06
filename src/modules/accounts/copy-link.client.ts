// Copies a link, or another text, with one tap. Without the script, or where the browser forbids it, it can be marked and
// copied by hand.
class CopyLinkElement extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    const copied = this.querySelector<HTMLElement>('[role=status]')
    const button = this.querySelector('button')
    if (button) button.hidden = false
    button?.addEventListener('click', async () => {
      input?.select()
      try {
        await navigator.clipboard.writeText(input?.value ?? '')
        if (copied) copied.hidden = false
      } catch {
        // Not allowed here, e.g. without TLS: the link stays marked, ready to be copied by hand.
      }
    })
  }
}

customElements.define('across-copy-link', CopyLinkElement)
