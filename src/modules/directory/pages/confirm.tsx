// Behind a confirmation link: no account, nothing but the entries it names.
import { type Answer, page, redirect } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isId } from '../../../kernel/id.ts'
import { Problem } from '../../../kernel/problem.ts'
import { answerLink, type LinkAnswer, openLink } from '../commands/links.ts'
import { todayOf } from '../commands/today.ts'
import { ConfirmPage } from '../views/confirm.tsx'
import { readRoom } from './checks.tsx'

export async function showConfirm(x: Exchange): Promise<Answer> {
  const { entries } = await openLink(x, x.installation.secret, x.params.token!)
  return page(
    x.words.say('directory.link.title'),
    <ConfirmPage
      words={x.words}
      action={x.at(`/confirm/${x.params.token}`)}
      entries={entries}
      today={todayOf(x)}
    />,
  )
}

export async function postConfirm(x: Exchange): Promise<Answer> {
  const service = x.fields.text('service')
  await answerLink(
    x,
    x.installation.secret,
    x.params.token!,
    isId(service) ? service : undefined,
    readAnswer(x),
  )
  return redirect(x.at(`/confirm/${x.params.token}`), 'directory.done.thanks')
}

function readAnswer(x: Exchange): LinkAnswer {
  const answer = x.fields.text('answer')
  if (answer === 'right' || answer === 'ended') return { kind: answer }
  if (x.fields.has('room')) return { kind: 'room', ...readRoom(x) }
  throw new Problem('not-valid')
}
