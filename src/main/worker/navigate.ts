// Going to a page: the network first, but not for longer than somebody waits. What comes from the network is never
// kept: a page of a signed-in person is theirs alone.
import { draw, type Scene } from './draw.tsx'
import { calmScreen, findScreen } from './screens.tsx'
import { currentLanguage, ownerIn, type Place, placeOf, wordsFor } from './state.ts'

const patience = 4000

export async function answerNavigation(request: Request): Promise<Response> {
  const fromNetwork = fetch(request)
  if (request.method !== 'GET') return await fromNetwork.catch(() => calm(request))
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

/** The page from this phone, where it can be drawn here. */
async function here(request: Request): Promise<Response | undefined> {
  const scene = await sceneOf(request)
  if (!scene) return undefined
  const screen = await findScreen(scene, pathBelow(scene))
  return screen && (await draw(scene, screen))
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
