// Entries for the tests of the exchange, brought as any import brings them.
import type { Scene } from '../kernel/event.ts'
import { newId } from '../kernel/id.ts'
import type { EntryRecord } from '../modules/directory/imports/record.ts'
import { openImport, takeOver } from '../modules/directory/imports.ts'

/** Brings records as the system, as if from a Services Advisor. */
export async function bring(scene: Scene, records: EntryRecord[]): Promise<void> {
  const id = newId()
  await openImport(scene, {
    id,
    kind: 'services',
    format: 'services-advisor',
    state: 'comparing',
    signature: null,
    columns: [],
    mapping: {},
    notes: [],
    rows: records.map((record, number) => ({ number, sheet: '', line: number + 1, record })),
  })
  await takeOver(scene, id, null)
}

export function simple(
  key: string,
  service: Partial<EntryRecord['service']> = {},
  places: EntryRecord['places'] = [],
): EntryRecord {
  return {
    key,
    changedAt: null,
    provider: { key: null, name: { en: 'Safe Steps' }, kind: 'ngo' },
    service: { sector: 'education', name: { en: `Service ${key}` }, nextCheck: '2027-01-01', ...service },
    places,
    areas: [],
    contacts: [],
    findings: [],
  }
}
