// The way into learning: its rooms, each in a sentence.
import { type Answer, page } from '../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../kernel/endpoint.ts'
import { Card, Cards } from '../../ui/list.tsx'
import { PageHead } from '../../ui/page-head.tsx'

export const routes: Route[] = [get('/r/:response/learning', showRooms)]

const rooms = ['sessions', 'competencies'] as const

async function showRooms(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at } = x
  return page(
    words.say('learning.title'),
    <>
      <PageHead title={words.say('learning.title')} lead={words.say('learning.lead')} />
      <Cards>
        {rooms.map(room => (
          <Card title={words.say(`learning.${room}`)} href={at(`/learning/${room}`)}>
            <p>{words.say(`learning.${room}.what`)}</p>
          </Card>
        ))}
      </Cards>
    </>,
    { current: 'learning' },
  )
}
