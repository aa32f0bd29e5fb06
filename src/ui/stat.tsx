// A number that opens its list.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'

export function Stats({ children }: { children?: Child }) {
  return <ul class="stats">{children}</ul>
}

export type StatProps = {
  words: Words
  /** A number, or what stands in its place: a percentage, a `HiddenNumber`. */
  value: number | Exclude<Child, number>
  label: string
  href: string
  /** act: these wait for you. */
  tone?: 'act' | 'emergency' | 'quiet'
  note?: Child
}

export function Stat({ words, value, label, href, tone, note }: StatProps) {
  return (
    <li class={tone ? `stat ${tone}` : 'stat'}>
      <a href={href}>
        <strong>{typeof value === 'number' ? words.number(value) : value}</strong>
        <span>{label}</span>
        {note && <small>{note}</small>}
      </a>
    </li>
  )
}
