// What came of a session: read, proposed from, taken along as a file.
import { type Answer, file, page, redirect } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { newId } from '../../../../kernel/id.ts'
import { must } from '../../../../kernel/problem.ts'
import { toResults } from '../addresses.ts'
import { listTopics, listWaiting } from '../attendance/commands.ts'
import { takeAlong } from '../commands/carrying.ts'
import { openResults, proposeLine } from '../commands/results.ts'
import { mayLead, mayProposeFromSession } from '../policy.ts'
import { ResultsPage } from '../views/results.tsx'
import { keptId, wholeNumber } from './forms.ts'
import { idOf } from './seat-cookie.ts'

export async function showResults(x: Exchange): Promise<Answer> {
  const { words, at } = x
  const actor = x.person()
  const outcome = await openResults(x, idOf(x))
  const leads = mayLead(actor)
  const topics = leads ? await listTopics(x) : []
  const waiting = (await listWaiting(x)).filter(({ sessionId }) => sessionId === outcome.session.id)
  return page(
    words.say('live.report.title'),
    <ResultsPage
      words={words}
      at={at}
      outcome={outcome}
      mayLead={leads}
      {...{ topics, waiting }}
      mayPropose={sector => mayProposeFromSession(actor, sector)}
      ids={() => newId()}
    />,
    { styles: ['live'], scripts: ['print-button'], current: 'learning' },
  )
}

export async function postProposal(x: Exchange): Promise<Answer> {
  x.person()
  const id = idOf(x)
  const { fields } = x
  const key = fields.text('key')
  const table = wholeNumber(fields.text('table'))
  const { isNew } = await proposeLine(x, id, {
    id: keptId(x),
    table,
    question: fields.text('question'),
    key,
    nodeId: fields.text(`node:${key.slice(0, 12)}:${table}`),
  })
  const done = isNew ? 'live.done.proposed' : 'live.done.there'
  return redirect(`${toResults(x.at, id)}?done=${done}#line-${key.slice(0, 12)}`)
}

export async function sendResults(x: Exchange): Promise<Answer> {
  must(mayLead(x.person()))
  const text = await takeAlong(x, idOf(x))
  return file('application/json', text, 'session-results.json')
}
