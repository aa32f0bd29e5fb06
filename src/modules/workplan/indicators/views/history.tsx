// Each version that could be signed: who made it, what of it changed, who signed it.
import type { Words } from '../../../../kernel/words.ts'
import { More, Section } from '../../../../ui/page-head.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import type { Agreed, Opened, Version } from '../model.ts'
import { changedFields, type SignedField } from '../rules/indicator.ts'
import { shownNumber } from './parts.tsx'

export function History({ words, opened, now }: { words: Words; opened: Opened; now: Date }) {
  const { versions, signatures, indicator } = opened
  const signers = ({ version }: Version) => signatures.filter(signature => signature.version === version)
  return (
    <Section title={words.say('wording.history')} lead={words.say('wording.history.lead')}>
      <Timeline
        words={words}
        now={now}
        steps={versions.map((version, index) => {
          const before = versions[index + 1]
          return {
            title: words.say(before ? 'wording.version' : 'wording.version.first', {
              version: version.version,
            }),
            at: version.madeAt,
            ...(version.madeByName === null ? {} : { author: version.madeByName }),
            tone: version.version === indicator.inUse ? ('done' as const) : ('quiet' as const),
            children: (
              <>
                {signers(version).map(({ side, personName }) => (
                  <p class="meta">
                    {words.say('wording.signed-by', {
                      side: words.say(`agreement.side.${side}`),
                      name: personName,
                    })}
                  </p>
                ))}
                {before && <Changes words={words} before={before.kept} after={version.kept} />}
              </>
            ),
          }
        })}
      />
    </Section>
  )
}

const labels: Record<SignedField, string> = {
  title: 'indicators.name',
  numerator: 'indicators.numerator',
  denominator: 'indicators.denominator',
  unit: 'indicators.unit',
  direction: 'indicators.direction',
  frequency: 'indicators.frequency',
  breakdowns: 'indicators.breakdowns',
  source: 'indicators.source',
  baseline: 'indicators.baseline',
  baselineOn: 'indicators.baseline-on',
  target: 'indicators.target',
  targetOn: 'indicators.target-on',
  reviewOn: 'wording.review-on',
}

function Changes({ words, before, after }: { words: Words; before: Agreed; after: Agreed }) {
  return (
    <More summary={words.say('wording.difference.before')} open>
      <ul class="parts">
        {changedFields(before, after).map(field => (
          <li>
            {words.say(labels[field])}:{' '}
            <del>
              <bdi>{shownField(words, before, field)}</bdi>
            </del>{' '}
            <ins>
              <bdi>{shownField(words, after, field)}</bdi>
            </ins>
          </li>
        ))}
      </ul>
    </More>
  )
}

function shownField(words: Words, kept: Agreed, field: SignedField): string {
  const nothing = words.say('workbook.nothing')
  switch (field) {
    case 'title':
    case 'numerator':
    case 'denominator':
      return words.pick(kept[field]) || nothing
    case 'unit':
    case 'direction':
    case 'frequency':
      return words.say(`indicators.${field}.${kept[field]}`)
    case 'breakdowns':
      return words.list(kept.breakdowns.map(one => words.say(`indicators.breakdown.${one}`))) || nothing
    case 'source':
      return kept.source || nothing
    case 'baseline':
    case 'target': {
      const value = kept[field]
      return value === null ? nothing : shownNumber(words, kept.unit, value)
    }
    default: {
      const day = kept[field]
      return day ? words.date(day) : nothing
    }
  }
}
