// Who may do what: every route × every person of the cast and nobody × own, neighbour's and stranger's things.
import { type CastName, cast } from '../../demo/country.ts'
import type { Browser, TestCountry } from '../support/app.ts'

export type Who = CastName | 'nobody'

export const everybody: CastName[] = Object.keys(cast) as CastName[]

/** 'may': answered, or told what to mend. 'sign-in': asked to sign in. 'hidden': not found, as if it were not there. */
export type Outcome = 'may' | 'sign-in' | 'hidden'

export type Row = {
  /** As the route list writes it, e.g. 'POST /r/:response/services/:id/confirmation'. */
  route: string
  /** Whose thing it is, in words: "a service of Safe Steps". Several rows of a route ask for several things. */
  thing: string
  /** The request; `~` at the head of the path stands for `/r/<slug>`. Made anew for every person who asks. */
  request: (country: TestCountry, who: Who) => Asked | Promise<Asked>
  /** The people of the cast who may. Everybody else is answered as if it were not there. */
  may: CastName[]
  /** What somebody without an account gets; 'sign-in' unless said. */
  nobody?: Outcome
}

export type Asked = {
  path: string
  fields?: Record<string, string | string[]>
  json?: unknown
  /** Posted as a form with files. */
  upload?: boolean
}

export function outcomeOf(response: Response): Outcome | `broken (${number})` {
  const { status } = response
  const location = response.headers.get('location') ?? ''
  if (status === 401 || (status === 303 && /\/(sign-in|proof)(\?|$)/.test(location))) return 'sign-in'
  if (status === 404) return 'hidden'
  // 409, 410, 413, 415, 422: the person may, only not this or not now.
  if (status < 400 || [400, 409, 410, 413, 415, 422].includes(status)) return 'may'
  return `broken (${status})`
}

export async function ask(country: TestCountry, browser: Browser, row: Row, who: Who): Promise<Response> {
  const asked = await row.request(country, who)
  if (asked.upload) return browser.upload(asked.path)
  if (asked.json !== undefined) return browser.postJson(asked.path, asked.json)
  return row.route.startsWith('POST ') ? browser.post(asked.path, asked.fields) : browser.get(asked.path)
}

/** Asks as everybody, those who may not first, and lists where the answer differs from the row. */
export async function differences(country: TestCountry, other: TestCountry, row: Row): Promise<string[]> {
  const expected = (who: Who): Outcome =>
    who === 'nobody' ? (row.nobody ?? 'sign-in') : row.may.includes(who) ? 'may' : 'hidden'
  const order: Who[] = ['nobody', ...everybody.filter(who => !row.may.includes(who)), ...row.may]
  const found: string[] = []
  for (const who of order) {
    const browser = await country.browser(who === 'nobody' ? undefined : who)
    const outcome = outcomeOf(await ask(country, browser, row, who))
    if (outcome !== expected(who))
      found.push(`${row.route} (${row.thing}): ${who} got ${outcome}, not ${expected(who)}`)
  }
  // Somebody of another response is nobody here, whatever they are at home.
  if (row.route.includes('/r/:response')) {
    const abroad = await other.browser('ibrahim')
    const asked = await row.request(country, 'nobody')
    const path = asked.path.replace(/^~/, `/r/${country.slug}`)
    const response = asked.upload
      ? await abroad.upload(path)
      : asked.json !== undefined
        ? await abroad.postJson(path, asked.json)
        : row.route.startsWith('POST ')
          ? await abroad.post(path, asked.fields)
          : await abroad.get(path)
    const outcome = outcomeOf(response)
    if (outcome !== (row.nobody ?? 'sign-in'))
      found.push(`${row.route} (${row.thing}): somebody of another response got ${outcome}`)
  }
  return found
}
