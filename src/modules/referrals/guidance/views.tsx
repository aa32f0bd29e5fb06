// What to do, to be read in a minute on a phone by somebody who is tired: danger and the phone first, the sector's own
// signs, what to do and to leave, then the ways on. What holds in every sector lies folded below each part.
// Pure, so that the service worker draws the same pages.
import type { Child } from 'hono/jsx'
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { PhoneCall } from '../../../ui/phone.tsx'
import { UrgencyTag } from '../../../ui/tag.tsx'
import { Said } from '../../../ui/text.tsx'
import {
  type AgreedWords,
  agreedFor,
  forEveryone,
  type Guidance,
  guidances,
  type Item,
  sectorOfGuidance,
  talkingWithChildren,
  writingDown,
} from './model.ts'

export type GuidancePlace = {
  words: Words
  /** `/r/<slug>` + path. */
  at: (path: string) => string
  emergencyPhone: string | null
}

/** The ten cards. */
export function GuidanceList({ words, at, emergencyPhone }: GuidancePlace) {
  return (
    <>
      <PageHead title={words.say('guidance.title')} lead={words.say('guidance.lead')} />
      <DangerNow words={words} emergencyPhone={emergencyPhone} when={[forEveryone.emergency.when]} />
      <Section title={words.say('guidance.choose')}>
        <Cards wide>
          {guidances.map(({ id, title, signs }) => (
            <Card
              title={<Said words={words} texts={title} />}
              href={at(`/guidance/${id}`)}
              icon={<SectorIcon sector={sectorOfGuidance(id)} />}
              meta={words.say('guidance.signCount', { count: signs.length })}
            />
          ))}
        </Cards>
      </Section>
    </>
  )
}

export type GuidanceProps = GuidancePlace & {
  guidance: Guidance
  /** What sectors and child protection have agreed on, of every sector. */
  agreed: readonly AgreedWords[]
}

/** One card, for everyone or for a sector. */
export function GuidancePage({ words, at, emergencyPhone, guidance, agreed }: GuidanceProps) {
  const { emergency, signs, limits, inYourWork } = guidance
  const general = guidance === forEveryone ? undefined : forEveryone
  const danger = general ? [emergency.when, general.emergency.when] : [emergency.when]
  return (
    <>
      <PageHead
        title={words.pick(guidance.title)}
        lead={words.say('guidance.sign-is-no-proof')}
        back={{ href: at('/guidance'), label: words.say('guidance.title') }}
      />
      <DangerNow words={words} emergencyPhone={emergencyPhone} when={danger}>
        <Items words={words} items={emergency.steps} ordered />
        <Folded words={words} items={general?.emergency.steps} />
      </DangerNow>
      <Section title={words.say('guidance.signs')} id="signs">
        <Signs words={words} signs={signs} />
        {general && (
          <More summary={words.say('guidance.also')}>
            <Signs words={words} signs={general.signs} />
          </More>
        )}
      </Section>
      <WaysOn words={words} at={at} />
      <Agreed words={words} agreed={agreedFor(guidance, agreed)} />
      {(['look', 'listen', 'link', 'do', 'dont'] as const).map(part => (
        <Section title={words.say(`guidance.${part}`)} id={part}>
          <Items words={words} items={guidance[part]} />
          <Folded words={words} items={general?.[part]} />
        </Section>
      ))}
      <Section title={words.say('guidance.say')} id="say">
        {talkingWithChildren.ages.map(({ from, to, how, say }) => (
          <More summary={words.say('guidance.ages', { from, to })}>
            <div class="prose">
              <Items words={words} items={how} />
              <ul>
                {say.map(({ text }) => (
                  <li>
                    <q>
                      <Said words={words} texts={text} />
                    </q>
                  </li>
                ))}
              </ul>
            </div>
          </More>
        ))}
        <More summary={words.say('guidance.avoid')}>
          <Items words={words} items={talkingWithChildren.avoid} />
        </More>
      </Section>
      <Section title={words.say('guidance.doNotWrite')} id="write">
        <Items words={words} items={writingDown.doNotWrite} />
        <More summary={words.say('guidance.write')}>
          <Items words={words} items={writingDown.write} />
        </More>
      </Section>
      <Section title={words.say('guidance.role')} id="role">
        <More summary={words.say('guidance.limits')}>
          <Items words={words} items={[...limits, ...(general?.limits ?? [])]} />
        </More>
        <More summary={words.say('guidance.inYourWork')}>
          <Items words={words} items={inYourWork} />
        </More>
        <More summary={words.say('guidance.after')}>
          <Items words={words} items={writingDown.after} />
        </More>
      </Section>
      <Sources words={words} guidance={guidance} />
    </>
  )
}

