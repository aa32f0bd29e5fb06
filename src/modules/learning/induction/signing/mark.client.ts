// A field to draw one's mark on, with a finger, a pen or a mouse. What is drawn goes into the form as the lines of a path.
// Without this script the field is not there, and the name is typed.
import { markSize, strokeOf } from './mark.ts'

/** Nearer points than this, in units of the field, say nothing more. */
const apart = 5

class MarkElement extends HTMLElement {
  #done = ''
  #points: { x: number; y: number }[] = []

  connectedCallback(): void {
    const pad = this.querySelector('svg')
    const clear = this.querySelector('button')
    if (!pad || !clear) return
    this.hidden = false
    pad.addEventListener('pointerdown', event => {
      if (!event.isPrimary || event.button !== 0) return
      event.preventDefault()
      pad.setPointerCapture(event.pointerId)
      this.#points = []
      this.#add(pad, event)
    })
    pad.addEventListener('pointermove', event => {
      if (this.#points.length > 0 && event.isPrimary) this.#add(pad, event)
    })
    for (const ends of ['pointerup', 'pointercancel'])
      pad.addEventListener(ends, () => {
        this.#done += strokeOf(this.#points)
        this.#points = []
        this.#show()
      })
    clear.addEventListener('click', () => {
      this.#done = ''
      this.#points = []
      this.#show()
    })
  }

  #add(pad: SVGSVGElement, event: PointerEvent): void {
    const box = pad.getBoundingClientRect()
    const x = along(event.clientX - box.left, box.width, markSize.width)
    const y = along(event.clientY - box.top, box.height, markSize.height)
    const last = this.#points.at(-1)
    if (last && Math.hypot(x - last.x, y - last.y) < apart) return
    this.#points.push({ x, y })
    // A field that is full takes no more: what is there stays.
    if (this.#done.length + strokeOf(this.#points).length > markSize.characters) this.#points.pop()
    this.#show()
  }

  #show(): void {
    const lines = this.#done + strokeOf(this.#points)
    this.querySelector('path')?.setAttribute('d', lines)
    const input = this.querySelector<HTMLInputElement>('input[type=hidden]')
    if (input) input.value = lines
  }
}

function along(at: number, length: number, most: number): number {
  return Math.round(Math.min(Math.max(at / length, 0), 1) * most)
}

customElements.define('across-mark', MarkElement)
