// The public page of the slip. The code travels in the body only: no address, no log and no history ever holds it.
import { type Answer, page, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { base64url, isId, tidyCode } from '../../kernel/id.ts'
import { keyed } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import { answerSlip, readSlip, type SlipKind, slipKinds } from './commands/slip.ts'
import { SlipAnswer, SlipQuestion } from './views/slip.tsx'

export const slipRoutes: Route[] = [
  get('/slip', async x => page(x.words.say('referrals.slip.title'), <SlipQuestion words={x.words} />)),
  post('/slip', showSlip, { limit: 2_000 }),
  post('/slip/answer', answer, { limit: 2_000 }),
]

async function showSlip(x: Exchange): Promise<Answer> {
  const { code, hash } = await readCode(x)
  try {
    const slip = await readSlip(x, hash)
    return page(
      x.words.say('referrals.slip.title'),
      <SlipAnswer words={x.words} slip={slip} code={code} now={x.now} />,
    )
  } catch (error) {
    return askAgain(x, error)
  }
}

async function answer(x: Exchange): Promise<Answer> {
  const { code, hash } = await readCode(x)
  const kind = slipKinds.find(known => known === x.fields.text('kind'))
  const id = x.fields.text('id')
  if (!kind || !isId(id)) throw new Problem('not-valid', 'referrals.problem.malformed')
  const reason = x.fields.text(`reason-${kind}`)
  const slip = await answerSlip(x, hash, kind satisfies SlipKind, { id, ...(reason ? { reason } : {}) })
  return page(
    x.words.say('referrals.slip.title'),
    <SlipAnswer words={x.words} slip={slip} code={code} now={x.now} answered />,
  )
}

/** Guessing is slowed by address and by code; a code has 58 bits. */
async function readCode(x: Exchange): Promise<{ code: string; hash: Uint8Array }> {
  const code = tidyCode(x.fields.text('code'))
  const hash = keyed(x.installation.secret, 'referral slip', code)
  await x.attempt({ kind: 'slip address', key: x.address, most: 60, windowSeconds: 3600 })
  await x.attempt({ kind: 'slip code', key: base64url(hash), most: 60, windowSeconds: 3600 })
  return { code, hash }
}

/** A mistyped code is asked for once more; anything else is not this page's to answer. */
function askAgain(x: Exchange, error: unknown): Answer {
  if (!(error instanceof Problem) || error.code !== 'gone') throw error
  const sentence = x.words.say('referrals.problem.slip-unknown')
  return refused(page(x.words.say('referrals.slip.title'), <SlipQuestion words={x.words} error={sentence} />))
}
