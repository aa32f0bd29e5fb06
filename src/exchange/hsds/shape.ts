// The objects of Open Referral HSDS 3.1 that the directory has something for, as its API gives them: names and meanings
// are the standard's. What it has no field for travels as attributes of a taxonomy of ours (taxonomy.ts).

export type Attribute = {
  id: string
  link_id: string
  link_entity: string
  /** Which of our fields it is. */
  link_type: string
  taxonomy_term_id: string
  value: string
  label?: string
  taxonomy_term?: TaxonomyTerm
}

export type Taxonomy = { id: string; name: string; description: string; uri?: string; version?: string }

export type TaxonomyTerm = {
  id: string
  code: string
  name: string
  description: string
  taxonomy_id: string
  taxonomy: string
  language?: string
  parent_id?: string
}

export type Phone = {
  id: string
  number: string
  type?: string
  description?: string
  attributes?: Attribute[]
}

export type Contact = { id: string; email?: string }

export type Schedule = {
  id: string
  freq: 'WEEKLY'
  interval: number
  byday: string
  opens_at: string
  closes_at: string
  valid_from?: string
  valid_to?: string
  description?: string
  attributes?: Attribute[]
}

type Address = {
  id: string
  address_1: string
  city: string
  state_province: string
  postal_code: string
  country: string
  address_type: 'physical' | 'postal' | 'virtual'
}

export type Location = {
  id: string
  location_type: 'physical' | 'postal' | 'virtual'
  organization_id?: string
  name?: string
  description?: string
  latitude?: number
  longitude?: number
  external_identifier?: string
  external_identifier_type?: string
  addresses?: Address[]
  accessibility?: { id: string; description: string }[]
  attributes?: Attribute[]
}

export type ServiceAtLocation = {
  id: string
  service_id?: string
  location_id?: string
  phones?: Phone[]
  contacts?: Contact[]
  schedules?: Schedule[]
  location?: Location
  attributes?: Attribute[]
}

export type Organization = {
  id: string
  name: string
  alternate_name?: string
  description: string
  website?: string
  attributes?: Attribute[]
}

export type Service = {
  id: string
  organization_id?: string
  name: string
  description?: string
  url?: string
  email?: string
  status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  interpretation_services?: string
  application_process?: string
  fees_description?: string
  eligibility_description?: string
  minimum_age?: number
  maximum_age?: number
  assured_date?: string
  alert?: string
  last_modified: string
  phones?: Phone[]
  contacts?: Contact[]
  schedules?: Schedule[]
  service_areas?: { id: string; name: string; extent: string; extent_type: string }[]
  service_at_locations?: ServiceAtLocation[]
  languages?: { id: string; code: string; name: string }[]
  required_documents?: { id: string; document: string }[]
  organization?: Organization
  attributes?: Attribute[]
}
