// A heading is as deep as what it stands in: a card below the page's head is an `h2`, the same card in a section an
// `h3`, so that whoever listens to a page never misses a level.
import { type Child, createContext, useContext } from 'hono/jsx'

const Depth = createContext<2 | 3>(2)

/** What stands in a section of its own. */
export function Deeper({ children }: { children?: Child }) {
  return <Depth.Provider value={3}>{children}</Depth.Provider>
}

export function PartHeading({ children }: { children?: Child }) {
  return useContext(Depth) === 2 ? <h2 class="part">{children}</h2> : <h3>{children}</h3>
}
