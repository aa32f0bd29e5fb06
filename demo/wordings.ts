// Common actions in the words of health and of water: agreed; agreed and changed since; signed by one side; proposed.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import type { Language } from '../src/kernel/words.ts'
import { usualReview } from '../src/modules/framework/rules/agreement.ts'
import { changeWording, proposeWording, signWording } from '../src/modules/language/commands/write.ts'
import type { CastName } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

type Written = { action: string; title: string; body: string; note: string }

const health: Written[] = [
  {
    action: 'common.referral-ready',
    title: 'Every ward knows whom to call for a child',
    body: 'Each ward has the referral card on its wall. Whoever sees a worrying sign tells the shift lead in the same shift, and the shift lead makes the call.',
    note: 'Nurses say “ward” and “shift”, not “team”.',
  },
  {
    action: 'common.messages',
    title: 'Messages in the waiting room and at vaccination',
    body: 'Messages on child protection hang in the waiting rooms and are said at every vaccination and antenatal visit.',
    note: 'It names the places where mothers and children wait.',
  },
  {
    action: 'common.disaggregate',
    title: 'Patient data by sex, age and disability',
    body: 'The register shows sex, age in years for everyone under eighteen, and disability. The monthly report keeps them apart.',
    note: '',
  },
]

const water: Written[] = [
  {
    action: 'common.do-no-harm',
    title: 'পানির পথে শিশুরা নিরাপদ',
    body: 'কল, শৌচাগার ও পানির লাইনে শিশুদের কী ঝুঁকি, তা আমরা হেঁটে দেখি ও লিখে রাখি। আলো, দরজার ছিটকিনি ও সময় বদলে ঝুঁকি কমাই।',
    note: 'Hygiene promoters say it in Bangla on the site.',
  },
]

const clock = (now: Date) => (days: number) => new Date(now.getTime() - days * day)

export async function plantWordings(stage: Stage, now: Date): Promise<void> {
  const ago = clock(now)
  let next = 65_000
  const propose = async (name: CastName, sector: string, language: Language, written: Written, at: Date) => {
    const id = inventedId(next++)
    const { action, ...said } = written
    const scene = await stage.as(name, at)
    const place = { nodeId: action, sector, language }
    await proposeWording(scene, { id, place, draft: { ...said, reviewOn: usualReview(todayOf(scene)) } })
    return id
  }
  const [ready, messages, data] = [health[0]!, health[1]!, health[2]!]
  const agreed = await propose('grace', 'health', 'en', ready, ago(20))
  await sign(stage, 'grace', agreed, ago(20))
  await sign(stage, 'amina', agreed, ago(19))
  const changed = await propose('grace', 'health', 'en', messages, ago(18))
  await sign(stage, 'grace', changed, ago(18))
  await sign(stage, 'amina', changed, ago(17))
  const scene = await stage.as('grace', ago(3))
  await changeWording(scene, changed, 1, {
    title: messages.title,
    body: `${messages.body} Community health workers carry them from house to house.`,
    note: 'The community health workers were forgotten.',
    reviewOn: usualReview(todayOf({ ...scene, now: ago(18) })),
  })
  await propose('grace', 'health', 'en', data, ago(2))
  const path = await propose('rafiq', 'wash', 'bn', water[0]!, ago(6))
  await sign(stage, 'rafiq', path, ago(6))
}

async function sign(stage: Stage, name: CastName, id: string, at: Date): Promise<void> {
  const side = name === 'amina' ? 'child-protection' : 'sector'
  await signWording(await stage.as(name, at), { id, version: 1, side })
}
