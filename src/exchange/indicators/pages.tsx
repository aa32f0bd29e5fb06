// Definitions of indicators in and out: look first at what would change, then take it over.
import * as v from 'valibot'
import { page } from '../../kernel/answer.ts'
import { bringDefinitions, listBrought } from '../../modules/workplan/indicators/commands/definitions.ts'
import { Brought } from '../../modules/workplan/indicators/model.ts'
import { mayBringDefinitions } from '../../modules/workplan/indicators/policy.ts'
import { bookRoutes } from '../tabular/book-routes.ts'
import { definitionsBook } from './book.ts'
import { readDefinitions } from './read.ts'
import { BookPage, DefinitionsPreview } from './views.tsx'

const current = 'workplan/commitments'

export const routes = bookRoutes({
  name: 'indicators',
  path: '/workplan/workbook/indicators',
  mayBring: mayBringDefinitions,
  current,
  page: (x, error) =>
    page(
      x.words.say('indicators.book.title'),
      <BookPage
        words={x.words}
        at={x.at}
        brings={mayBringDefinitions(x.actor)}
        errors={error === undefined ? {} : { files: error }}
      />,
      { current },
    ),
  write: async x => {
    const definitions = await listBrought(x)
    return { bytes: await definitionsBook(x.words, definitions), count: definitions.length }
  },
  look: async (x, file) => {
    const wordsOf = (language: Parameters<typeof x.installation.wordsOf>[0]) =>
      x.installation.wordsOf(language, x.response.timeZone)
    const read = await readDefinitions(file, { wordsOf, words: x.words })
    const outcomes = await bringDefinitions(
      x,
      read.rows.flatMap(({ brought }) => (brought ? [brought] : [])),
      { preview: true },
    )
    return <DefinitionsPreview words={x.words} at={x.at} read={read} outcomes={outcomes} />
  },
  sent: v.array(Brought),
  takeOver: async (x, definitions) => {
    await bringDefinitions(x, definitions)
  },
  after: { path: '/workplan/indicators/definitions', done: 'indicators.done.brought' },
})
