// Keeps each tap of a rating at once, so that whoever is called away has lost nothing. Without this file the buttons of the
// form keep everything.

class SaveAsYouGoElement extends HTMLElement {
  private texts: Record<string, string> = {}
  private queue: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    this.texts = JSON.parse(this.dataset.texts ?? '{}') as Record<string, string>
    for (const byHand of this.querySelectorAll<HTMLElement>('[data-by-hand]')) byHand.hidden = true
    this.addEventListener('change', event => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'radio')
        this.keep(event.target.name.replace('level:', ''), event.target.value)
    })
  }

  /** One after the other: the second tap on a question knows what the first has kept. */
  private keep(competency: string, level: string): void {
    this.queue = this.queue.then(async () => {
      const form = this.querySelector('form')
      const was = this.fieldOf(`was:${competency}`)
      const id = this.fieldOf(`id:${competency}`)
      if (!form || !was || !id || was.value === level) return
      const body = new URLSearchParams({
        [`level:${competency}`]: level,
        [`was:${competency}`]: was.value,
        [`id:${competency}`]: id.value,
        quietly: 'yes',
      })
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(
        () => undefined,
      )
      if (answer?.status !== 204) return this.say('failed')
      was.value = level
      id.value = crypto.randomUUID()
      this.say('saved')
      this.count()
    })
  }

  private count(): void {
    const bar = document.querySelector<HTMLProgressElement>('.progress progress')
    if (!bar) return
    bar.value = [...this.querySelectorAll<HTMLInputElement>('input[name^="was:"]')].filter(
      ({ value }) => value !== '',
    ).length
  }

  private fieldOf(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  }

  private say(what: 'saved' | 'failed'): void {
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = this.texts[what] ?? ''
  }
}

customElements.define('across-save-as-you-go', SaveAsYouGoElement)
