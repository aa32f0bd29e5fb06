// Puts a page into the frame of the product: its navigation, its account menu, the notice of what was just done.
import type { Child } from 'hono/jsx'
import { hasRole, type Person } from '../kernel/actor.ts'
import { type Page, page } from '../kernel/answer.ts'
import type { Exchange } from '../kernel/endpoint.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Words } from '../kernel/words.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Layout, type NavItem } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { barTexts } from './outbox-texts.ts'

export function frame(x: Exchange, drawn: Page): Child {
  const { words, maybeResponse: response, actor } = x
  const person = actor.kind === 'person' ? actor : undefined
  const at = (path: string) => (response ? x.at(path) : '/')
  return (
    <Layout
      words={words}
      title={drawn.title}
      assets={x.installation.assets}
      nav={response ? navigationOf(words, person, at) : []}
      current={drawn.current === undefined ? undefined : at(`/${drawn.current}`)}
      address={x.request.method === 'GET' ? x.url.pathname + x.url.search : x.url.pathname}
      person={
        person && {
          name: person.name,
          links: [
            { href: at('/account'), label: words.say('main.account') },
            { href: at('/devices'), label: words.say('offline.devices.title') },
          ],
          signOut: at('/sign-out'),
        }
      }
      response={response && { name: words.pick(response.name), href: at('/') }}
      banner={response?.demonstration ? words.say('main.demonstration') : undefined}
      notice={<Done words={words} done={x.query.get('done')} />}
      footer={[
        { href: '/framework', label: words.say('main.nav.framework') },
        { href: '/join', label: words.say('live.join.title') },
        { href: '/privacy', label: words.say('main.privacy') },
      ]}
      scripts={['outbox-bar', ...drawn.scripts]}
      styles={drawn.styles}
      outbox={{
        'data-response': response?.slug,
        'data-person': person?.id,
        'data-texts': barTexts(words),
      }}
      width={drawn.width}
    >
      {drawn.body}
    </Layout>
  )
}

/** Few entries, each only for whom it is meant. */
function navigationOf(words: Words, person: Person | undefined, at: (path: string) => string): NavItem[] {
  const item = (path: string, key: string): NavItem => ({
    href: at(path),
    label: words.say(`main.nav.${key}`),
  })
  const nav = [item('/services', 'services'), item('/guidance', 'guidance')]
  if (!person) return [...nav, { href: at('/sign-in'), label: words.say('main.signIn') }]
  const is = (role: Parameters<typeof hasRole>[1]) => hasRole(person, role)
  if (person.teams.length > 0) nav.push(item('/referrals', 'referrals'))
  nav.push(item('/learning', 'learning'))
  if (is('coordinator') || is('information-manager') || is('administrator'))
    nav.push(item('/referrals/counts', 'counts'))
  if (is('focal-point') || is('coordinator') || is('information-manager'))
    nav.push(item('/services/checks', 'checks'))
  const plans = is('focal-point') || is('coordinator') || is('facilitator') || is('administrator')
  if (plans) nav.push(item('/framework', 'framework'), item('/workplan/commitments', 'commitments'))
  // Whoever else leads or owns something finds the way there while a message waits for them.
  const unread = person.unread ?? 0
  if (plans || unread > 0) nav.push({ ...item('/due', 'due'), count: unread })
  if (is('administrator') || person.teams.some(team => team.lead)) nav.push(item('/people', 'people'))
  if (is('administrator')) nav.push(item('/settings', 'settings'))
  return nav
}

/** What the last act did. Only our own finished sentences can be shown, whatever the address says. */
function Done({ words, done }: { words: Words; done: string | null }) {
  if (!done || !/^[a-z]+\.done\.[\w.-]+$/.test(done) || !words.has(done)) return null
  return (
    <Notice words={words} kind="success" live>
      {words.say(done)}
    </Notice>
  )
}

export function problemPage(x: Exchange, problem: Problem): Page {
  const { words } = x
  const title = words.say(`main.problem.${problem.code}.title`)
  const what =
    problem.reason && words.has(problem.reason)
      ? words.say(problem.reason, problem.values)
      : words.say(`main.problem.${problem.code}.what`)
  return page(
    title,
    <>
      <PageHead title={title} lead={what} />
      <ButtonRow>
        {problem.code === 'not-signed-in' && x.maybeResponse ? (
          <Button href={x.at('/sign-in')}>{words.say('main.signIn')}</Button>
        ) : (
          <Button kind="secondary" href={x.maybeResponse ? x.at('/') : '/'}>
            {words.say('main.problem.back')}
          </Button>
        )}
      </ButtonRow>
    </>,
    { status: problem.status },
  )
}
