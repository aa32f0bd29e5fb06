// The columns of a list of people, going out and coming in, and how they are recognised by their headings.
import { fold } from '../../kernel/fold.ts'
import { type Language, languages, type Words } from '../../kernel/words.ts'

/** In the order in which they stand in a table. */
export const fields = [
  'name',
  'number',
  'role',
  'sector',
  'area',
  'contact',
  'first-contact',
  'organisation',
] as const
export type Field = (typeof fields)[number]

export function isField(value: unknown): value is Field {
  return fields.some(field => field === value)
}

/** The texts that name them, which are those of the form. */
export const fieldKeys: Record<Field, string> = {
  name: 'induction.name',
  number: 'induction.number',
  role: 'induction.role',
  sector: 'accounts.sector',
  area: 'induction.by.area',
  contact: 'induction.contact',
  'first-contact': 'induction.first-contact',
  organisation: 'induction.by.organisation',
}

/** Columns of our own file that are there to be read. */
export const readKeys = ['induction.state', 'induction.until'] as const

/** Without it a row means nobody. */
export const needed = ['name'] as const satisfies Field[]
/** Without these a person looks at the columns first. */
const expected = ['name', 'role', 'sector'] as const satisfies Field[]

/** Headings that lists in the field carry, folded. */
const others: [RegExp, Field][] = [
  [
    /^(full |staff |employee |worker |volunteer )?names?( of (staff|employee|volunteer|person))?$|^nom( complet| et prenoms?)?$|^nombre( completo| y apellidos?)?$|^(الاسم|الاسم الكامل|الاسم الثلاثي|اسم الموظف)$|^(নাম|পূর্ণ নাম|কর্মীর নাম)$/,
    'name',
  ],
  [
    /^(staff|employee|personnel|payroll|badge|worker|id)? ?(no|nr|number|num|id|code)$|^(matricule|numero|n|numero de (matricule|empleado|personal)|no d employe)$|^(الرقم|الرقم الوظيفي|رقم الموظف)$|^(কর্মী নম্বর|আইডি|আইডি নম্বর)$/,
    'number',
  ],
  [
    /^(kind of |type of |staff |contract |employee )?(role|position|function|staff type|contract type|job title|category)$|^(fonction|poste|type de (contrat|personnel))$|^(cargo|puesto|funcion|tipo de (contrato|personal))$|^(الوظيفه|المسمي الوظيفي|نوع العمل|نوع العقد|الصفه)$|^(পদ|পদবি|ভূমিকা|কাজের ধরন)$/,
    'role',
  ],
  [
    /^(sector|cluster|department|programme|program|secteur|departement|departamento|القطاع|القسم|খাত|বিভাগ)$/,
    'sector',
  ],
  [
    /^(area|duty station|district|governorate|location|site|base|admin ?[0-9]?( ?p ?code)?|p ?code|zone|lieu( d affectation)?|lugar( de trabajo)?|المنطقه|مكان العمل|المحافظه|এলাকা|কর্মস্থল)( name| p ?code| code)?$/,
    'area',
  ],
  [
    /^(contact|works|working|meets|direct contact)( with)? children( y n)?$|^child contact$|^contact avec (les |des )?enfants$|^contacto con (los )?ninos$|^(يلتقي الاطفال|العمل مع الاطفال)$|^(শিশুদের সাথে কাজ|শিশুদের সংস্পর্শ)$/,
    'contact',
  ],
  [
    /^(date of |day of )?first (day|contact)( with children)?$|^(start|starting|contract start) (date|day)$|^date (de debut|d entree|de premier contact)$|^fecha (de inicio|de ingreso|del primer contacto)$|^(تاريخ البدء|تاريخ المباشره|تاريخ اول لقاء)$|^(যোগদানের তারিখ|প্রথম সংস্পর্শের তারিখ)$/,
    'first-contact',
  ],
  [
    /^(organi[sz]ation|agency|partner|employer|ngo|organisme|organizacion|empleador|المنظمه|الجهه|সংস্থা)$/,
    'organisation',
  ],
]

export const tidy = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

export type WordsOf = (language: Language) => Words
export type Guess = {
  /** Column by column a field, or '' where nothing fits. */
  targets: string[]
  /** Every column is recognised, each field once, and nothing that is expected is missing. */
  isClear: boolean
}

export function guessColumns(heads: readonly string[], wordsOf: WordsOf): Guess {
  const nameOf = headReader(wordsOf)
  const taken = new Set<Field>()
  let isClear = true
  const targets = heads.map(head => {
    const field = nameOf(head)
    if (field === 'read' || (field === undefined && tidy(head) === '')) return ''
    if (field === undefined || taken.has(field)) {
      isClear = false
      return ''
    }
    taken.add(field)
    return field
  })
  return { targets, isClear: isClear && expected.every(field => taken.has(field)) }
}

/** How many headings of a row are ours; the row with most of them is the head. */
export function headFinder(wordsOf: WordsOf): (cells: readonly unknown[]) => number {
  const nameOf = headReader(wordsOf)
  return cells => new Set(cells.flatMap(cell => (typeof cell === 'string' ? (nameOf(cell) ?? []) : []))).size
}

function headReader(wordsOf: WordsOf): (head: string) => Field | 'read' | undefined {
  const labels = new Map<string, Field | 'read'>()
  for (const language of [...languages].reverse()) {
    for (const key of readKeys) labels.set(tidy(wordsOf(language).say(key)), 'read')
    for (const field of fields) labels.set(tidy(wordsOf(language).say(fieldKeys[field])), field)
  }
  return head => labels.get(tidy(head)) ?? others.find(([pattern]) => pattern.test(tidy(head)))?.[1]
}
