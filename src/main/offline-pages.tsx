// The pages about this phone, as the server gives them.
import { type Answer, page } from '../kernel/answer.ts'
import { type Exchange, get, type Route } from '../kernel/endpoint.ts'
import { OutboxList } from './offline-views.tsx'

async function showOutbox(x: Exchange): Promise<Answer> {
  const person = x.person()
  const { words, installation } = x
  return page(
    words.say('offline.outbox.title'),
    <OutboxList
      words={words}
      at={x.at}
      response={x.response.slug}
      person={person.id}
      messages={installation.assets(`locales/${words.language}.json`).path}
    />,
    { scripts: ['outbox-list'] },
  )
}

export const routes: Route[] = [get('/r/:response/outbox', showOutbox)]
