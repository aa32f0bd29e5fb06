// The first pages: of the installation, and of a response.
import { hasRole } from '../../../kernel/actor.ts'
import { type Answer, page, redirect } from '../../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../../kernel/endpoint.ts'
import { holdersOf } from '../commands.ts'
import { listResponses } from '../store/responses.ts'
import { ChooseResponse, FirstSteps, Home, ResponseDoors } from '../views/home.tsx'

export const routes: Route[] = [
  get('/', home),
  get('/sign-in', chooseResponse),
  get('/r/:response', responseHome),
  get('/r/:response/', responseHome),
]

async function home(x: Exchange): Promise<Answer> {
  if (x.actor.kind === 'person') return redirect(x.at('/'))
  const responses = (await listResponses(x.tx)).filter(response => !response.demonstration)
  return page(
    'Across',
    <Home words={x.words} responses={responses} demonstration={mayExplore(x, responses)} />,
  )
}

/** A machine without a real response can be looked around in by anybody; another only where its keeper wants it. */
function mayExplore(x: Exchange, real: unknown[]): boolean {
  return x.installation.demonstration || real.length === 0
}

async function chooseResponse(x: Exchange): Promise<Answer> {
  const responses = await listResponses(x.tx)
  const [only] = responses
  if (!only) return redirect('/')
  if (responses.length === 1) return redirect(`/r/${only.slug}/sign-in`)
  return page(x.words.say('accounts.sign-in'), <ChooseResponse words={x.words} responses={responses} />)
}

/** Somebody known is led to what they come for; everybody else is shown the doors. */
async function responseHome(x: Exchange): Promise<Answer> {
  const { actor, words } = x
  if (actor.kind !== 'person')
    return page(words.pick(x.response.name), <ResponseDoors words={words} response={x.response} />)
  // What was just done is said on the page where one arrives.
  const done = x.query.get('done') ?? undefined
  const sets = hasRole(actor, 'administrator') && actor.teams.length === 0
  // Whoever coordinates comes for what is overdue and who is silent; their team's referrals are told there as well.
  if (!sets && (hasRole(actor, 'coordinator') || hasRole(actor, 'focal-point')))
    return redirect(x.at('/due'), done)
  if (actor.teams.length > 0) return redirect(x.at('/referrals'), done)
  if (!sets) return redirect(x.at('/services'), done)
  const alone = (await holdersOf(x, 'administrator')).length < 2
  return page(words.say('accounts.steps'), <FirstSteps words={words} at={x.at} alone={alone} />)
}
