// The demonstration: the invented country with everything in it that a visitor may want to try.

import { day } from '../src/kernel/clock.ts'
import type { Tx } from '../src/kernel/db.ts'
import { planDigest, tellWhatIsDue } from '../src/modules/reports/digest/commands.ts'
import { plantActions } from './actions.ts'
import { plantComments } from './comments.ts'
import { plantCommitments } from './commitments.ts'
import { plantCompetencies } from './competencies.ts'
import { plantDirectory } from './directory.ts'
import { plantFramework } from './framework.ts'
import { plantIndicators } from './indicators.ts'
import { plantInduction } from './induction.ts'
import { plantKeys } from './keys.ts'
import { plantLiveSessions } from './live.ts'
import { plantNumbers, plantUnmetNeeds } from './numbers.ts'
import { plantObjectives } from './objectives.ts'
import { plantPlans } from './plans.ts'
import { plantCountry } from './plant.ts'
import { plantReadiness } from './readiness.ts'
import { plantReferrals } from './referrals.ts'
import { plantSigning } from './signing.ts'
import { openStage } from './stage.ts'
import type { StoryName } from './stories.ts'
import { plantWordings } from './wordings.ts'

/** Everybody had joined by then, and the keys had been made. */
const foundedAgo = 150 * day

export type Planted = { referrals: Record<StoryName, string> }

/**
 * Plants it into this transaction, as if all of it had happened in the months before `now`.
 * @returns undefined where a response of that name is there already: then nothing is planted
 */
export async function plantDemonstration(
  tx: Tx,
  given: { responseId: string; slug: string; now: Date; secret: Uint8Array },
): Promise<Planted | undefined> {
  const { responseId, slug, now } = given
  // Pressed twice, the button plants once: the second waits here and finds what the first has made.
  await tx`select pg_advisory_xact_lock(hashtext('demonstration'))`
  const existing = await tx`select from response where slug = ${slug}`
  if (existing.length > 0) return undefined
  const founded = new Date(now.getTime() - foundedAgo)
  const country = await plantCountry(tx, { responseId, slug, now: founded, demonstration: true })
  const stage = await openStage(tx, country.response, now)
  await plantDirectory(stage, now)
  await plantFramework(stage, founded, now)
  const keys = await plantKeys(stage, founded, now)
  const referrals = await plantReferrals(stage, keys, given)
  await plantNumbers(await stage.asSystem(now))
  await plantUnmetNeeds(stage, now)
  await plantCommitments(stage, now)
  await plantReadiness(stage, now)
  await plantWordings(stage, now)
  await plantComments(stage, now)
  await plantObjectives(stage, now)
  await plantIndicators(stage, now)
  await plantActions(stage, now)
  await plantCompetencies(stage, now)
  await plantInduction(stage, now)
  await plantPlans(stage, now)
  await plantLiveSessions(stage, now)
  await plantSigning(stage, now)
  // On the last day on which anybody worked.
  for (const ago of [0, 1, 2, 3, 4])
    if ((await tellWhatIsDue(await stage.asSystem(new Date(now.getTime() - ago * day)))) > 0) break
  await planDigest(await stage.asSystem(now))
  await stage.close()
  return { referrals }
}
