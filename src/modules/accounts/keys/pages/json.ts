// What the elements of this room ask and tell.
import * as v from 'valibot'
import { type Answer, json, nothing } from '../../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../../kernel/endpoint.ts'
import { isId } from '../../../../kernel/id.ts'
import { notFound, Problem } from '../../../../kernel/problem.ts'
import { own } from '../../pages/browser.ts'
import { finishDrill, recoveryEnvelopes } from '../commands/drill.ts'
import { askToSend, makeOwnKey, ownKeys, sealToPasskey } from '../commands/own.ts'
import { addDelegations, makeRoot } from '../commands/root.ts'
import { addEnvelopes, addEpoch, addSenders, addStatement, rootOf } from '../commands/team.ts'
import { activeTeamKeys, envelopesFor, rootsOfAll, statementOf } from '../commands.ts'
import * as model from '../model.ts'

const large = { body: 'json', limit: 4_000_000 } as const

export const routes: Route[] = [
  get('/r/:response/account/keys/sealed', async x => json(await ownKeys(own(x)))),
  post(
    '/r/:response/account/keys',
    told(model.NewPersonKey, (x, given) => makeOwnKey(own(x), given)),
    large,
  ),
  post(
    '/r/:response/account/keys/passkeys',
    told(model.NewPasskeySeal, (x, given) => sealToPasskey(own(x), given)),
    large,
  ),
  get('/r/:response/roots', async x => json(await rootsOfAll(own(x)))),
  get('/r/:response/statements', async x => json(await activeTeamKeys(own(x)))),
  get('/r/:response/teams/:id/statement', theStatement),
  post(
    '/r/:response/organisations/:id/root',
    told(model.NewRoot, (x, given) => makeRoot(own(x), thing(x), given)),
    large,
  ),
  post(
    '/r/:response/organisations/:id/delegations',
    told(model.NewDelegations, (x, given) => addDelegations(own(x), thing(x), given)),
    large,
  ),
  post('/r/:response/teams/:id/keys/opening', openKeys, { body: 'json' }),
  post('/r/:response/teams/:id/keys/recovery', openForRecovery, { body: 'json' }),
  post(
    '/r/:response/teams/:id/epochs',
    told(model.NewEpoch, (x, given) => addEpoch(own(x), thing(x), given)),
    large,
  ),
  post(
    '/r/:response/teams/:id/envelopes',
    told(model.NewEnvelopes, (x, given) => addEnvelopes(own(x), thing(x), given)),
    large,
  ),
  post(
    '/r/:response/teams/:id/statement',
    told(model.NewStatement, (x, given) => addStatement(own(x), thing(x), given)),
    large,
  ),
  post(
    '/r/:response/teams/:id/senders',
    told(model.SenderAsk, (x, { key }) => askToSend(own(x), thing(x), key)),
    large,
  ),
  post(
    '/r/:response/teams/:id/senders/statements',
    told(model.NewSenders, (x, given) => addSenders(own(x), thing(x), given)),
    large,
  ),
  post('/r/:response/teams/:id/drill/answers', told(model.DrillAnswer, answerDrill), large),
]

/** Checked against its schema, then one command. */
function told<S extends v.GenericSchema>(
  schema: S,
  act: (x: Exchange, given: v.InferOutput<S>) => Promise<void>,
): Route['handle'] {
  return async x => {
    x.person()
    const given = v.safeParse(schema, x.value)
    if (!given.success) throw new Problem('not-valid')
    await act(x, given.output)
    return nothing
  }
}

async function answerDrill(x: Exchange, given: model.DrillAnswer): Promise<void> {
  if (!(await finishDrill(own(x), thing(x), given)))
    throw new Problem('not-valid', 'keys.problem.drill-words')
}

export function thing(x: Exchange): string {
  const { id } = x.params
  if (!isId(id)) throw notFound()
  return id
}

async function theStatement(x: Exchange): Promise<Answer> {
  const found = await statementOf(own(x), thing(x))
  if (!found) throw notFound()
  return json(found)
}

async function openKeys(x: Exchange): Promise<Answer> {
  const envelopes = await envelopesFor(own(x), thing(x))
  return json({ root: await rootOf(own(x), thing(x)), envelopes })
}

async function openForRecovery(x: Exchange): Promise<Answer> {
  const envelopes = await recoveryEnvelopes(own(x), thing(x))
  return json({ root: await rootOf(own(x), thing(x)), envelopes })
}
