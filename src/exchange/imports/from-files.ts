// The same import for whoever sits at the command line of the installation: read, compare, and take over when told to.

import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Counts, Draft } from '../../modules/directory/imports/draft.ts'
import { importCounts, openImport, takeOver } from '../../modules/directory/imports.ts'
import type { WordsOf } from '../tabular/values.ts'
import { withKnownColumns } from './named-rows.ts'
import { readImport } from './read-import.ts'

export type ImportedFiles = { draft: Draft; counts: Counts }

/**
 * @param scene the system's, inside one response
 * @param paths files of one source, e.g. the English and the Arabic records of a Services Advisor together
 * @param options.wordsOf with it, a table whose head was named in the browser before is read as then
 * Throws a Problem with a sentence when the files cannot be read, or when a table has columns that nobody has named.
 */
export async function importServicesFromFiles(
  scene: Scene,
  paths: string[],
  options: { apply: boolean; checkedOn?: string; wordsOf?: WordsOf },
): Promise<ImportedFiles> {
  for (const path of paths) await stat(path)
  const id = newId()
  const read = await readImport(
    id,
    paths.map(path => ({ path, name: basename(path) })),
  )
  const brought = options.wordsOf ? await withKnownColumns(scene, options.wordsOf, read) : read
  if (brought.kind !== 'services') throw new Problem('wrong-kind-of-file', 'exchange.problem.areas-not-here')
  if (brought.state === 'columns') throw new Problem('not-valid', 'exchange.problem.name-columns-first')
  await openImport(scene, brought)
  while (options.apply && (await importCounts(scene, id)).draft.state === 'ready')
    await takeOver(scene, id, options.checkedOn ?? null)
  return importCounts(scene, id)
}
