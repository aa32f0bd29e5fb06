// What imports could not decide, one line each, ticked off by whoever has looked.
import type { Words } from '../../../kernel/words.ts'
import type { Finding } from '../../../modules/directory/imports/findings.ts'
import { PostButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Said } from '../../../ui/text.tsx'
import { problemText } from './problem-text.tsx'

export type FindingsProps = {
  words: Words
  at: (path: string) => string
  findings: Finding[]
  counts: { code: string; count: number }[]
  code: string | null
  next: string | null
}

export function Findings({ words, at, findings, counts, code, next }: FindingsProps) {
  const here = at('/imports/findings')
  const filter = code ? `code=${encodeURIComponent(code)}&` : ''
  return (
    <>
      <PageHead
        title={words.say('exchange.findings.title')}
        lead={words.say('exchange.findings.lead')}
        back={{ href: at('/imports'), label: words.say('exchange.title') }}
      />
      {counts.length > 1 && (
        <FilterChips
          words={words}
          label={words.say('exchange.findings.filter')}
          chips={counts.map(one => ({
            href: `${here}?code=${encodeURIComponent(one.code)}`,
            label: words.say(`exchange.finding.${one.code}`),
            current: one.code === code,
            count: one.count,
          }))}
          clear={code ? here : undefined}
        />
      )}
      {findings.length === 0 ? (
        <EmptyState title={words.say('exchange.findings.none')} />
      ) : (
        <Cards>
          {findings.map(finding => (
            <Card
              href={finding.count === 1 ? at(`/services/${finding.services[0]!.id}`) : undefined}
              title={
                finding.count === 1
                  ? named(words, finding)
                  : words.say('exchange.findings.in', { count: finding.count })
              }
              actions={
                <PostButton
                  action={`${here}/${finding.id}/settlement`}
                  values={code ? { code } : {}}
                  kind="secondary"
                  icon="check"
                >
                  {words.say('exchange.findings.settle', { count: finding.count })}
                </PostButton>
              }
            >
              <p>
                {problemText(words, {
                  code: finding.code,
                  column: String(finding.values.column ?? ''),
                  values: finding.values,
                })}
              </p>
              {finding.count > 1 && (
                <ul>
                  {finding.services.map(service => (
                    <li>
                      <a href={at(`/services/${service.id}`)}>
                        <Said words={words} texts={service.name} /> ·{' '}
                        <Said words={words} texts={service.organisation} />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          ))}
        </Cards>
      )}
      <Pagination words={words} next={next ? `${here}?${filter}after=${next}` : undefined} />
    </>
  )
}

function named(words: Words, { services }: Finding): string {
  return [services[0]!.name, services[0]!.organisation].map(words.pick).join(' · ')
}
