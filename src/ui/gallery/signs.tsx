// Words and signs, notices, numbers.
import type { Words } from '../../kernel/words.ts'
import { SectorIcon, sectorPictures } from '../icons/sector.tsx'
import { Icon, iconNames } from '../icons/ui.tsx'
import { Notice } from '../notice.tsx'
import { Section } from '../page-head.tsx'
import { PhoneCall } from '../phone.tsx'
import { Progress } from '../progress.tsx'
import { Stat, Stats } from '../stat.tsx'
import { HiddenNumber } from '../table.tsx'
import {
  ChangedDot,
  ConsentExpired,
  Flag,
  Lock,
  Overdue,
  StateTag,
  Tag,
  type Tone,
  UrgencyTag,
} from '../tag.tsx'

const tones: Tone[] = ['act', 'wait', 'info', 'done', 'stop', 'quiet']

export function SignSamples({ words }: { words: Words }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <>
      <PhoneCall
        words={words}
        number="+962 (0)6 550 0112"
        label={say('phone')}
        note={say('phone.note')}
        urgent
      />
      <Section title={say('numbers')}>
        <Stats>
          <Stat words={words} value={7} label={say('stat.act')} href="#" tone="act" />
          <Stat
            words={words}
            value={2}
            label={say('stat.urgent')}
            href="#"
            tone="emergency"
            note={say('stat.note')}
          />
          <Stat words={words} value={1240} label={say('stat.others')} href="#" />
          <Stat words={words} value={<HiddenNumber words={words} />} label={say('stat.hidden')} href="#" />
        </Stats>
        <Progress words={words} label={say('progress')} value={9} max={16} />
        <Progress words={words} label={say('progress.full')} value={5} max={5} />
      </Section>
      <Section title={say('signs')}>
        <p class="tags">
          <UrgencyTag words={words} urgency="emergency" />
          <UrgencyTag words={words} urgency="urgent" />
          <UrgencyTag words={words} urgency="normal" />
        </p>
        <p class="tags">
          {tones.map(tone => (
            <StateTag tone={tone} word={say(`state.${tone}`)} />
          ))}
          <Tag icon={<SectorIcon sector="wash" />}>{say('sector.wash')}</Tag>
        </p>
        <p class="tags">
          <ChangedDot words={words} />
          <Flag words={words} reason={say('flag')} />
          <Overdue words={words} />
          <Lock words={words} />
          <ConsentExpired words={words} />
        </p>
      </Section>
      <Section title={say('notices')}>
        <Notice words={words} title={say('notice.info.title')}>
          {say('notice.info')}
        </Notice>
        <Notice words={words} kind="warning">
          {say('notice.warning')}
        </Notice>
        <Notice words={words} kind="danger">
          {say('notice.danger')}
        </Notice>
      </Section>
      <Section title={say('icons')}>
        <ul class="stats">
          {sectorPictures.map(sector => (
            <li>
              <Tag icon={<SectorIcon sector={sector} />}>{say(`sector.${sector}`)}</Tag>
            </li>
          ))}
        </ul>
        <p class="tags">
          {iconNames.map(name => (
            <Icon name={name} />
          ))}
        </p>
      </Section>
    </>
  )
}
