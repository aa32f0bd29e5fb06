// An edition as open data: JSON in the form of our schema, CSV with one row for a node. No formula survives in a cell.
import { languages } from '../../kernel/words.ts'
import type { ShippedEdition } from './content.ts'

/** What `content/framework/framework.schema.json` calls nodes, with the edition around them. */
export function jsonOf({ edition, nodes }: ShippedEdition): object {
  const { id, title, document, from, to, follows } = edition
  return { edition: id, title, document, from, to, follows, nodes }
}

const columns = [
  'id',
  'kind',
  'number',
  'parent',
  'who',
  'years',
  'sectors',
  'steps',
  'source_document',
  'source_section',
  'source_number',
  ...languages.flatMap(language => [`title_${language}`, `text_${language}`]),
]

/** One row a node, lists separated by `;`, in UTF-8 with a mark at the head, so that spreadsheets read every script. */
export function csvOf({ nodes }: ShippedEdition): string {
  const rows = nodes.map(node => [
    node.id,
    node.kind,
    node.number ?? '',
    node.parent ?? '',
    node.who,
    node.years ?? '',
    node.sectors.join(';'),
    node.steps.join(';'),
    node.source.document,
    node.source.section,
    node.source.number ?? '',
    ...languages.flatMap(language => [node.title[language] ?? '', node.text[language] ?? '']),
  ])
  return `\ufeff${[columns, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What begins like a formula is given a mark in front, and stays a text in every spreadsheet program. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
