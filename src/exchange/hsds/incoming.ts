// What is read of HSDS that others publish (2.x names are close enough to 3.x to be read as well). Lenient where the
// standard is optional, strict where a wrong value would mislead.
import * as v from 'valibot'

const text = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20_000))))
const short = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300))))
const number = v.optional(
  v.nullable(
    v.union([
      v.number(),
      v.pipe(
        v.string(),
        v.trim(),
        v.regex(/^-?\d+(\.\d+)?$|^$/),
        v.transform(value => (value === '' ? null : Number(value))),
      ),
    ]),
  ),
)
const id = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200))
const list = <T extends v.GenericSchema>(schema: T) =>
  v.nullish(v.pipe(v.array(schema), v.maxLength(2000)), [])

const Attribute = v.object({
  value: v.nullish(v.string(), ''),
  label: v.nullish(v.string(), ''),
  taxonomy_term_id: v.nullish(v.string(), ''),
  taxonomy_term: v.nullish(v.object({ id: v.string() }), null),
})
export type IncomingAttribute = v.InferOutput<typeof Attribute>

const Phone = v.object({
  number: v.pipe(v.string(), v.trim()),
  type: short,
  description: text,
  attributes: list(Attribute),
})

const Schedule = v.object({
  freq: short,
  interval: number,
  byday: short,
  opens_at: short,
  closes_at: short,
  valid_from: short,
  valid_to: short,
  description: text,
  attributes: list(Attribute),
})
export type IncomingSchedule = v.InferOutput<typeof Schedule>

const Location = v.object({
  id,
  location_type: v.optional(v.nullable(v.picklist(['physical', 'postal', 'virtual']))),
  name: text,
  alternate_name: text,
  description: text,
  transportation: text,
  latitude: number,
  longitude: number,
  external_identifier: short,
  external_identifier_type: short,
  addresses: list(
    v.object({
      address_1: text,
      address_2: text,
      city: text,
      region: text,
      postal_code: text,
      country: text,
    }),
  ),
  accessibility: list(v.object({ description: text, details: text })),
  attributes: list(Attribute),
})

export const Incoming = v.object({
  id,
  name: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  organization_id: short,
  alternate_name: text,
  description: text,
  url: text,
  email: text,
  status: v.optional(v.nullable(v.picklist(['active', 'inactive', 'defunct', 'temporarily closed']))),
  interpretation_services: text,
  application_process: text,
  fees: text,
  fees_description: text,
  wait_time: text,
  accreditations: text,
  licenses: text,
  eligibility_description: text,
  minimum_age: number,
  maximum_age: number,
  assured_date: short,
  assurer_email: text,
  alert: text,
  last_modified: short,
  phones: list(Phone),
  contacts: list(v.object({ email: short })),
  schedules: list(Schedule),
  service_areas: list(v.object({ extent: text, extent_type: short })),
  service_at_locations: list(
    v.object({
      id,
      phones: list(Phone),
      contacts: list(v.object({ email: short })),
      schedules: list(Schedule),
      location: v.optional(v.nullable(Location)),
      attributes: list(Attribute),
    }),
  ),
  languages: list(v.object({ code: short })),
  required_documents: list(v.object({ document: text })),
  organization: v.optional(
    v.nullable(
      v.object({
        id,
        name: v.pipe(v.string(), v.trim(), v.nonEmpty()),
        alternate_name: short,
        description: text,
        website: text,
        attributes: list(Attribute),
      }),
    ),
  ),
  attributes: list(Attribute),
})
export type IncomingService = v.InferOutput<typeof Incoming>