function DangerNow({
  words,
  emergencyPhone,
  when,
  children,
}: {
  words: Words
  emergencyPhone: string | null
  when: Item[]
  children?: Child
}) {
  return (
    <Section title={words.say('guidance.danger')} id="danger">
      <Notice words={words} kind="danger">
        {when.map(({ text }) => (
          <p>
            <Said words={words} texts={text} />
          </p>
        ))}
      </Notice>
      {emergencyPhone && (
        <PhoneCall
          words={words}
          number={emergencyPhone}
          label={words.say('guidance.emergencyPhone')}
          note={words.say('guidance.callFirst')}
          urgent
        />
      )}
      {children}
    </Section>
  )
}

function WaysOn({ words, at }: Pick<GuidancePlace, 'words' | 'at'>) {
  return (
    <Section title={words.say('guidance.next')} id="next">
      <ButtonRow>
        <Button href={at('/redirects/new')} icon="next">
          {words.say('guidance.redirect')}
        </Button>
        <Button kind="secondary" href={at('/services')}>
          {words.say('guidance.services')}
        </Button>
        <Button kind="secondary" href={at('/referrals/new')}>
          {words.say('guidance.refer')}
        </Button>
      </ButtonRow>
      <p class="hint">{words.say('guidance.next.help')}</p>
    </Section>
  )
}

/** How referral goes here, in the sector's own words. */
function Agreed({ words, agreed }: { words: Words; agreed: AgreedWords[] }) {
  if (agreed.length === 0) return null
  const several = new Set(agreed.map(({ sector }) => sector)).size > 1
  return (
    <Section title={words.say('guidance.agreed')} id="agreed" lead={words.say('guidance.agreed.lead')}>
      <ul class="prose">
        {agreed.map(({ sector, title, body }) => (
          <li>
            {several && <span class="meta">{words.say(`accounts.sector.${sector}`)}</span>}{' '}
            <strong>
              <Said words={words} texts={title} />
            </strong>
            <br />
            <Said words={words} texts={body} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Items({ words, items, ordered }: { words: Words; items: Item[]; ordered?: boolean }) {
  const lines = items.map(({ text }) => (
    <li>
      <Said words={words} texts={text} />
    </li>
  ))
  return <div class="prose">{ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>}</div>
}

function Folded({ words, items }: { words: Words; items: Item[] | undefined }) {
  if (!items) return null
  return (
    <More summary={words.say('guidance.also')}>
      <Items words={words} items={items} />
    </More>
  )
}

function Signs({ words, signs }: { words: Words; signs: Guidance['signs'] }) {
  return (
    <div class="prose">
      <ul>
        {signs.map(({ text, urgency }) => (
          <li>
            <UrgencyTag words={words} urgency={urgency} /> <Said words={words} texts={text} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sources({ words, guidance }: { words: Words; guidance: Guidance }) {
  const read = guidance.checkedBy?.[words.language] !== undefined
  return (
    <>
      {!read && <p class="hint">{words.say('guidance.unchecked')}</p>}
      <More summary={words.say('guidance.sources')}>
        <div class="prose">
          <ul>
            {guidance.source.map(({ document, section }) => (
              <li lang="en" dir="ltr">
                {document}: {section}
              </li>
            ))}
          </ul>
        </div>
      </More>
    </>
  )
}
