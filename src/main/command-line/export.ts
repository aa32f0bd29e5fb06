import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readableEntries } from '../../exchange/exports/store.ts'
import { servicesFrom } from '../../exchange/hsds/out.ts'
import { packageOf } from '../../exchange/hsds/package.ts'
import { organisationsOf } from '../../exchange/hsds/store.ts'
import { zipped } from '../../exchange/hsds/zipped.ts'
import { csvOf, workbookOf } from '../../exchange/tabular/workbook.ts'
import { sheetOf } from '../../exchange/tabular/write-rows.ts'
import { append, type Scene } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { isLanguage, languages, type Words } from '../../kernel/words.ts'
import type { Entry } from '../../modules/directory/model.ts'
import { freshnessSettings, isOffered } from '../../modules/directory/rules/freshness.ts'
import { localTimeOf } from '../../modules/directory/rules/hours.ts'
import { CannotStart, errorCode } from '../cannot-start.ts'
import { type Command, say } from './command.ts'
import { chosen, inside } from './inside-response.ts'

const formats = ['hsds', 'csv', 'xlsx'] as const
type Format = (typeof formats)[number]

export const exportCommand: Command = {
  name: ['export'],
  usage: '<file> --response <name> --format hsds|csv|xlsx [--internal] [--language en]',
  what: 'Writes the directory of services into a file.',
  details: `What is public is written: entries that are shown to everybody and whose check is not overdue. With --internal it is
everything that people of the response may see. Protected places are in no file. HSDS 3.1 is written as JSON, or as a
package of tables where the file's name ends in .zip. --language is that of the headings of a table (${languages.join(', ')}).
A file that is there already is not overwritten. That the directory was taken out is noted in the trail.`,
  run: async args => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        response: { type: 'string' },
        format: { type: 'string' },
        internal: { type: 'boolean' },
        language: { type: 'string', default: 'en' },
      },
    })
    const [file] = positionals
    if (!file) throw new CannotStart('Name the file to write: across export services.xlsx --format xlsx')
    const format = formats.find(one => one === values.format)
    if (!format) throw new CannotStart(`Say which kind of file with --format: ${formats.join(', ')}.`)
    const { language } = values
    if (!isLanguage(language))
      throw new CannotStart(`"${language}" is not a language of Across. There is ${languages.join(', ')}.`)
    const isInternal = values.internal ?? false
    return await inside(async ({ responses, transact, wordsOf }) => {
      const slug = chosen(responses, values.response)
      const { bytes, count } = await transact(slug, async scene => {
        const entries = isInternal ? await everything(scene) : await whatIsPublic(scene)
        const data = { format, entries: entries.length, internal: isInternal }
        await append(scene, { type: 'directory.exported', subject: newId(), data })
        const asZip = file.endsWith('.zip')
        return {
          bytes: await written(scene, entries, format, wordsOf(language), asZip),
          count: entries.length,
        }
      })
      await writeWhole(resolve(file), bytes)
      say(
        `${count} ${count === 1 ? 'service' : 'services'} of ${slug}${isInternal ? '' : ', public ones only'}: ${file}`,
      )
      return 0
    })
  },
}

async function everything(scene: Scene): Promise<Entry[]> {
  return withoutProtected(await readableEntries(scene, null))
}

/** Read as somebody without an account reads it. */
async function whatIsPublic(scene: Scene): Promise<Entry[]> {
  const { tx, response, now } = scene
  await tx`select set_config('across.scope', '', true)`
  const entries = await readableEntries(scene, null)
  await tx`select set_config('across.scope', 'system', true)`
  const today = localTimeOf(now, response.timeZone).day
  const settings = freshnessSettings(response)
  return withoutProtected(entries).filter(
    entry => entry.visibility === 'public' && isOffered(entry, today, settings),
  )
}

function withoutProtected(entries: Entry[]): Entry[] {
  return entries.map(entry => ({
    ...entry,
    sites: entry.sites.filter(site => !site.location.protected),
  }))
}

async function written(
  { tx, response }: Scene,
  entries: Entry[],
  format: Format,
  words: Words,
  asZip: boolean,
): Promise<Uint8Array> {
  const ids = [...new Set(entries.map(entry => entry.organisationId))]
  const organisations = await organisationsOf(tx, response.id, ids)
  if (format === 'hsds') {
    const services = servicesFrom(organisations, entries, true)
    return asZip ? await zipped(packageOf(services)) : Buffer.from(JSON.stringify(services))
  }
  const sheet = sheetOf(entries, words, id => organisations.get(id)?.kind ?? '')
  return format === 'csv' ? Buffer.from(csvOf(sheet)) : await workbookOf([sheet], words.direction)
}

/** The name appears when the file is whole, and never in place of another. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  if (existsSync(file)) throw new CannotStart(`${file} is there already. Name another file.`)
  const growing = join(dirname(file), `.${randomUUID()}`)
  try {
    await writeFile(growing, bytes, { flag: 'wx', mode: 0o600 })
    await rename(growing, file)
  } catch (error) {
    await rm(growing, { force: true })
    throw new CannotStart(`${file} cannot be written (${errorCode(error)}). Name another place.`)
  }
}
