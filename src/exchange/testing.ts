// Entries for the tests of the exchange, brought as any import brings them.
import type { TestCountry } from '../../test/support/app.ts'
import { appDb } from '../../test/support/rolled-back.ts'
import type { Scene } from '../kernel/event.ts'
import { newId } from '../kernel/id.ts'
import { becomeSystem } from '../kernel/jobs.ts'
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

/** Work as the system in a country of the tests, committed. */
export async function inCountry<T>(country: TestCountry, work: (scene: Scene) => Promise<T>): Promise<T> {
  return appDb().transact(async tx => {
    const response = await becomeSystem({ tx, responseId: country.responseId })
    return work({ tx, response, actor: { kind: 'system' }, now: country.clock() })
  })
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
