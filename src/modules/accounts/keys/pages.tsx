// Pages of keys. What their elements send is in `pages/json.ts`.
import { type Answer, file, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { isId, newId } from '../../../kernel/id.ts'
import { must } from '../../../kernel/problem.ts'
import type { FieldErrors } from '../../../ui/form.tsx'
import { own } from '../pages/browser.ts'
import { isProved } from '../policy.ts'
import { drillFile, finishDrill } from './commands/drill.ts'
import { ownKeyMadeAt } from './commands/own.ts'
import { rootOverview } from './commands/root.ts'
import { teamKeysOverview } from './commands/team.ts'
import { routes as json, thing } from './pages/json.ts'
import { mayStateTeamKeys } from './policy.ts'
import { DrillPage } from './views/drill.tsx'
import { OwnKeysPage } from './views/own.tsx'
import { RootPage } from './views/root.tsx'
import { TeamKeysPage } from './views/team.tsx'

export const routes: Route[] = [
  get('/r/:response/account/keys', showOwn),
  get('/r/:response/organisations/:id/root', showRoot),
  get('/r/:response/teams/:id/keys', showTeam),
  get('/r/:response/teams/:id/drill', x => showDrill(x, {})),
  post('/r/:response/teams/:id/drill', answer),
  post('/r/:response/teams/:id/drill/file', giveFile),
  ...json,
]

async function showOwn(x: Exchange): Promise<Answer> {
  const scene = own(x)
  const madeAt = await ownKeyMadeAt(scene)
  const view = {
    words: x.words,
    base: x.at(''),
    worker: workerOf(x),
    madeAt,
    proved: isProved(scene.actor, x.now),
  }
  return page(x.words.say('keys.own'), <OwnKeysPage {...view} />, {
    scripts: ['own-keys', 'unlock-keys'],
  })
}

async function showRoot(x: Exchange): Promise<Answer> {
  const overview = await rootOverview(own(x), thing(x))
  const scripts = ['compare-root', ...(overview.mayMake ? ['organisation-root'] : [])]
  return page(x.words.say('keys.root'), <RootPage words={x.words} base={x.at('')} {...overview} />, {
    scripts,
  })
}

async function showTeam(x: Exchange): Promise<Answer> {
  const overview = await teamKeysOverview(own(x), thing(x))
  return page(
    x.words.say('keys.team'),
    <TeamKeysPage words={x.words} base={x.at('')} worker={workerOf(x)} {...overview} />,
    { scripts: ['compare-root', 'team-keys', 'unlock-keys'] },
  )
}

async function showDrill(x: Exchange, errors: FieldErrors) {
  const scene = own(x)
  must(mayStateTeamKeys(scene.actor, thing(x)))
  const view = {
    words: x.words,
    base: x.at(''),
    errors,
    answerId: newId(),
    ...(await teamKeysOverview(scene, thing(x))),
  }
  return page(x.words.say('keys.drill'), <DrillPage {...view} />, { scripts: ['team-drill'] })
}

/** The words that somebody found with the stock program; this form needs no script. */
async function answer(x: Exchange): Promise<Answer> {
  must(mayStateTeamKeys(x.person(), thing(x)))
  const id = x.fields.text('id')
  const given = {
    id: isId(id) ? id : newId(),
    way: 'stock' as const,
    words: x.fields.text('words').slice(0, 60),
  }
  await x.attempt({ kind: 'drill', key: `${x.response.id} ${thing(x)}`, most: 20, windowSeconds: 3600 })
  if (await finishDrill(own(x), thing(x), given))
    return redirect(x.at(`/teams/${thing(x)}/keys`), 'keys.done.drilled')
  return refused(await showDrill(x, { words: x.words.say('keys.problem.drill-words') }))
}

async function giveFile(x: Exchange): Promise<Answer> {
  return file('application/octet-stream', await drillFile(own(x), thing(x)), 'team.age')
}

function workerOf(x: Exchange): string {
  return x.installation.assets('unwrap-worker.js').path
}
