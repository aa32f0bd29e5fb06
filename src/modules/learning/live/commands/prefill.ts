// What stands on a worksheet before anybody writes: what the sector and child protection have agreed on here; where
// nothing is agreed yet, what comes with the program as a beginning.
import type { Scene } from '../../../../kernel/event.ts'
import { profileOf } from '../../../framework/content.ts'
import { agreedWith } from '../../../workplan/commands/proposing.ts'
import type { LiveSession } from '../model.ts'

const most = 4

/** Text by question. */
export async function prefillOf(
  scene: Scene,
  session: LiveSession,
  sector: string,
): Promise<Record<string, string>> {
  const questions = session.plan.blocks.flatMap(block => block.questions).filter(({ prefill }) => prefill)
  if (questions.length === 0) return {}
  const { language } = session
  const agreed = await agreedWith(scene, sector, language)
  const profile = profileOf(sector)
  const lines = (own: string[], starter: { text: Partial<Record<string, string>> }[] = []) =>
    (own.length > 0 ? own : starter.map(({ text }) => text[language] ?? text.en ?? '')).slice(0, most)
  const known = {
    together: lines(agreed.together, profile?.asks),
    'child-protection': lines(agreed.childProtection, profile?.offers),
  }
  return Object.fromEntries(questions.map(({ id, prefill }) => [id, known[prefill!].join('\n')]))
}
