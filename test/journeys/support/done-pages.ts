// Pages that no link leads to: one comes upon them by doing something first. Each is reached as a person reaches it.
import { TOTP } from 'otpauth'
import { organisations, teams } from '../../../demo/country.ts'
import { newId } from '../../../src/kernel/id.ts'
import { cookieOf, type FoundPage } from './pages.ts'
import type { Product } from './product.ts'

type Hand = {
  /** Where the answer leads or '', its text, and the cookie that holds from here on. */
  post(path: string, body: Record<string, string> | FormData): Promise<{ to: string; text: string }>
  get(path: string): Promise<string>
  cookie(): string
}

export async function findPagesByDoing(product: Product): Promise<FoundPage[]> {
  const at = (path: string) => `/r/${product.slug}${path}`
  const account = (path: string) => ({ route: `/r/:response${path}`, path: at(path) })
  const samir = handOf(product, await cookieOf(product, 'samir'))
  const jonas = handOf(product, await cookieOf(product, 'jonas'))

  const waiting = await invite(product, samir)
  const link = await confirmationLink(samir, at)
  const draft = await bringList(jonas, at)
  const staff = await bringStaff(samir, at)
  const { held, halfIn } = await joinWithCode(product, await invite(product, samir), at)
  const cookie = async () => held

  const session = await liveSession(product, at)
  const toSign = await signingLink(handOf(product, await cookieOf(product, 'claire')), at)

  return [
    ...session,
    { route: '/join/:token', path: waiting, who: 'nobody' },
    { route: '/r/:response/confirm/:token', path: link, who: 'nobody' },
    { route: '/r/:response/imports/:id', path: draft, who: 'jonas' },
    { ...account('/imports/findings'), who: 'jonas' },
    { route: '/r/:response/learning/induction/lists/:id', path: `${staff}?show=asked`, who: 'samir' },
    { route: '/r/:response/sign/:token', path: toSign, who: 'nobody' },
    { ...account('/services/places'), who: 'nobody' },
    { ...account('/services/unmet-needs/told'), who: 'nobody' },
    { ...account('/proof'), who: 'daniel' },
    { ...account('/sign-in/code'), who: 'half in', cookie: halfIn },
    ...['/account/password', '/account/code', '/account/passkeys'].map(path => ({
      ...account(path),
      who: 'newcomer' as const,
      cookie,
    })),
  ]
}

/** A session that was led to its end, as somebody who took part sees it then, and at home. */
async function liveSession(product: Product, at: (path: string) => string): Promise<FoundPage[]> {
  const amina = handOf(product, await cookieOf(product, 'amina'))
  const id = newId()
  const fields = {
    planId: 'working-across-sectors',
    title: 'Short',
    language: 'en',
    by: 'evenly',
    topics: 'referral',
  }
  await amina.post(at('/learning/sessions'), { id, ...fields, day: '2026-11-30', time: '09:00' })
  const phone = handOf(product, '')
  const part = at(`/live/${id}`)
  await phone.post(`${part}/seat`, { sector: 'health', where: 'room' })
  await phone.post(`${part}/log`, { log: 'Mine', promise: 'Call her' })
  const { text } = await phone.post(`${part}/log/link`, {})
  await amina.post(at(`/learning/sessions/${id}/ending`), {})
  const kept = must(/\/r\/[\w-]+\/learning-log\/[\w-]{43}/.exec(text)?.[0], 'a log to take home')
  const held = phone.cookie()
  const own = { who: 'participant' as const, cookie: async () => held }
  return [
    { route: '/r/:response/live/:id', path: part, ...own },
    { route: '/r/:response/live/:id/report', path: `${part}/report`, ...own },
    { route: '/r/:response/live/:id/log/link', path: `${part}/log/link`, ...own },
    { route: '/r/:response/learning-log/:token', path: kept, who: 'nobody' },
  ]
}

