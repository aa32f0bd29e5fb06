// The sign of the house: two strands that cross, each once above the other, as in weaving.
// One alone holds nothing; the drawing says what the framework says.
import { html } from 'hono/html'

const drawn = html`<svg class="wordmark" viewBox="0 0 32 32" aria-hidden="true"><path class="strand-a" d="M3 9h2c11 0 11 14 22 14h2"/><path class="strand-b" d="M3 23h2C16 23 16 9 27 9h2"/></svg>`

export function Wordmark() {
  return drawn
}
