// A page that is brought up to date without being loaded again: it is asked for once more, and its named parts,
// `[data-part]`, are put in place of the old ones. What somebody is writing stays.
import { scriptAddress } from './script-address.ts'

/**
 * The page as it is now.
 * @param answered with the new page, or the status of an answer that is none
 */
export function askAgain(answered: (page: Document | undefined, status: number) => void): void {
  // Unlike fetch, this gives a document, which a browser with Trusted Types takes for what it is.
  const request = new XMLHttpRequest()
  request.open('GET', location.pathname + location.search)
  request.responseType = 'document'
  request.timeout = 15_000
  request.addEventListener('load', () => answered(request.responseXML ?? undefined, request.status))
  request.addEventListener('error', () => answered(undefined, 0))
  request.addEventListener('timeout', () => answered(undefined, 0))
  request.send()
}

export function partsOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-part]')]
}

/** What a block needs comes with it: the writing of worksheets is loaded when there is one. */
export function bringScripts(from: Document): void {
  const here = new Set([...document.scripts].map(({ src }) => src))
  for (const { src, integrity } of from.scripts) {
    if (here.has(src) || !src.startsWith(location.origin)) continue
    const script = document.createElement('script')
    script.type = 'module'
    script.integrity = integrity
    script.src = scriptAddress(new URL(src).pathname)
    document.head.append(script)
  }
}

export function nameOf(part: HTMLElement): string {
  return part.dataset.part ?? ''
}

export function isWithin(part: HTMLElement, parts: HTMLElement[]): boolean {
  return parts.some(other => other !== part && other.contains(part))
}

/** Puts the new part in place of the old; what was typed, opened and looked at stays. */
export function exchange(old: HTMLElement, next: HTMLElement): void {
  const typed = new Map<string, string>()
  for (const field of fieldsOf(old)) if (isTyped(field)) typed.set(keyOf(field), field.value)
  const open = [...old.querySelectorAll('details')].map(details => details.open)
  const focused = document.activeElement
  const focus = focused instanceof HTMLElement && old.contains(focused) ? pathOf(focused) : undefined
  const selection = isText(focused) ? ([focused.selectionStart, focused.selectionEnd] as const) : undefined
  old.replaceWith(next)
  for (const field of fieldsOf(next)) {
    const value = typed.get(keyOf(field))
    if (value !== undefined) field.value = value
  }
  for (const [index, details] of [...next.querySelectorAll('details')].entries())
    if (open[index]) details.open = true
  const again = focus === undefined ? null : find(next, focus)
  again?.focus({ preventScroll: true })
  if (selection && isText(again)) again.setSelectionRange(selection[0], selection[1])
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(part: HTMLElement): Field[] {
  return [
    ...part.querySelectorAll<Field>(
      'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea, select',
    ),
  ]
}

function isTyped(field: Field): boolean {
  if (field instanceof HTMLSelectElement)
    return [...field.options].some(one => one.selected !== one.defaultSelected)
  return field.value !== field.defaultValue
}

function keyOf(field: Field): string {
  return `${field.form?.action ?? ''} ${field.name}`
}

function isText(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && (element.type === 'text' || element.type === 'search'))
  )
}

/** A button or field is found again by what it is called, or by what it says. */
function pathOf(element: HTMLElement): string {
  return element.id
    ? `#${element.id}`
    : `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`
}

function find(part: HTMLElement, path: string): HTMLElement | null {
  if (path.startsWith('#')) return part.querySelector<HTMLElement>(`[id="${CSS.escape(path.slice(1))}"]`)
  return (
    [...part.querySelectorAll<HTMLElement>('a, button, input, summary')].find(one => pathOf(one) === path) ??
    null
  )
}
