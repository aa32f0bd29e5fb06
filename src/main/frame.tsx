// Puts a page into the frame of the product: its navigation, its account menu, the notice of what was just done.
import { hasRole, type Person, type Role } from '../kernel/actor.ts'
import { type Page, page } from '../kernel/answer.ts'
import type { Exchange, Framed } from '../kernel/endpoint.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Words } from '../kernel/words.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Layout, type NavItem } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { barTexts } from './outbox-texts.ts'

export function frame(x: Exchange, drawn: Page): Framed {
  const { words, maybeResponse: response, actor, url } = x
  const person = actor.kind === 'person' ? actor : undefined
  const at = (path: string) => (response ? x.at(path) : '/')
  const { title, scripts, styles, width } = drawn
  const said = {
    title,
    styles,
    width,
    scripts: ['outbox-bar', ...scripts],
    nav: response ? navigationOf(words, person, at) : [],
    current: drawn.current === undefined ? undefined : at(`/${drawn.current}`),
    address: x.request.method === 'GET' ? url.pathname + url.search : url.pathname,
    person: person && {
      name: person.name,
      links: [
        { href: at('/account'), label: words.say('main.account') },
        { href: at('/devices'), label: words.say('offline.devices.title') },
      ],
      signOut: at('/sign-out'),
    },
    response: response && { name: words.pick(response.name), href: at('/') },
    banner: response?.demonstration ? words.say('main.demonstration') : undefined,
    footer: [
      { href: '/framework', label: words.say('main.nav.framework') },
      { href: '/join', label: words.say('live.join.title') },
      { href: '/privacy', label: words.say('main.privacy') },
    ],
  }
  const done = doneOf(words, x.query.get('done'))
  const whose = { 'data-response': response?.slug, 'data-person': person?.id }
  return {
    says: JSON.stringify([words.language, response?.timeZone, said, done, whose]),
    draw: () => (
      <Layout
        {...said}
        words={words}
        assets={x.installation.assets}
        notice={
          done && (
            <Notice words={words} kind="success" live>
              {done}
            </Notice>
          )
        }
        outbox={{ ...whose, 'data-texts': barTexts(words) }}
      >
        {drawn.body}
      </Layout>
    ),
  }
}

/** Few entries, each only for whom it is meant; what they come for first. */
function navigationOf(words: Words, person: Person | undefined, at: (path: string) => string): NavItem[] {
  const item = (path: string, key: string): NavItem => ({
    href: at(path),
    label: words.say(`main.nav.${key}`),
  })
  const [services, guidance] = [item('/services', 'services'), item('/guidance', 'guidance')]
  if (!person) return [services, guidance, { href: at('/sign-in'), label: words.say('main.signIn') }]
  const is = (...roles: Role[]) => roles.some(role => hasRole(person, role))
  const plans = is('focal-point', 'coordinator', 'facilitator', 'administrator')
  // Whoever else leads or owns something finds the way there while a message waits for them.
  const unread = person.unread ?? 0
  const due = { ...item('/due', 'due'), count: unread }
  const mine = person.teams.length > 0 ? [item('/referrals', 'referrals')] : []
  const learning = item('/learning', 'learning')
  const counts = is('coordinator', 'information-manager', 'administrator')
    ? [item('/referrals/counts', 'counts')]
    : []
  const checks = is('focal-point', 'coordinator', 'information-manager')
    ? [item('/services/checks', 'checks')]
    : []
  const people =
    is('administrator') || person.teams.some(team => team.lead) ? [item('/people', 'people')] : []
  const settings = is('administrator') ? [item('/settings', 'settings')] : []
  if (!plans)
    return [
      services,
      guidance,
      ...mine,
      learning,
      ...counts,
      ...checks,
      ...(unread > 0 ? [due] : []),
      ...people,
    ]
  const commitments = item('/workplan/commitments', 'commitments')
  const framework = item('/framework', 'framework')
  const first = [due, services, ...mine, commitments, ...counts, ...checks]
  return [...first, framework, guidance, learning, ...people, ...settings]
}

/** What the last act did. Only our own finished sentences can be shown, whatever the address says. */
function doneOf(words: Words, done: string | null): string | undefined {
  if (!done || !/^[a-z]+\.done\.[\w.-]+$/.test(done) || !words.has(done)) return undefined
  return words.say(done)
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
