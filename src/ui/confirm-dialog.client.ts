// Lifts the content of a `ConfirmDialog` out of its `details` into a native `dialog`, which holds the focus, closes
// with Escape and gives the focus back. Without this file the same content opens in place.

class ConfirmDialogElement extends HTMLElement {
  connectedCallback(): void {
    const summary = this.querySelector('summary')
    const panel = this.querySelector<HTMLElement>('.confirm-panel')
    if (!summary || !panel || this.querySelector('dialog')) return
    const dialog = this.dialogOf(panel)
    summary.setAttribute('aria-haspopup', 'dialog')
    summary.addEventListener('click', event => {
      event.preventDefault()
      dialog.showModal()
    })
    dialog.addEventListener('click', event => {
      // The dialog itself is only hit beside its content: on the ground behind it.
      if (event.target === dialog && !inside(dialog, event)) dialog.close()
    })
  }

  private dialogOf(panel: HTMLElement): HTMLDialogElement {
    const dialog = document.createElement('dialog')
    dialog.className = panel.className
    dialog.append(...panel.childNodes, this.closeButton(dialog))
    const title = dialog.querySelector('h2')
    if (title) dialog.setAttribute('aria-label', title.textContent ?? '')
    panel.remove()
    this.append(dialog)
    return dialog
  }

  private closeButton(dialog: HTMLDialogElement): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    // What undoes nothing gets the focus, so that a hasty Enter does no harm.
    button.autofocus = true
    button.className = 'button quiet'
    button.textContent = this.dataset.close ?? ''
    button.addEventListener('click', () => dialog.close())
    return button
  }
}

function inside(dialog: HTMLElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect()
  return (
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom
  )
}

customElements.define('across-confirm', ConfirmDialogElement)
