// The way into learning: its rooms, each in a sentence, for whom they are meant.
import { type Answer, page } from '../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../kernel/endpoint.ts'
import { Card, Cards } from '../../ui/list.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { mayReadCoverage } from './induction/policy.ts'

export const routes: Route[] = [get('/r/:response/learning', showRooms)]

async function showRooms(x: Exchange): Promise<Answer> {
  const person = x.person()
  const { words, at } = x
  const rooms = [
    { path: 'plans', title: 'plans.title', what: 'plans.lead' },
    { path: 'sessions', title: 'learning.sessions', what: 'learning.sessions.what' },
    { path: 'competencies', title: 'learning.competencies', what: 'learning.competencies.what' },
    ...(mayReadCoverage(person)
      ? [{ path: 'induction', title: 'induction.title', what: 'induction.lead' }]
      : []),
  ]
  return page(
    words.say('learning.title'),
    <>
      <PageHead title={words.say('learning.title')} lead={words.say('learning.lead')} />
      <Cards>
        {rooms.map(({ path, title, what }) => (
          <Card title={words.say(title)} href={at(`/learning/${path}`)}>
            <p>{words.say(what)}</p>
          </Card>
        ))}
      </Cards>
    </>,
    { current: 'learning' },
  )
}
