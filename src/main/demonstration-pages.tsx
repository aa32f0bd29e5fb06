// The demonstration: an invented country that is planted into an empty installation with one click, and whose people
// can be entered with one click. A response that is not marked as a demonstration knows none of this.
import { type CastName, cast, country, organisations, teams } from '../../demo/country.ts'
import { plantDemonstration } from '../../demo/demonstration.ts'
import { demonstrationWords } from '../../demo/keys.ts'
import { type Answer, page, redirect } from '../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../kernel/endpoint.ts'
import { append } from '../kernel/event.ts'
import { newId } from '../kernel/id.ts'
import { becomeSystem } from '../kernel/jobs.ts'
import { must } from '../kernel/problem.ts'
import { openSession, sessionCookie } from '../kernel/session.ts'
import { PostButton } from '../ui/button.tsx'
import { Card, Cards } from '../ui/list.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Tag } from '../ui/tag.tsx'
import { Code } from '../ui/text.tsx'

/**
 * A machine is a demonstration while it holds no real response, or when whoever runs it says so. On any other, nothing
 * here can be found.
 */
async function mustBeDemonstration(x: Exchange): Promise<void> {
  const [real] = await x.tx`select 1 from response where not demonstration limit 1`
  must(x.installation.demonstration || real === undefined)
}

async function explore(x: Exchange): Promise<Answer> {
  await mustBeDemonstration(x)
  const [existing] = await x.tx<{ slug: string }[]>`
    select slug from response where demonstration order by created_at limit 1`
  if (existing) return redirect(`/r/${existing.slug}/demonstration`)
  const { secret } = x.installation
  await plantDemonstration(x.tx, { responseId: newId(), slug: country.slug, now: x.now, secret })
  return redirect(`/r/${country.slug}/demonstration`)
}

async function showCast(x: Exchange): Promise<Answer> {
  must(x.response.demonstration)
  await mustBeDemonstration(x)
  const { words } = x
  const title = words.say('main.cast.title')
  return page(
    title,
    <>
      <PageHead title={title} lead={words.say('main.cast.lead')} />
      <Notice words={words} title={words.say('main.cast.words.title')}>
        <p>
          <Code>{demonstrationWords}</Code>
        </p>
        <p>{words.say('main.cast.words')}</p>
      </Notice>
      <Cards>
        {Object.entries(cast).map(([name, person]) => (
          <Card
            title={person.name}
            tags={person.roles.map(({ role }) => <Tag>{words.say(`accounts.role.${role}`)}</Tag>)}
            meta={[
              words.pick(organisations[person.organisation]!.name),
              ...('team' in person ? [words.pick(teams[person.team]!.name)] : []),
            ].join(' · ')}
            actions={
              <PostButton action={x.at('/demonstration/entry')} values={{ who: name }} kind="secondary">
                {words.say('main.cast.enter', { name: person.name.split(' ')[0]! })}
              </PostButton>
            }
          >
            {words.say(`main.cast.${name}`)}
          </Card>
        ))}
      </Cards>
    </>,
    { width: 'wide' },
  )
}

async function enterAs(x: Exchange): Promise<Answer> {
  must(x.response.demonstration)
  await mustBeDemonstration(x)
  const who = x.fields.text('who')
  must(isCastName(who))
  const { id, language, team } = { team: undefined, ...cast[who] }
  // Opened without a proof of who it is, which only this response allows.
  await becomeSystem({ tx: x.tx, responseId: x.response.id })
  const token = await openSession(x, id, 'demonstration')
  await append(x, { type: 'demonstration.entered', subject: id })
  const cookie = sessionCookie(x.installation.origin)
  x.setCookie(cookie.name, token, cookie.attributes)
  x.setCookie('across-language', language, 'Path=/; SameSite=Lax; Max-Age=31536000')
  return redirect(x.at(team ? '/referrals' : '/services'))
}

function isCastName(name: string): name is CastName {
  return Object.hasOwn(cast, name)
}

export const routes: Route[] = [
  post('/demonstration', explore),
  get('/r/:response/demonstration', showCast),
  post('/r/:response/demonstration/entry', enterAs),
]
