// What holds only when two sides have both put their name to it: each side with who signed and when, or what is missing,
// and what the reader may do about it.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Mark } from './icons/mark.tsx'
import { Moment } from './text.tsx'

export type SideOfTwo = {
  /** Whose word it is. */
  label: string
  signed?: { by: string; of: string; at: Date }
  /** What stands there while nobody has signed. */
  missing: string
  /** A button, for whoever may. */
  action?: Child
}

export function TwoSides({
  words,
  label,
  sides,
}: {
  words: Words
  label: string
  sides: [SideOfTwo, SideOfTwo]
}) {
  return (
    <ul class="two-sides" aria-label={label}>
      {sides.map(side => (
        <li class={side.signed ? 'signed' : 'open'}>
          <Mark name={side.signed ? 'check' : 'ring'} />
          <div>
            <strong>{side.label}</strong>
            {side.signed ? (
              <p>
                {side.signed.by}
                <span class="meta">
                  {side.signed.of} · <Moment words={words} at={side.signed.at} />
                </span>
              </p>
            ) : (
              <p class="meta">{side.missing}</p>
            )}
            {side.action}
          </div>
        </li>
      ))}
    </ul>
  )
}
