import { access } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importServicesFromFiles } from '../../exchange/imports/from-files.ts'
import type { Words } from '../../kernel/words.ts'
import { type Counts, type DraftRow, rowsOf } from '../../modules/directory/imports/draft.ts'
import { CannotStart } from '../cannot-start.ts'
import { type Command, say } from './command.ts'
import { chosen, inside } from './inside-response.ts'

/** So many rows that cannot be read are named one by one. */
const mostNamed = 10

export const importServicesCommand: Command = {
  name: ['import', 'services'],
  usage: '<file> [<file> …] --response <name> [--apply] [--checked-on <day>]',
  what: 'Brings a list of services into the directory.',
  details: `Reads HSDS (JSON, or a package of tables as ZIP), the JSON files of a Services Advisor (all languages together), and
tables (CSV, XLSX, ODS, XLS) whose headings were named once in the browser. Without --apply it only says what would
change, and changes nothing. With --apply all of it is taken over in one go, or none. It may be repeated: what is the
same stays, what people changed here is not overwritten.

New entries are seen by the people of the response. They are offered once somebody has checked them; where somebody has
checked all of them already, say on which day with --checked-on 2026-11-23.`,
  run: async args => {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        response: { type: 'string' },
        apply: { type: 'boolean' },
        'checked-on': { type: 'string' },
      },
    })
    if (files.length === 0)
      throw new CannotStart(
        'Name the files to bring: across import services services-en.json services-ar.json',
      )
    const checkedOn = values['checked-on']
    if (checkedOn !== undefined && !/^\d{4}-\d\d-\d\d$/.test(checkedOn))
      throw new CannotStart(`--checked-on expects a day such as 2026-11-23, and was given "${checkedOn}".`)
    for (const file of files) await mustBeReadable(file)
    const apply = values.apply ?? false
    return await inside(async ({ responses, transact, wordsOf }) => {
      const slug = chosen(responses, values.response)
      say(`Reading ${files.length === 1 ? files[0] : `${files.length} files`} for ${slug}.`)
      const working = reportTime()
      try {
        // Without --apply even the draft goes again: looking leaves nothing behind.
        const { counts, invalid, format } = await transact(
          slug,
          async scene => {
            const { draft, counts } = await importServicesFromFiles(scene, files, {
              apply,
              wordsOf,
              ...(checkedOn ? { checkedOn } : {}),
            })
            const invalid = await rowsOf(scene, draft.id, { outcome: 'invalid', most: mostNamed })
            return { counts, format: draft.format, invalid }
          },
          { keep: apply },
        )
        tell(counts, invalid, wordsOf('en'))
        say(closing(apply, counts, format))
        return 0
      } finally {
        working.stop()
      }
    })
  },
}

async function mustBeReadable(file: string): Promise<void> {
  await access(file).catch(() => {
    throw new CannotStart(`The file ${file} cannot be read. Nothing was changed.`)
  })
}

function tell(counts: Counts, invalid: DraftRow[], words: Words): void {
  const lines: [keyof Counts, string][] = [
    ['new', 'new'],
    ['updated', 'changed'],
    ['identical', 'the same as here'],
    ['old', 'older than what is here, left as it is'],
    ['discarded', 'left out'],
    ['invalid', 'not understood, left out'],
    ['duplicates', 'resemble an entry that is here; decide in the browser whether they are the same'],
  ]
  for (const [count, meaning] of lines)
    if (counts[count] > 0 || count === 'new') say(`${String(counts[count]).padStart(7)}  ${meaning}`)
  for (const row of invalid)
    for (const { code, column, values } of row.problems) {
      const key = `exchange.problem.${code}`
      const sentence = words.has(key) ? words.say(key, { column: column ?? '', ...values }) : code
      say(
        `         ${[row.sheet, row.line ? `line ${row.line}` : ''].filter(Boolean).join(', ')}: ${sentence}`,
      )
    }
  if (counts.invalid > invalid.length) say(`         and ${counts.invalid - invalid.length} more`)
}

function closing(apply: boolean, counts: Counts, format: string): string {
  if (apply) return 'Taken over.'
  const changes = counts.new + counts.updated
  return changes === 0
    ? 'Nothing would change.'
    : `Nothing was changed yet. To take ${changes === 1 ? 'it' : 'them'} over, say the same with --apply (${format}).`
}

/** A line every ten seconds, so that nobody believes that it hangs. */
function reportTime(): { stop(): void } {
  let seconds = 0
  const timer = setInterval(() => {
    seconds += 10
    say(`… still working (${seconds} s)`)
  }, 10_000)
  return { stop: () => clearInterval(timer) }
}
