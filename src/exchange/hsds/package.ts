// HSDS as a package of tables: one CSV file for each kind of object, tied by ids, described by datapackage.json.
import type { Table } from '../imports/read-import.ts'
import { fromNeutral } from '../tabular/neutral.ts'
import { csvOf, type OutCell } from '../tabular/workbook.ts'
import type { Service } from './shape.ts'
import { taxonomies, terms } from './taxonomy.ts'

/** The tables that the directory fills, with the columns of the standard. */
const tables = {
  organization: {
    file: 'organizations.csv',
    columns: ['id', 'name', 'alternate_name', 'description', 'email', 'website'],
  },
  service: {
    file: 'services.csv',
    columns: [
      'id',
      'organization_id',
      'name',
      'alternate_name',
      'description',
      'url',
      'email',
      'status',
      'interpretation_services',
      'application_process',
      'fees_description',
      'eligibility_description',
      'minimum_age',
      'maximum_age',
      'assured_date',
      'alert',
      'last_modified',
    ],
  },
  location: {
    file: 'locations.csv',
    columns: [
      'id',
      'location_type',
      'organization_id',
      'name',
      'description',
      'latitude',
      'longitude',
      'external_identifier',
      'external_identifier_type',
    ],
  },
  service_at_location: {
    file: 'service_at_location.csv',
    columns: ['id', 'service_id', 'location_id', 'description'],
  },
  phone: {
    file: 'phones.csv',
    columns: [
      'id',
      'location_id',
      'service_id',
      'organization_id',
      'service_at_location_id',
      'number',
      'type',
      'description',
    ],
  },
  contact: {
    file: 'contacts.csv',
    columns: ['id', 'organization_id', 'service_id', 'service_at_location_id', 'location_id', 'email'],
  },
  address: {
    file: 'addresses.csv',
    columns: [
      'id',
      'location_id',
      'address_1',
      'city',
      'state_province',
      'postal_code',
      'country',
      'address_type',
    ],
  },
  schedule: {
    file: 'schedules.csv',
    columns: [
      'id',
      'service_id',
      'location_id',
      'service_at_location_id',
      'valid_from',
      'valid_to',
      'freq',
      'interval',
      'byday',
      'description',
      'opens_at',
      'closes_at',
    ],
  },
  service_area: { file: 'service_areas.csv', columns: ['id', 'service_id', 'name', 'extent', 'extent_type'] },
  required_document: { file: 'required_documents.csv', columns: ['id', 'service_id', 'document'] },
  language: { file: 'languages.csv', columns: ['id', 'service_id', 'name', 'code'] },
  accessibility: { file: 'accessibility.csv', columns: ['id', 'location_id', 'description'] },
  attribute: {
    file: 'attributes.csv',
    columns: ['id', 'link_id', 'taxonomy_term_id', 'link_type', 'link_entity', 'value', 'label'],
  },
  taxonomy: { file: 'taxonomies.csv', columns: ['id', 'name', 'description', 'uri', 'version'] },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    columns: ['id', 'code', 'name', 'description', 'parent_id', 'taxonomy', 'language', 'taxonomy_id'],
  },
} as const

type TableName = keyof typeof tables
type Row = Record<string, unknown>
const names = Object.keys(tables) as TableName[]

/** The files of a package, by their names. */
export function packageOf(services: Service[]): Record<string, string> {
  const rows = new Map<TableName, Map<string, Row>>(names.map(name => [name, new Map()]))
  const add = (name: TableName, row: Row) => rows.get(name)!.set(String(row.id), row)
  const addAll = (name: TableName, list: readonly object[] | undefined, link: Row = {}) => {
    for (const one of list ?? []) {
      add(name, { ...one, ...link })
      if ('attributes' in one && Array.isArray(one.attributes))
        for (const attribute of one.attributes) add('attribute', attribute)
    }
  }
  for (const service of services) {
    addAll('service', [service])
    if (service.organization) addAll('organization', [service.organization])
    const mine = { service_id: service.id }
    addAll('phone', service.phones, mine)
    addAll('schedule', service.schedules, mine)
    addAll('service_area', service.service_areas, mine)
    addAll('required_document', service.required_documents, mine)
    addAll('language', service.languages, mine)
    for (const site of service.service_at_locations ?? []) {
      addAll('service_at_location', [site])
      const there = { service_at_location_id: site.id }
      addAll('phone', site.phones, there)
      addAll('contact', site.contacts, there)
      addAll('schedule', site.schedules, there)
      const { location } = site
      if (!location) continue
      addAll('location', [location])
      addAll('address', location.addresses, { location_id: location.id })
      addAll('accessibility', location.accessibility, { location_id: location.id })
    }
  }
  addAll('taxonomy', taxonomies)
  addAll('taxonomy_term', terms)
  const files: Record<string, string> = {}
  for (const name of names) {
    const { file, columns } = tables[name]
    const body = [...rows.get(name)!.values()].map(row => columns.map(column => cellOf(row[column])))
    files[file] = csvOf({ head: [...columns], rows: body })
  }
  files['datapackage.json'] = JSON.stringify(descriptor(), null, 2)
  return files
}

