// The code of an area by its name in any language, as people write it in tables.
import type { Scene } from '../../kernel/event.ts'
import { fold } from '../../kernel/fold.ts'
import type { Texts } from '../../kernel/words.ts'

/** Where two areas have one name, the smaller is meant; where two of the same size have it, neither is guessed. */
export async function areasByName(scene: Scene): Promise<(name: string) => string | undefined> {
  const { tx, response } = scene
  const areas = await tx<{ pcode: string; level: number; name: Texts }[]>`
    select pcode, level, name from area where response_id = ${response.id} order by level`
  const known = new Map<string, { pcode: string | undefined; level: number }>()
  for (const { pcode, level, name } of areas) {
    for (const text of Object.values(name)) {
      const folded = tidy(text)
      const before = known.get(folded)
      if (before?.level === level && before.pcode !== pcode) known.set(folded, { pcode: undefined, level })
      else known.set(folded, { pcode, level })
    }
    known.set(tidy(pcode), { pcode, level: 9 })
  }
  return name => known.get(tidy(name))?.pcode
}

function tidy(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}
