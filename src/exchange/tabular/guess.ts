// Which column is what: by its heading, in any of the interface languages, with or without the name of a language.

import { fold } from '../../kernel/fold.ts'
import { type Language, languageName, languages, type Words } from '../../kernel/words.ts'
import { type Field, fields, isTextField } from './fields.ts'

/** Headings that lists in the field carry, folded. */
const others: [RegExp, Field][] = [
  [/^(service )?id$|^uuid$|^record id$|^code$|^ref(erence)?$/, 'id'],
  [
    /^(organi[sz]ation|agency|agence|agencia|partner|provider|ngo|implementing (partner|agency)|organisme|partenaire|organizacion|socio|المنظمه|الجهه|الشريك|সংস্থা)( name| nom)?$/,
    'organisation',
  ],
  [/^(acronym|abbreviation|sigle|siglas?)$/, 'acronym'],
  [
    /^(service|service name|activity|activity name|name of service|nom|nom du service|activite|servicio|actividad|الخدمه|اسم الخدمه|النشاط|সেবা|নাম)$/,
    'name',
  ],
  [/^(description|details|comments?|remarks?|service description|الوصف|تفاصيل|বিবরণ)$/, 'description'],
  [/^(sector|cluster|category|secteur|القطاع|খাত)$/, 'sector'],
  [/^(needs?|type of service|service type|besoins?|necesidades|الاحتياجات|চাহিদা)$/, 'needs'],
  [/^(age from|min(imum)? age|age min|from age)$/, 'age-from'],
  [/^(age to|max(imum)? age|age max|to age)$/, 'age-to'],
  [/^(ages?|age (group|range))$/, 'age-from'],
  [/^(sex|gender|sexe|genre|sexo|genero|الجنس|লিঙ্গ)$/, 'sex'],
  [/^(eligibility|criteria|conditions|who can come)$/, 'eligibility'],
  [/^(documents?|documents? (needed|required))$/, 'documents-note'],
  [/^(languages?|langues?|idiomas?|اللغات|ভাষা)$/, 'languages'],
  [
    /^(phone|telephone|tel|mobile|phone number|hotline|contact (phone|number)|الهاتف|رقم الهاتف|ফোন)$/,
    'phone',
  ],
  [/^(e mail|email|mail|contact email|courriel|correo|البريد الالكتروني|ইমেইল)$/, 'email'],
  [/^(website|web|url|link|site web|sitio web)$/, 'website'],
  [/^(opening hours|hours|working hours|horaires?|horario|ساعات العمل|সময়সূচি)$/, 'hours'],
  [/^(days|working days|jours|dias|الايام|দিন)$/, 'days'],
  [/^(open(s|ing)?|opening time|opens at|from)$/, 'opens'],
  [/^(close(s|ing)?|closing time|closes at|until)$/, 'closes'],
  [/^(location|site|place|location name|site name|lieu|lugar|الموقع|المكان|স্থান)$/, 'place'],
  [
    /^(area|district|governorate|admin ?[12]|p ?code|admin ?[0-9] p ?code|zone|المنطقه|المحافظه|এলাকা)( name)?$/,
    'area',
  ],
  [/^(address|adresse|direccion|العنوان|ঠিকানা)$/, 'address'],
  [/^(lat|latitude|y)$/, 'latitude'],
  [/^(lon|long|lng|longitude|x)$/, 'longitude'],
  [/^(capacity|availability|places|disponibilite|capacidad|السعه)$/, 'capacity'],
  [/^(last (check|checked|updated|verified)|verified on|date verified|updated( on)?)$/, 'last-check'],
  [/^(referral method|how to refer|referral)$/, 'referral-methods'],
  [/^(cost|fees?|price|cout|costo|التكلفه|খরচ)$/, 'cost'],
  [/^(status|statut|estado|الحاله|অবস্থা)$/, 'status'],
]

const tidy = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Column by column: 'name', 'name:ar', or '' where nothing fits. A field is given to one column only, texts once a language. */
export function guessColumns(heads: string[], wordsOf: (language: Language) => Words): string[] {
  const labels = new Map<string, Field>()
  for (const language of [...languages].reverse())
    for (const field of fields) labels.set(tidy(wordsOf(language).say(`exchange.field.${field}`)), field)
  const taken = new Set<string>()
  return heads.map(head => {
    const { plain, language } = splitLanguage(head)
    const field = labels.get(plain) ?? others.find(([pattern]) => pattern.test(plain))?.[1]
    if (!field) return ''
    const target = language && isTextField(field) ? `${field}:${language}` : field
    if (taken.has(target)) return ''
    taken.add(target)
    return target
  })
}

/** "Name (Arabic)", "name_ar", "Nom en arabe": the heading without the language, and the language. */
export function splitLanguage(head: string): { plain: string; language?: Language } {
  const plain = tidy(head)
  for (const language of languages) {
    const names = [language, languageName(language), ...languages.flatMap(own => namesIn(own, language))]
    for (const name of names.map(tidy)) {
      if (name !== '' && plain.endsWith(` ${name}`))
        return { plain: plain.slice(0, -name.length - 1).replace(/ (in|en)$/, ''), language }
    }
  }
  return { plain }
}

function namesIn(own: Language, language: Language): string[] {
  return [new Intl.DisplayNames(own, { type: 'language' }).of(language) ?? '']
}
