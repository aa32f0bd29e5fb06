// Shows the print button where it can do something.

class PrintButtonElement extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => window.print())
  }
}

customElements.define('across-print', PrintButtonElement)