/** @returns the path of the link by which a guard of Bright Path signs */
async function signingLink(hand: Hand, at: (path: string) => string): Promise<string> {
  const { text: list } = await hand.post(at('/learning/induction/staff/found'), { q: 'Mosa' })
  const person = must(/\/induction\/staff\/([0-9a-f-]{36})"/.exec(list)?.[1], 'a guard on the list')
  const { text } = await hand.post(at(`/learning/induction/staff/${person}/signing-link`), {})
  return must(/\/r\/[\w-]+\/sign\/[\w-]{43}/.exec(text)?.[0], 'a link to sign')
}

/** @returns the path of the link that lets somebody join */
async function invite(product: Product, hand: Hand): Promise<string> {
  const fields = { id: newId(), into: `team:${teams.caseWork!.id}`, roles: 'worker' }
  const { text } = await hand.post(`/r/${product.slug}/invitations`, fields)
  return must(/(\/join\/[\w-]{43})"/.exec(text)?.[1], 'a link to join')
}

async function confirmationLink(hand: Hand, at: (path: string) => string): Promise<string> {
  const mine = await hand.get(at('/services/mine'))
  const service = must(/\/services\/([0-9a-f-]{36})[/"?]/.exec(mine)?.[1], 'a service of the team')
  // The team of the one who asks is of Safe Steps, and so are its services.
  const link = `${newId()} ${organisations.safeSteps!.id}`
  const { to } = await hand.post(at('/services/confirmation-links'), { link, service })
  return must(/\/r\/[\w-]+\/confirm\/[\w-]{43}/.exec(await hand.get(to))?.[0], 'a link to confirm')
}

async function bringList(hand: Hand, at: (path: string) => string): Promise<string> {
  const body = new FormData()
  body.append('id', newId())
  body.append('files', new Blob(['Place,Who,What\nDorun,Helpers,Soup\n']), 'list.csv')
  return must((await hand.post(at('/imports'), body)).to, 'a draft')
}

/** A list in which somebody may be here already. */
async function bringStaff(hand: Hand, at: (path: string) => string): Promise<string> {
  const body = new FormData()
  body.append('id', newId())
  const rows = ['Name,Role,Sector', 'Dina Farouk,guard,health', 'New Person,driver,health']
  body.append('files', new Blob([rows.join('\n')]), 'staff.csv')
  return must((await hand.post(at('/learning/induction/lists'), body)).to, 'a list of people')
}

/** Somebody new, with a password and a code: their session, and what a browser holds between password and code. */
async function joinWithCode(product: Product, link: string, at: (path: string) => string) {
  const password = 'a green ferry at dawn'
  const hand = handOf(product, '')
  await hand.post(link, { id: newId(), name: 'Omar Zaki', login: 'omar.zaki', password, language: 'en' })
  const page = await hand.get(at('/account/code'))
  const sealed = must(/name="sealed" value="([^"]+)"/.exec(page)?.[1], 'an offer')
  const secret = must(/<bdi class="code"[^>]*>([A-Z2-7 ]+)</.exec(page)?.[1], 'a secret').replaceAll(' ', '')
  await hand.post(at('/account/code'), { sealed, code: new TOTP({ secret }).generate() })
  return {
    held: hand.cookie(),
    /** Good for five minutes. */
    halfIn: async () => {
      const door = handOf(product, '')
      await door.post(at('/sign-in'), { login: 'omar.zaki', password })
      return door.cookie()
    },
  }
}

function handOf(product: Product, first: string): Hand {
  const cookies = new Map(first ? [first.split('=') as [string, string]] : [])
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(product.origin + path, {
      redirect: 'manual',
      ...init,
      headers: { origin: product.origin, cookie: cookie() },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookie,
    get: async path => (await send(path)).text(),
    post: async (path, body) => {
      const given = body instanceof FormData ? body : new URLSearchParams(body)
      const answer = await send(path, { method: 'POST', body: given })
      return { to: answer.headers.get('location') ?? '', text: await answer.text() }
    },
  }
}

function must(found: string | undefined, what: string): string {
  if (!found) throw new Error(`${what} was not found on the way`)
  return found
}
