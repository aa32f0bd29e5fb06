// Elements without markup in strings, which Trusted Types forbid.

type Attributes = Record<string, string | undefined>

/** Texts become text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export function button(label: string, kind: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: `button ${kind}` }, label)
  made.addEventListener('click', act)
  return made
}

/** Hands the person a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  make('a', { href: address, download: name }).click()
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
