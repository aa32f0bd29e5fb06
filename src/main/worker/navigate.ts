// Going to a page: the network first, but not for longer than somebody waits. What comes from the network is never
// kept: a page of a signed-in person is theirs alone.
import { keepAnswer } from './answers.ts'
import { draw, type Scene } from './draw.tsx'
import { calmScreen, findScreen } from './screens.tsx'
import { currentLanguage, ownerIn, type Place, placeOf, unlocked, wordsFor } from './state.ts'
import { takenForm } from './taken.ts'

const patience = 4000

export async function answerNavigation(request: Request): Promise<Response> {
  if (request.method !== 'GET') return await answerForm(request)
  const fromNetwork = fetch(request)
  const slow = new Promise<'slow'>(resolve => setTimeout(() => resolve('slow'), patience))
  const first = await Promise.race([fromNetwork.catch(() => 'unreachable' as const), slow])
  if (first instanceof Response) {
    // What stands before us is there and its product is not: a proxy says so with these.
    return [502, 504].includes(first.status) ? ((await here(request)) ?? first) : first
  }
  const drawn = await here(request)
  if (drawn) return drawn
  return first === 'slow' ? await fromNetwork.catch(() => calm(request)) : await calm(request)
}

/** A form goes to the server; an answer that does not get there is kept, under the same id. */
async function answerForm(request: Request): Promise<Response> {
  const copy = request.clone()
  try {
    return await fetch(request)
  } catch {
    const next = await keepAnswer(copy)
    return next ? Response.redirect(new URL(next, request.url).href, 303) : await calm(request)
  }
}

/** What scripts ask for to seal: from the phone where there is no network. */
export async function answerStatement(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const parts = /^\/r\/([^/]+)\/teams\/([0-9a-f-]{36})\/statement$/.exec(new URL(request.url).pathname)
    const open = unlocked()
    const form = open?.owner.startsWith(`${parts?.[1]}/`) ? await takenForm(open) : undefined
    const stated = form?.value.keys.find(({ team }) => team === parts?.[2])
    if (!stated) throw error
    return new Response(JSON.stringify(stated), { headers: { 'content-type': 'application/json' } })
  }
}

/** The page from this phone, where it can be drawn here. */
async function here(request: Request): Promise<Response | undefined> {
  const scene = await sceneOf(request)
  if (!scene) return undefined
  try {
    const screen = await findScreen(scene, pathBelow(scene))
    return screen && (await draw(scene, screen))
  } catch (error) {
    // What was taken along by another version may not fit these views: then this page waits for the network.
    console.error(error)
    return await calm(request)
  }
}

async function calm(request: Request): Promise<Response> {
  const scene = await sceneOf(request)
  // A phone that has never been to a response has nothing to draw with; the browser's own page says it.
  return scene ? await draw(scene, calmScreen(scene)) : Response.error()
}

export async function sceneOf(request: Request): Promise<Scene | undefined> {
  const url = new URL(request.url)
  const slug = /^\/r\/([a-z][a-z0-9-]{1,30})(?:\/|$)/.exec(url.pathname)?.[1]
  const place: Place | undefined = slug ? await placeOf(slug) : undefined
  if (!place) return undefined
  const words = await wordsFor(await currentLanguage(), place.timeZone)
  const owner = await ownerIn(place.slug)
  const at = (path: string) => `/r/${place.slug}${path}`
  return { words, place, url, person: owner?.person, now: new Date(), at }
}

function pathBelow({ url, place }: Scene): string {
  return url.pathname.slice(`/r/${place.slug}`.length).replace(/\/$/, '')
}
