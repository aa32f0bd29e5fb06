// Our taxonomies: sectors and needs, and one term for each field of ours that HSDS has no field for. A text in several
// languages goes with the standard's field in one of them, and with all of them as attributes `text:<field>`.
import { isLanguage, languages, type Texts } from '../../kernel/words.ts'
import { sectors } from '../../modules/accounts/sectors.ts'
import { steadyId } from '../../modules/directory/imports/hash.ts'
import { needs, sectorOfNeed } from '../../modules/directory/needs.ts'
import type { IncomingAttribute } from './incoming.ts'
import type { Attribute, Taxonomy, TaxonomyTerm } from './shape.ts'

export const sectorTaxonomy: Taxonomy = {
  id: steadyId('across', 'taxonomy', 'sector'),
  name: 'across-sectors',
  description: 'Sectors of a humanitarian response and the needs that they answer',
  version: '1',
}

export const fieldTaxonomy: Taxonomy = {
  id: steadyId('across', 'taxonomy', 'field'),
  name: 'across-fields',
  description: 'What a referral needs to know of a service and HSDS has no field for',
  version: '1',
}

export const taxonomies = [sectorTaxonomy, fieldTaxonomy]

export const fields = [
  'acronym',
  'organisation-kind',
  'sex',
  'population',
  'criterion',
  'disability',
  'document',
  'female-staff',
  'cost',
  'access',
  'email',
  'referral-method',
  'next-step',
  'response-days',
  'feedback',
  'feedback-days',
  'capacity',
  'waiting-days',
  'capacity-date',
  'check-days',
  'next-check',
  'emergency',
  'hours',
  'extra',
] as const
export type Field = (typeof fields)[number]

export const textFields = [
  'name',
  'description',
  'interpretation_services',
  'fees_description',
  'eligibility_description',
  'application_process',
  'alert',
  'required_documents',
  'address',
  'accessibility',
  'directions',
  'label',
  'note',
  'extra',
] as const
export type TextField = (typeof textFields)[number]

export const terms: TaxonomyTerm[] = [
  ...sectors.map(code => term(sectorTaxonomy, code, 'A sector')),
  ...needs.map(code => ({
    ...term(sectorTaxonomy, `need:${code}`, 'A need that a service answers'),
    parent_id: termId(sectorTaxonomy, sectorOfNeed(code)),
  })),
  ...fields.map(code => term(fieldTaxonomy, code, 'A field of a directory entry')),
  ...textFields.flatMap(field =>
    languages.map(language => ({
      ...term(fieldTaxonomy, `text:${field}:${language}`, 'A text in this language'),
      language,
    })),
  ),
]

const byCode = new Map(terms.map(one => [`${one.taxonomy_id} ${one.code}`, one]))

function termOf(taxonomy: Taxonomy, code: string): TaxonomyTerm | undefined {
  return byCode.get(`${taxonomy.id} ${code}`)
}

export const termsById = new Map(terms.map(one => [one.id, one]))

function term(taxonomy: Taxonomy, code: string, description: string): TaxonomyTerm {
  return {
    id: termId(taxonomy, code),
    code,
    name: code.replace(/^(need:|text:)/, '').replaceAll('-', ' '),
    description,
    taxonomy_id: taxonomy.id,
    taxonomy: taxonomy.name,
  }
}

function termId(taxonomy: Taxonomy, code: string): string {
  return steadyId('across', 'term', taxonomy.name, code)
}

/** Gathers the attributes of one object. */
export function attributesFor(entity: string, id: string) {
  const list: Attribute[] = []
  const add = (taxonomy: Taxonomy, code: string, type: string, value: string, label?: string) => {
    const found = termOf(taxonomy, code)!
    list.push({
      id: steadyId(id, 'attribute', code, String(list.length)),
      link_id: id,
      link_entity: entity,
      link_type: type,
      taxonomy_term_id: found.id,
      value,
      ...(label ? { label } : {}),
      taxonomy_term: found,
    })
  }
  return {
    list,
    sector: (code: string) => add(sectorTaxonomy, code, 'sector', code),
    need: (code: string) => add(sectorTaxonomy, `need:${code}`, 'need', code),
    field: (field: Field, value: string | number | null | undefined) => {
      if (value !== null && value !== undefined && value !== '')
        add(fieldTaxonomy, field, field, String(value))
    },
    /** @returns the text for the standard's own field, in the first language that has one */
    texts: (field: TextField, texts: Texts): string | undefined => {
      const said = languages.filter(language => texts[language])
      if (said.some(language => language !== 'en'))
        for (const language of said)
          add(fieldTaxonomy, `text:${field}:${language}`, `text:${field}`, texts[language]!)
      return said[0] ? texts[said[0]] : undefined
    },
    extra: (name: string, label: Texts, value: Texts) => {
      add(fieldTaxonomy, 'extra', 'extra', JSON.stringify(label), name)
      for (const language of languages)
        if (value[language]) add(fieldTaxonomy, `text:extra:${language}`, 'text:extra', value[language], name)
    },
  }
}

/** Reads what `attributesFor` wrote; attributes of other publishers are none of ours and stay out. */
export function readAttributes(attributes: IncomingAttribute[]) {
  const ours = attributes.flatMap(attribute => {
    const found = termsById.get(attribute.taxonomy_term?.id ?? attribute.taxonomy_term_id)
    return found ? [{ ...attribute, code: found.code, taxonomyId: found.taxonomy_id }] : []
  })
  const all = (field: Field) => ours.filter(one => one.taxonomyId === fieldTaxonomy.id && one.code === field)
  return {
    sector: ours.find(one => one.taxonomyId === sectorTaxonomy.id && !one.code.startsWith('need:'))?.code,
    needs: ours.flatMap(one => (one.code.startsWith('need:') ? [one.code.slice(5)] : [])),
    values: (field: Field) => all(field).map(one => one.value),
    value: (field: Field) => all(field)[0]?.value,
    number: (field: Field) => {
      const value = all(field)[0]?.value
      return value === undefined || value === '' || !Number.isFinite(Number(value)) ? null : Number(value)
    },
    /** @param plain what the standard's own field says, in English unless told otherwise */
    texts: (field: TextField, plain: string | null | undefined): Texts => {
      const found: Texts = {}
      for (const one of ours) {
        const [, name, language] = one.code.split(':')
        if (one.code.startsWith('text:') && name === field && isLanguage(language))
          found[language] = one.value
      }
      if (Object.keys(found).length > 0) return found
      return plain ? { en: plain } : {}
    },
    /** What no column holds, by its name: the heading and what was said, each in its languages. */
    extras: () =>
      all('extra').flatMap(one => {
        if (!one.label) return []
        const value = ours.filter(other => other.code.startsWith('text:extra:') && other.label === one.label)
        return [
          {
            name: one.label,
            label: one.value,
            value: Object.fromEntries(value.map(text => [text.code.slice(11), text.value])) as Texts,
          },
        ]
      }),
  }
}
