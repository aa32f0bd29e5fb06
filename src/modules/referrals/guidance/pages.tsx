// Guidance is for anybody who notices something: no account is needed to read it.
import { type Answer, page } from '../../../kernel/answer.ts'
import { type Exchange, get, type Route } from '../../../kernel/endpoint.ts'
import { notFound } from '../../../kernel/problem.ts'
import { findGuidance } from './model.ts'
import { GuidanceList, GuidancePage } from './views.tsx'

const look = { current: 'guidance', cacheSeconds: 300 }

async function listGuidance(x: Exchange): Promise<Answer> {
  return page(
    x.words.say('guidance.title'),
    <GuidanceList words={x.words} at={x.at} emergencyPhone={x.response.emergencyPhone} />,
    { ...look, width: 'wide' },
  )
}

async function showGuidance(x: Exchange): Promise<Answer> {
  const guidance = findGuidance(x.params.sector!)
  if (!guidance) throw notFound()
  return page(
    x.words.pick(guidance.title),
    <GuidancePage words={x.words} at={x.at} emergencyPhone={x.response.emergencyPhone} guidance={guidance} />,
    look,
  )
}

export const routes: Route[] = [
  get('/r/:response/guidance', listGuidance),
  get('/r/:response/guidance/:sector', showGuidance),
]
