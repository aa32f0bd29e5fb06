// The head of every step: where one is, and the way back to what was answered.
import type { Words } from '../../../../kernel/words.ts'
import { Steps } from '../../../../ui/timeline.tsx'
import { type PageStep, type Step, steps, type Visit, visitQuery } from '../visit.ts'

export type StepPlace = {
  words: Words
  /** `/r/<slug>` + path. */
  at: (path: string) => string
  visit: Visit
  emergencyPhone: string | null
}

export function FormSteps({ words, at, visit, step }: StepPlace & { step: PageStep }) {
  const back = (without: Partial<Visit>) => at(`/referrals/new?${visitQuery({ ...visit, ...without })}`)
  const ways: Partial<Record<Step, string>> = {
    need: back({ need: undefined, services: [] }),
    person: back({ band: undefined, services: [] }),
    services: back({ services: [] }),
  }
  return (
    <Steps
      words={words}
      steps={steps.map(name => {
        const href = ways[name]
        return { label: words.say(`form.step.${name}`), ...(href ? { href } : {}) }
      })}
      at={steps.indexOf(step === 'form' ? 'consent' : step)}
    />
  )
}
