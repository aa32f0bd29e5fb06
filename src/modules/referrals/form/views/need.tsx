// The first question: what is needed. Sectors as pictures, each opening its own needs.
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../../ui/page-head.tsx'
import { PhoneCall } from '../../../../ui/phone.tsx'
import { type Sector, sectors } from '../../../accounts/sectors.ts'
import { needsOfSector } from '../../../directory/needs.ts'
import { visitQuery } from '../visit.ts'
import { needName } from './known.ts'
import { FormSteps, type StepPlace } from './steps.tsx'

export function NeedStep(props: StepPlace & { open: Sector | undefined }) {
  const { words, at, visit, emergencyPhone, open } = props
  return (
    <>
      <PageHead title={words.say('form.title')} lead={words.say('form.lead')} />
      <FormSteps {...props} step="need" />
      {emergencyPhone && (
        <PhoneCall
          words={words}
          number={emergencyPhone}
          label={words.say('form.emergency-line')}
          note={words.say('form.call-then-send')}
          urgent
        />
      )}
      <Notice words={words}>
        <ButtonRow>
          <Button kind="quiet" href={at('/guidance')}>
            {words.say('form.read-guidance')}
          </Button>
          <Button kind="quiet" href={at('/redirects/new')}>
            {words.say('form.redirect-instead')}
          </Button>
        </ButtonRow>
      </Notice>
      <Section title={words.say('form.need.question')}>
        {sectors
          .map(sector => ({ sector, needs: needsOfSector(sector) }))
          .filter(({ needs }) => needs.length > 0)
          .map(({ sector, needs }) => (
            <More
              open={sector === open}
              summary={
                <>
                  <SectorIcon sector={sector} /> {words.say(`accounts.sector.${sector}`)}
                </>
              }
            >
              <Cards>
                {needs.map(need => (
                  <Card
                    title={needName(words, need)}
                    href={at(`/referrals/new?${visitQuery({ ...visit, need })}`)}
                  />
                ))}
              </Cards>
            </More>
          ))}
      </Section>
    </>
  )
}