function cellOf(value: unknown): OutCell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function descriptor(): unknown {
  return {
    name: 'human_services_data',
    profile: 'tabular-data-package',
    version: '3.1',
    resources: names.map(name => ({
      name,
      path: tables[name].file,
      profile: 'tabular-data-resource',
      encoding: 'utf-8',
      schema: {
        primaryKey: 'id',
        fields: tables[name].columns.map(column => ({ name: column, type: 'string' })),
      },
    })),
  }
}

export function isPackage(found: Table[]): boolean {
  return (
    tableOf(found, 'service') !== undefined &&
    (found.length > 1 || tableOf(found, 'service')!.name.endsWith('services.csv'))
  )
}

/** Whatever folder the files lie in, and whatever other tables come with them. */
function tableOf(found: Table[], name: TableName): Table | undefined {
  const file = tables[name].file.replace('.csv', '')
  const table = found.find(
    one =>
      one.name
        .replace(/^.*\//, '')
        .replace(/\.csv$/i, '')
        .toLowerCase() === file,
  )
  return table?.rows[0]?.cells.some(cell => cell === 'id') ? table : undefined
}

function rowsOf(found: Table[], name: TableName): Row[] {
  const [head, ...rows] = tableOf(found, name)?.rows ?? []
  if (!head) return []
  return rows.map(row =>
    Object.fromEntries(
      head.cells.flatMap((column, at) => {
        const cell = row.cells[at]
        if (cell === null || cell === undefined || cell === '') return []
        return [[String(column).trim(), typeof cell === 'string' ? fromNeutral(cell) : String(cell)] as const]
      }),
    ),
  )
}

/** The services of a package as nested objects, as the API of the standard would give them. */
export function servicesOfPackage(found: Table[]): unknown[] {
  const termsById = new Map(rowsOf(found, 'taxonomy_term').map(term => [term.id, term]))
  const attributes = grouped(
    rowsOf(found, 'attribute').map(attribute => ({
      ...attribute,
      taxonomy_term: termsById.get(attribute.taxonomy_term_id),
    })),
    'link_id',
  )
  const withAttributes = (row: Row): Row => ({ ...row, attributes: attributes.get(String(row.id)) ?? [] })
  const children = (name: TableName, key: string) => grouped(rowsOf(found, name).map(withAttributes), key)
  const of = (groups: Map<string, Row[]>, row: Row) => groups.get(String(row.id)) ?? []

  const addresses = children('address', 'location_id')
  const accessibility = children('accessibility', 'location_id')
  const locations = new Map(
    rowsOf(found, 'location').map(row => [
      String(row.id),
      { ...withAttributes(row), addresses: of(addresses, row), accessibility: of(accessibility, row) },
    ]),
  )
  const [phonesThere, contactsThere, schedulesThere] = (['phone', 'contact', 'schedule'] as const).map(name =>
    children(name, 'service_at_location_id'),
  ) as [Map<string, Row[]>, Map<string, Row[]>, Map<string, Row[]>]
  const sites = grouped(
    rowsOf(found, 'service_at_location').map(row => ({
      ...withAttributes(row),
      phones: of(phonesThere, row),
      contacts: of(contactsThere, row),
      schedules: of(schedulesThere, row),
      location: locations.get(String(row.location_id)),
    })),
    'service_id',
  )
  const organizations = new Map(rowsOf(found, 'organization').map(row => [row.id, withAttributes(row)]))
  const lists = {
    phones: children('phone', 'service_id'),
    contacts: children('contact', 'service_id'),
    schedules: children('schedule', 'service_id'),
    service_areas: children('service_area', 'service_id'),
    required_documents: children('required_document', 'service_id'),
    languages: children('language', 'service_id'),
    service_at_locations: sites,
  }
  return rowsOf(found, 'service').map(row => ({
    ...withAttributes(row),
    organization: organizations.get(row.organization_id),
    ...Object.fromEntries(Object.entries(lists).map(([name, groups]) => [name, of(groups, row)])),
  }))
}

function grouped<T extends Row>(rows: T[], key: string): Map<string, T[]> {
  return Map.groupBy(
    rows.filter(row => row[key] !== undefined),
    row => String(row[key]),
  ) as Map<string, T[]>
}
