// Something to know before going on.
import type { Child } from 'hono/jsx'
import type { Words } from '../kernel/words.ts'
import { Icon, type IconName } from './icons/ui.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

const icons: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'stop',
}

export type NoticeProps = {
  words: Words
  kind?: NoticeKind
  title?: string
  /** It answers what the person just did, so a screen reader is told at once. */
  live?: boolean
  children?: Child
}

export function Notice({ words, kind = 'info', title, live, children }: NoticeProps) {
  const role = live ? (kind === 'danger' || kind === 'warning' ? 'alert' : 'status') : undefined
  return (
    <div class={`notice ${kind}`} role={role}>
      <Icon name={icons[kind]} />
      <div>
        <span class="hidden">{words.say(`ui.notice.${kind}`)} </span>
        {title && <strong class="notice-title">{title}</strong>}
        {children}
      </div>
    </div>
  )
}
