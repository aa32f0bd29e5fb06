// A button acts, a link goes. Both may look the same; `href` decides which it is.
import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons/ui.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = {
  /** One primary a page. */
  kind?: ButtonKind
  /** Given, it is a link. */
  href?: string
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** Posts the form around it to another address. */
  formaction?: string
  /** For a button outside the form it submits. */
  form?: string
  icon?: IconName
  disabled?: boolean
  id?: string
  children?: Child
}

export function Button({ kind = 'primary', href, icon, children, type = 'submit', ...rest }: ButtonProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  )
  if (href !== undefined)
    return (
      <a class={`button ${kind}`} href={href} id={rest.id}>
        {inside}
      </a>
    )
  return (
    <button class={`button ${kind}`} type={type} {...rest}>
      {inside}
    </button>
  )
}

export function ButtonRow({ children }: { children?: Child }) {
  return <div class="buttons">{children}</div>
}

/** One act that needs no further answer: a form with nothing to see but its button. */
export function PostButton({
  action,
  values = {},
  children,
  ...button
}: {
  action: string
  values?: Record<string, string>
  kind?: ButtonKind
  icon?: IconName
  children?: Child
}) {
  return (
    <form class="post" method="post" action={action}>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button {...button}>{children}</Button>
    </form>
  )
}
