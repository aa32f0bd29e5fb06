// Reads on a page what `outbox-texts.ts` wrote for it.

export type DeviceTexts = (name: string, count?: number) => string

export function deviceTexts(element: HTMLElement): DeviceTexts {
  // Written by our own page.
  const texts = JSON.parse(element.dataset.texts ?? '{}') as Record<string, string | Record<string, string>>
  const { lang } = document.documentElement
  return (name, count) => {
    const text = texts[name] ?? ''
    if (typeof text === 'string') return text
    const forms = new Intl.PluralRules(lang)
    const form = text[forms.select(count ?? 0)] ?? text.other ?? ''
    return form.replace('#', numberIn(lang, count ?? 0))
  }
}

/** In the digits of the language. */
function numberIn(lang: string, value: number): string {
  const digits = lang === 'ar' ? '-u-nu-arab' : lang === 'bn' ? '-u-nu-beng' : ''
  return value.toLocaleString(`${lang}${digits}`)
}
