// Memory that was needed once is given back when nobody needs it: what starting took, and what a busy hour took. The
// engine would keep it, on a laptop that has other things to do.

type Fetch<Given extends unknown[]> = (...given: Given) => Response | Promise<Response>

const soon = 1_000
const quiet = 20_000

/** Tidies a second after the start, and whenever nobody has asked for anything for twenty seconds. */
export function tidyWhenQuiet<Given extends unknown[]>(
  fetch: Fetch<Given>,
  giveBack: () => void = compact,
): Fetch<Given> {
  setTimeout(giveBack, soon).unref()
  const next = setTimeout(giveBack, quiet).unref()
  return (...given) => {
    next.refresh()
    return fetch(...given)
  }
}

/** Some hundredths of a second. There only with `--expose-gc`, which is among our own flags. */
function compact(): void {
  void globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
}
