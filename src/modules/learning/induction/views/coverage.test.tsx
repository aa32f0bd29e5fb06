// What is kept back cannot be read from the order of the lines either.
import { expect, it } from 'vitest'
import { nobody } from '../../../../kernel/actor.ts'
import { makeAllWords, readMessages } from '../../../../main/messages.ts'
import { CoveragePage } from './coverage.tsx'

const words = makeAllWords(
  await readMessages(new URL('../../../../../content/locales', import.meta.url).pathname),
)('en')

it('a line that is kept back stands by its name, after those that are shown', async () => {
  const line = (key: string, overdue: number) => ({ key, state: 'overdue' as const, people: overdue })
  const covered = [line('c', 3), line('e', 12), line('a', 1), line('d', 40), line('b', 4)]
  const names = new Map(covered.map(({ key }) => [key, `Place ${key}`]))
  const html = String(
    await (
      <CoveragePage
        words={words}
        at={path => path}
        actor={nobody}
        side="area"
        covered={covered}
        names={names}
      />
    ),
  )
  expect([...html.matchAll(/Place (\w)/g)].map(([, key]) => key)).toEqual(['d', 'e', 'a', 'b', 'c'])
})
