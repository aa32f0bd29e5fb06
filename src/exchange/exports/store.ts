// The entries that this person may read: row security decides, as on every page.
import type { Scene } from '../../kernel/event.ts'
import type { Entry } from '../../modules/directory/model.ts'
import { entriesOf } from '../../modules/directory/store/entries.ts'

const step = 500

export async function readableEntries(scene: Scene, sector: string | null): Promise<Entry[]> {
  const { tx, response } = scene
  const ids = await tx<{ id: string }[]>`
    select id from service
    where response_id = ${response.id} and status <> 'defunct' and (${sector}::text is null or sector = ${sector})
    order by sector, organisation_id, id`
  const entries: Entry[] = []
  for (let from = 0; from < ids.length; from += step)
    entries.push(
      ...(await entriesOf(
        tx,
        response.id,
        ids.slice(from, from + step).map(row => row.id),
      )),
    )
  return entries
}
