// The columns of a table of services, going out and coming in. Their headings are `exchange.field.<name>` in the reader's
// language; a text may stand in several columns, one for each language.

export const textFields = [
  'name',
  'description',
  'documents-note',
  'eligibility',
  'cost-note',
  'interpretation',
  'alert',
  'next-step-note',
  'place',
  'address',
  'directions',
  'accessibility',
] as const
export type TextField = (typeof textFields)[number]

const plainFields = [
  'id',
  'organisation',
  'acronym',
  'organisation-kind',
  'sector',
  'needs',
  'status',
  'age-from',
  'age-to',
  'sex',
  'population',
  'criteria',
  'disability',
  'documents',
  'languages',
  'female-staff',
  'cost',
  'access',
  'website',
  'phone',
  'emergency-phone',
  'email',
  'hours',
  'days',
  'opens',
  'closes',
  'referral-methods',
  'next-step',
  'response-days',
  'feedback',
  'feedback-days',
  'capacity',
  'waiting-days',
  'capacity-date',
  'last-check',
  'next-check',
  'place-id',
  'area',
  'latitude',
  'longitude',
  'protected',
  'covers',
] as const
export type PlainField = (typeof plainFields)[number]

/** In the order in which they stand in a table. */
export const fields = [
  'id',
  'organisation',
  'acronym',
  'organisation-kind',
  'name',
  'description',
  'sector',
  'needs',
  'status',
  'alert',
  'age-from',
  'age-to',
  'sex',
  'population',
  'criteria',
  'disability',
  'eligibility',
  'documents',
  'documents-note',
  'languages',
  'interpretation',
  'female-staff',
  'cost',
  'cost-note',
  'access',
  'website',
  'phone',
  'emergency-phone',
  'email',
  'hours',
  'days',
  'opens',
  'closes',
  'referral-methods',
  'next-step',
  'next-step-note',
  'response-days',
  'feedback',
  'feedback-days',
  'capacity',
  'waiting-days',
  'capacity-date',
  'last-check',
  'next-check',
  'place-id',
  'place',
  'area',
  'address',
  'directions',
  'accessibility',
  'latitude',
  'longitude',
  'protected',
  'covers',
] as const satisfies (TextField | PlainField)[]
export type Field = (typeof fields)[number]

export function isField(value: unknown): value is Field {
  return fields.some(field => field === value)
}

export function isTextField(value: unknown): value is TextField {
  return textFields.some(field => field === value)
}

/** Fields without which a table is no directory. */
export const needed = ['organisation', 'name'] as const satisfies Field[]
