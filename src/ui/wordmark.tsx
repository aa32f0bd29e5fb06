// The sign of the house: two strands that cross, each once above the other, as in weaving.
// One alone holds nothing; the drawing says what the framework says.

export function Wordmark() {
  return (
    <svg class="wordmark" viewBox="0 0 32 32" aria-hidden="true">
      <path class="strand-a" d="M3 9c9 0 8 14 17 14h9" />
      <path class="strand-b" d="M3 23c9 0 8-14 17-14h9" />
    </svg>
  )
}
