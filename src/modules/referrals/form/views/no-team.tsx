// For somebody who belongs to no team yet: nobody could answer them, so nothing is sent, but the phone is there.
import type { Words } from '../../../../kernel/words.ts'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PhoneCall } from '../../../../ui/phone.tsx'

export function NoTeam({ words, emergencyPhone }: { words: Words; emergencyPhone: string | null }) {
  return (
    <>
      <PageHead title={words.say('form.no-team')} lead={words.say('form.no-team.lead')} />
      {emergencyPhone && (
        <PhoneCall words={words} number={emergencyPhone} label={words.say('form.emergency-line')} urgent />
      )}
    </>
  )
}
