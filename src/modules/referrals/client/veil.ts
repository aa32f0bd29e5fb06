// What is open on the screen is gone when nobody looks: another app in front, the phone locked, the tab changed. One
// tap brings it back, for whoever is at this page and nobody who looks at the list of open apps.

/** @param parts what to hide @param veil what stands in their place, with its button */
export function veiled(parts: () => readonly HTMLElement[], veil: HTMLElement): () => void {
  let hiddenNow: HTMLElement[] = []
  const cover = () => {
    if (document.visibilityState !== 'hidden' || hiddenNow.length > 0) return
    hiddenNow = parts().filter(part => !part.hidden)
    for (const part of hiddenNow) part.hidden = true
    veil.hidden = hiddenNow.length === 0
  }
  const uncover = () => {
    for (const part of hiddenNow) part.hidden = false
    hiddenNow = []
    veil.hidden = true
  }
  document.addEventListener('visibilitychange', cover)
  veil.querySelector('button')?.addEventListener('click', uncover)
  return () => document.removeEventListener('visibilitychange', cover)
}
