// One node, and how each sector says it in each language.
import type { Actor } from '../../../kernel/actor.ts'
import { languageName, languages, type Words } from '../../../kernel/words.ts'
import { EmptyState } from '../../../ui/empty.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Said } from '../../../ui/text.tsx'
import { AgreementTag } from '../../framework/agreement.tsx'
import type { FrameworkNode } from '../../framework/model.ts'
import { type At, toNew, toWording } from '../addresses.ts'
import type { Wording } from '../model.ts'
import { mayKeepWording } from '../policy.ts'
import { wordingSectors } from '../rules/wording.ts'
import { In, sectorName, WhoseWords } from './parts.tsx'

export type NodeProps = {
  words: Words
  at: At
  actor: Actor
  node: FrameworkNode
  wordings: Wording[]
  today: string
}

export function NodePage({ words, at, actor, node, wordings, today }: NodeProps) {
  const own = wordingSectors.filter(sector => mayKeepWording(actor, { sector }))
  return (
    <>
      <PageHead
        title={words.pick(node.title)}
        over={words.say('wording.title')}
        lead={<Said words={words} texts={node.text} />}
        back={{ href: at(`/framework/nodes/${node.id}`), label: words.say('wording.back.node') }}
      />
      {wordings.length === 0 ? (
        <EmptyState title={words.say('wording.none')}>{words.say('wording.none.what')}</EmptyState>
      ) : (
        <Cards>
          {wordings.map(wording => (
            <Card
              title={<In language={wording.language}>{wording.title}</In>}
              href={toWording(at, wording.id)}
              tags={<AgreementTag words={words} work={wording} today={today} />}
              meta={[<WhoseWords words={words} sector={wording.sector} language={wording.language} />]}
            />
          ))}
        </Cards>
      )}
      {own.length > 0 && (
        <Section title={words.say('wording.say')} lead={words.say('wording.say.lead')}>
          {own.map(sector => (
            <p>
              {sectorName(words, sector)}:{' '}
              {languages
                .filter(language => !wordings.some(one => one.sector === sector && one.language === language))
                .map((language, index) => (
                  <>
                    {index > 0 && ' · '}
                    <a href={toNew(at, { nodeId: node.id, sector, language })}>
                      <In language={language}>{languageName(language)}</In>
                    </a>
                  </>
                ))}
            </p>
          ))}
        </Section>
      )}
    </>
  )
}
