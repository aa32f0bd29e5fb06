// Guidance is for anybody who notices something: no account is needed to read it.
import { type Answer, page } from '../../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../../kernel/endpoint.ts'
import type { Scene } from '../../../kernel/event.ts'
import { notFound } from '../../../kernel/problem.ts'
import { type AgreedWords, findGuidance, referralParts } from './model.ts'
import { GuidanceList, GuidancePage } from './views.tsx'

const look = { current: 'guidance', cacheSeconds: 300 }

async function listGuidance(x: Exchange): Promise<Answer> {
  return page(
    x.words.say('guidance.title'),
    <GuidanceList words={x.words} at={x.at} emergencyPhone={x.response.emergencyPhone} />,
    { ...look, width: 'wide' },
  )
}

/** What sectors have agreed on for these parts of the framework; from a neighbour that is none of this module's. */
export type FindAgreed = (scene: Scene, parts: readonly string[]) => Promise<AgreedWords[]>

async function showGuidance(x: Exchange, findAgreed: FindAgreed): Promise<Answer> {
  const guidance = findGuidance(x.params.sector!)
  if (!guidance) throw notFound()
  return page(
    x.words.pick(guidance.title),
    <GuidancePage
      words={x.words}
      at={x.at}
      emergencyPhone={x.response.emergencyPhone}
      guidance={guidance}
      agreed={await findAgreed(x, referralParts)}
    />,
    look,
  )
}

export const routesWith = (findAgreed: FindAgreed): Route[] => [
  get('/r/:response/guidance', listGuidance),
  get('/r/:response/guidance/:sector', x => showGuidance(x, findAgreed)),
]
