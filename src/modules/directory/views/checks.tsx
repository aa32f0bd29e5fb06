// Confirming many in minutes: grouped by who provides them, ticked one by one or all at once, one button, one day.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { DateField, HiddenField } from '../../../ui/inputs.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Said } from '../../../ui/text.tsx'
import type { CheckList } from '../commands/checks.ts'
import { freshnessOf } from '../rules/freshness.ts'
import { addDays } from '../rules/hours.ts'
import type { CheckRow } from '../store/kept.ts'
import { FreshnessSign, LastCheck } from './signs.tsx'

export type Which = 'past' | 'due' | 'soon' | 'all'

export type ChecksProps = {
  words: Words
  at: (path: string) => string
  list: CheckList
  which: Which
  organisation: string | undefined
  area: { pcode: string; name: string } | undefined
  /** Every box is ticked from the start. */
  ticked: boolean
  /** The address of this page, to which confirming comes back. */
  here: string
  address: (change: Partial<{ which: Which; organisation: string; area: string; ticked: string }>) => string
  next: string | undefined
  newId: () => string
}

export function ChecksPage(props: ChecksProps) {
  const { words, at, list, which, address, next, ticked } = props
  const { counts } = list
  const tab = (name: Which) => ({
    href: address({ which: name, organisation: '', area: '' }),
    label: words.say(`directory.checks.${name}`),
    current: which === name,
    count: counts[name],
  })
  const groups = Map.groupBy(list.rows, row => row.organisationId)
  const chosen = [
    ...(props.organisation && list.rows[0]
      ? [
          {
            href: address({ organisation: '' }),
            label: words.pick(list.rows[0].organisationName),
            current: true,
          },
        ]
      : []),
    ...(props.area ? [{ href: address({ area: '' }), label: props.area.name, current: true }] : []),
  ]
  return (
    <>
      <PageHead
        title={words.say('directory.checks.title')}
        lead={words.say('directory.checks.lead')}
        actions={
          <>
            <Button kind="quiet" href={at('/services/contacts')}>
              {words.say('directory.contacts.title')}
            </Button>
            <Button kind="quiet" href={at('/imports')}>
              {words.say('directory.checks.import')}
            </Button>
            <Button kind="quiet" href={at('/services/unmet-needs')}>
              {words.say('directory.unmet.list')}
            </Button>
            <Button kind="quiet" href={at('/areas')}>
              {words.say('directory.areas.title')}
            </Button>
          </>
        }
      />
      <Tabs
        words={words}
        label={words.say('directory.checks.title')}
        tabs={[tab('past'), tab('due'), tab('soon'), tab('all')]}
      />
      {chosen.length > 0 && (
        <FilterChips words={words} label={words.say('directory.find.chosen')} chips={chosen} />
      )}
      {list.rows.length === 0 ? (
        <EmptyState title={words.say('directory.checks.empty')} />
      ) : (
        <form class="form" method="post" action={at('/services/checks')}>
          <HiddenField name="back" value={props.here} />
          <p>
            <a href={address({ ticked: ticked ? '' : 'all' })}>
              {words.say(ticked ? 'directory.checks.untick' : 'directory.checks.tick', {
                count: list.rows.length,
              })}
            </a>
          </p>
          <DateField
            words={words}
            name="nextCheck"
            label={words.say('directory.checks.next')}
            hint={words.say('directory.checks.next.hint')}
            min={addDays(list.today, 1)}
            max={addDays(list.today, 365)}
            optional
          />
          <ButtonRow>
            <Button icon="check">{words.say('directory.checks.confirm')}</Button>
          </ButtonRow>
          {[...groups.values()].map(rows => (
            <Group {...props} rows={rows} />
          ))}
          <ButtonRow>
            <Button icon="check" kind="secondary">
              {words.say('directory.checks.confirm')}
            </Button>
          </ButtonRow>
        </form>
      )}
      <Pagination words={words} {...(next === undefined ? {} : { next })} />
    </>
  )
}

function Group({
  words,
  at,
  list,
  rows,
  ticked,
  address,
  organisation,
  newId,
}: ChecksProps & { rows: CheckRow[] }) {
  const [first] = rows
  if (!first) return null
  const link = list.links.find(one => one.organisationId === first.organisationId)
  return (
    <Section
      title={words.pick(first.organisationName)}
      actions={
        <ButtonRow>
          {!organisation && (
            <Button kind="quiet" href={address({ organisation: first.organisationId })}>
              {words.say('directory.checks.only')}
            </Button>
          )}
          {link ? (
            <Button kind="quiet" href={at(`/services/confirmation-links/${link.id}`)}>
              {words.say('directory.link.show')}
            </Button>
          ) : (
            <Button
              kind="quiet"
              formaction={at('/services/confirmation-links')}
              name="link"
              value={`${newId()} ${first.organisationId}`}
            >
              {words.say('directory.link.make')}
            </Button>
          )}
        </ButtonRow>
      }
    >
      <ul class="choices rows">
        {rows.map(row => (
          <li>
            <label class="choice">
              <input type="checkbox" name="service" value={row.id} checked={ticked} />
              <span>
                <Said words={words} texts={row.name} />
                <small>
                  {[
                    words.say(`accounts.sector.${row.sector}`),
                    words.list([...new Set(row.areaNames.map(words.pick))].slice(0, 3)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {' · '}
                  <LastCheck words={words} lastCheck={row.lastCheck} />
                  {' · '}
                  <a href={at(`/services/${row.id}`)}>{words.say('directory.checks.look')}</a>{' '}
                  <FreshnessSign
                    words={words}
                    freshness={freshnessOf(row.nextCheck, list.today, list.settings)}
                    forKeepers
                  />{' '}
                  {row.openContacts > 0 && (
                    <a href={`${at('/services/contacts')}?service=${row.id}`}>
                      {words.say('directory.contacts.count', { count: row.openContacts })}
                    </a>
                  )}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Section>
  )
}
