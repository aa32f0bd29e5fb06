// Puts opened or still unsealed details into the parts that the server drew. Texts only: nothing that was typed by
// somebody else is ever read as markup.

/** A copy of the page's parts with the details in them; what is empty is left away. */
export function shownDetails(host: ParentNode, details: unknown): DocumentFragment {
  const template = host.querySelector<HTMLTemplateElement>('template[data-is="details"]')
  if (!template) throw new Error('the page has no details')
  const shown = template.content.cloneNode(true) as DocumentFragment // what a fragment clones to
  for (const part of shown.querySelectorAll<HTMLElement>('[data-part]')) {
    const text = textOf(at(details, part.dataset.part ?? ''), part.dataset.values)
    const place = part.querySelector('dd')
    if (text && place) place.textContent = text
    else part.remove()
  }
  for (const group of shown.querySelectorAll('[data-group]'))
    if (!group.querySelector('[data-part]')) group.remove()
  return shown
}

function at(details: unknown, path: string): unknown {
  let found: unknown = details
  for (const name of path.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined
  return found
}

function textOf(value: unknown, values: string | undefined): string {
  if (values !== undefined) {
    // The server wrote the names of the codes into the page.
    const names = JSON.parse(values) as Record<string, string>
    const codes = Array.isArray(value) ? value : [value]
    const found = codes.flatMap(code => names[String(code)] ?? [])
    return new Intl.ListFormat(document.documentElement.lang).format(found)
  }
  if (typeof value !== 'string') return ''
  return /^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value) : value
}

export function dayText(day: string): string {
  const format = new Intl.DateTimeFormat(localeOfPage(), { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

// The digits of each language are named, because browsers differ in what they take for granted.
function localeOfPage(): string {
  const { lang } = document.documentElement
  return { en: 'en-GB', ar: 'ar-u-nu-arab', bn: 'bn-u-nu-beng' }[lang] ?? lang
}
