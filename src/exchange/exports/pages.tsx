// Taking the directory out as a file. A posting, because it is told in the trail; what comes out is what this person may
// read, without any protected place.
import { type Answer, file, page, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { append } from '../../kernel/event.ts'
import { newId } from '../../kernel/id.ts'
import { must } from '../../kernel/problem.ts'
import { isSector, sectors } from '../../modules/accounts/sectors.ts'
import { mayExport } from '../../modules/directory/imports/policy.ts'
import { servicesFrom } from '../hsds/out.ts'
import { packageOf } from '../hsds/package.ts'
import { organisationsOf } from '../hsds/store.ts'
import { zipped } from '../hsds/zipped.ts'
import { csvOf, workbookOf } from '../tabular/workbook.ts'
import { sheetOf } from '../tabular/write-rows.ts'
import { readableEntries } from './store.ts'
import { Exports } from './views.tsx'

const formats = ['xlsx', 'csv', 'hsds-json', 'hsds-package'] as const

export const routes: Route[] = [
  get('/r/:response/exports', showExports),
  post('/r/:response/exports', exportDirectory, { cost: 20 }),
]

async function showExports(x: Exchange): Promise<Answer> {
  x.person()
  return exportsPage(x)
}

function exportsPage(x: Exchange, error?: string) {
  must(mayExport(x.actor))
  return page(
    x.words.say('exchange.export.title'),
    <Exports
      words={x.words}
      at={x.at}
      sectors={sectors.filter(sector => x.words.has(`accounts.sector.${sector}`))}
      error={error}
    />,
    { current: 'services' },
  )
}

async function exportDirectory(x: Exchange): Promise<Answer> {
  x.person()
  must(mayExport(x.actor))
  const format = formats.find(one => one === x.fields.text('format'))
  if (!format) return refused(exportsPage(x, x.words.say('exchange.problem.format-needed')))
  const sector = x.fields.text('sector')
  const entries = await readableEntries(x, isSector(sector) ? sector : null)
  await append(x, { type: 'directory.exported', subject: newId(), data: { format, entries: entries.length } })
  const organisations = await organisationsOf(x.tx, x.response.id, [
    ...new Set(entries.map(entry => entry.organisationId)),
  ])
  const name = `directory-${x.response.slug}-${x.now.toISOString().slice(0, 10)}`
  if (format === 'hsds-json')
    return file(
      'application/json',
      JSON.stringify(servicesFrom(organisations, entries, true)),
      `${name}.json`,
    )
  if (format === 'hsds-package')
    return file(
      'application/zip',
      await zipped(packageOf(servicesFrom(organisations, entries, true))),
      `${name}.zip`,
    )
  const sheet = sheetOf(entries, x.words, id => organisations.get(id)?.kind ?? '')
  if (format === 'csv') return file('text/csv; charset=utf-8', csvOf(sheet), `${name}.csv`)
  return file(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await workbookOf([sheet], x.words.direction),
    `${name}.xlsx`,
  )
}
