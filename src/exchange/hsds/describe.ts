// How the open interface describes itself to programs: its profile of HSDS 3.1 and its OpenAPI document.
import { fields, fieldTaxonomy, sectorTaxonomy, textFields } from './taxonomy.ts'

/** @param place address of the interface */
export function profile(place: string): unknown {
  return {
    name: 'Across directory',
    version: '1.0',
    hsds: '3.1',
    description:
      'Services for children and families in a humanitarian response. Only public entries are given whose check is not overdue; protected places are left out. Fields that HSDS has none for are attributes of two taxonomies.',
    taxonomies: {
      [sectorTaxonomy.name]: `${place}/taxonomies/${sectorTaxonomy.id}`,
      [fieldTaxonomy.name]: `${place}/taxonomies/${fieldTaxonomy.id}`,
    },
    attributes: fields,
    texts: {
      note: 'A text in several languages is given once in the field of the standard and once a language as an attribute text:<field>:<language>.',
      fields: textFields,
    },
    location_identifiers: 'external_identifier of type P-code is the code of the administrative area.',
  }
}

const lists: Record<string, string[]> = {
  '/services': [
    'search',
    'page',
    'per_page',
    'taxonomy_term_id',
    'taxonomy_id',
    'organization_id',
    'modified_after',
    'minimal',
    'full',
  ],
  '/organizations': ['search', 'page', 'per_page', 'taxonomy_term_id', 'taxonomy_id'],
  '/locations': ['search', 'page', 'per_page', 'taxonomy_term_id', 'organization_id', 'modified_after'],
  '/service_at_locations': [
    'search',
    'page',
    'per_page',
    'taxonomy_term_id',
    'taxonomy_id',
    'organization_id',
    'modified_after',
  ],
  '/taxonomies': ['page', 'per_page'],
  '/taxonomy_terms': ['page', 'per_page', 'taxonomy_id', 'parent_id', 'top_only'],
}

const kinds: Record<string, string> = {
  page: 'integer',
  per_page: 'integer',
  minimal: 'boolean',
  full: 'boolean',
  top_only: 'boolean',
}

export function openApi(place: string): unknown {
  const answer = (description: string) => ({
    '200': { description, content: { 'application/json': { schema: { type: 'object' } } } },
  })
  const paths = Object.entries(lists).flatMap(([path, parameters]) => [
    [
      path,
      {
        get: {
          parameters: parameters.map(name => ({
            name,
            in: 'query',
            required: false,
            schema: { type: kinds[name] ?? 'string' },
          })),
          responses: {
            '200': {
              description: 'A page of the list',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Page' } } },
            },
          },
        },
      },
    ],
    [
      `${path}/{id}`,
      {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            ...answer('One of them with all that belongs to it'),
            '404': { description: 'There is none' },
          },
        },
      },
    ],
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Across directory', version: '1.0', description: 'Open Referral HSDS 3.1, read only' },
    servers: [{ url: place }],
    paths: {
      '/': { get: { responses: answer('What this interface is') } },
      ...Object.fromEntries(paths),
      '/package.zip': {
        get: {
          responses: {
            '200': { description: 'Everything as a package of tables', content: { 'application/zip': {} } },
          },
        },
      },
    },
    components: {
      schemas: {
        Page: {
          type: 'object',
          properties: {
            total_items: { type: 'integer' },
            total_pages: { type: 'integer' },
            page_number: { type: 'integer' },
            size: { type: 'integer' },
            first_page: { type: 'boolean' },
            last_page: { type: 'boolean' },
            empty: { type: 'boolean' },
            contents: { type: 'array', items: { type: 'object' } },
          },
        },
      },
    },
  }
}
