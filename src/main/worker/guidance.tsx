// The guidance without a network. Its texts are a file beside the worker, read when the first card is opened; what
// draws them is therefore imported late. See guidanceAside in scripts/build/browser.mjs.
import { answerAsset, assetOf } from './assets.ts'
import type { Scene, Screen } from './draw.tsx'

async function views() {
  const holder = globalThis as { acrossGuidance?: unknown }
  holder.acrossGuidance ??= await (await answerAsset(new Request(assetOf('guidance.json').path))).json()
  const [{ findGuidance }, drawn] = await Promise.all([
    import('../../modules/referrals/guidance/model.ts'),
    import('../../modules/referrals/guidance/views.tsx'),
  ])
  return { findGuidance, ...drawn }
}

export async function showGuidances({ words, at, place }: Scene): Promise<Screen> {
  const { GuidanceList } = await views()
  return {
    title: words.say('guidance.title'),
    body: <GuidanceList words={words} at={at} emergencyPhone={place.emergencyPhone} />,
    width: 'wide',
    current: 'guidance',
  }
}

export async function showGuidance({ words, at, place }: Scene, [id]: string[]): Promise<Screen | undefined> {
  const { findGuidance, GuidancePage } = await views()
  const guidance = findGuidance(id!)
  return (
    guidance && {
      title: words.pick(guidance.title),
      body: (
        <GuidancePage
          words={words}
          at={at}
          emergencyPhone={place.emergencyPhone}
          guidance={guidance}
          agreed={place.agreed ?? []}
        />
      ),
      current: 'guidance',
    }
  )
}
