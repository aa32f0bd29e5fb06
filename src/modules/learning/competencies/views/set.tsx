// One set to read and to print: each sentence, what one sees, where it comes from.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { PageHead, Section } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toHome, toRating } from '../addresses.ts'
import { type CompetencySet, kinds } from '../model.ts'
import { RoomTabs } from './room.tsx'
import { SourceWords } from './signs.tsx'

export type SetProps = { words: Words; at: At; actor: Actor; set: CompetencySet }

export function SetPage({ words, at, actor, set }: SetProps) {
  return (
    <>
      <PageHead
        title={words.pick(set.title)}
        back={{ href: toHome(at), label: words.say('competencies.title') }}
        lead={<Said words={words} texts={set.text} />}
        actions={
          <>
            <Button kind="secondary" href={toRating(at, set.id)}>
              {words.say('competencies.rate')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} actor={actor} />
      {kinds.map(kind => (
        <Section title={words.say(`competencies.kind.${kind}`)}>
          <ul class="checklist">
            {set.competencies
              .filter(one => one.kind === kind)
              .map(one => (
                <li id={one.id}>
                  <div>
                    <strong>
                      <Said words={words} texts={one.text} />
                    </strong>
                    <ul>
                      {one.signs.map(sign => (
                        <li>
                          <Said words={words} texts={sign} />
                        </li>
                      ))}
                    </ul>
                    <p class="meta">
                      <span>
                        <SourceWords words={words} source={one.source} />
                      </span>
                    </p>
                  </div>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
