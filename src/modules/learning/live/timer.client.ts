// What is left of a step, in the page's own digits. At the end it sounds where somebody asked for sound, and counts on:
// it guides, and blocks nobody.

const second = 1000

class TimerElement extends HTMLElement {
  #beat: ReturnType<typeof setInterval> | undefined
  #sounded = false

  connectedCallback(): void {
    const digits = new Intl.NumberFormat(numerals(document.documentElement.lang), {
      minimumIntegerDigits: 2,
      useGrouping: false,
    })
    const show = () => {
      const left = Date.parse(this.dataset.ends ?? '') - Date.now() - this.#ahead()
      const seconds = Math.ceil(Math.abs(left) / second)
      const clock = `${digits.format(Math.floor(seconds / 60))}:${digits.format(seconds % 60)}`
      const over = left < 0
      this.toggleAttribute('data-late', over)
      // The sentence is the language's own; the sign stands where the clock belongs.
      this.textContent = ((over ? this.dataset.over : this.dataset.left) ?? '§').replace('§', clock)
      if (over && !this.#sounded && left > -3 * second) {
        this.#sounded = true
        this.dispatchEvent(new CustomEvent('across-time', { bubbles: true }))
      }
    }
    show()
    this.#beat = setInterval(show, second)
  }

  disconnectedCallback(): void {
    clearInterval(this.#beat)
  }

  #ahead(): number {
    return Number(this.closest<HTMLElement>('across-live')?.dataset.ahead ?? 0)
  }
}

/** The digits that the language's own pages use. */
function numerals(language: string): string {
  return language === 'ar' ? 'ar-u-nu-arab' : language === 'bn' ? 'bn-u-nu-beng' : language
}

/** Two soft tones, made here: no file is loaded. */
function sound(context: AudioContext): void {
  for (const [at, pitch] of [
    [0, 660],
    [0.35, 880],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, context.currentTime + at)
    volume.gain.linearRampToValueAtTime(0.25, context.currentTime + at + 0.03)
    volume.gain.linearRampToValueAtTime(0, context.currentTime + at + 0.3)
    tone.connect(volume).connect(context.destination)
    tone.start(context.currentTime + at)
    tone.stop(context.currentTime + at + 0.32)
  }
}

function prepareSound(): void {
  const place = document.querySelector<HTMLElement>('[data-sound]')
  const button = place?.querySelector('button')
  if (!place || !button) return
  place.hidden = false
  let context: AudioContext | undefined
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(on))
    context ??= new AudioContext()
    if (on) sound(context)
  })
  document.addEventListener('across-time', () => {
    if (context && button.getAttribute('aria-pressed') === 'true') sound(context)
  })
}

customElements.define('across-timer', TimerElement)
prepareSound()
