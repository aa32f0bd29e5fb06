// Nothing fits: one tap counts the gap, and says what to do instead. Nothing of the person goes with it.
import type { Texts, Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Select } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { FilterChips } from '../../../ui/filters.tsx'
import { Form } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { More, PageHead, Section } from '../../../ui/page-head.tsx'
import { PhoneCall } from '../../../ui/phone.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Said } from '../../../ui/text.tsx'
import { sectors } from '../../accounts/sectors.ts'
import type { Entry, Search } from '../model.ts'
import { isNeed, sectorOfNeed } from '../needs.ts'
import { ageBandOf } from '../rules/eligibility.ts'
import type { FreshnessSettings } from '../rules/freshness.ts'
import type { LocalTime } from '../rules/hours.ts'
import type { UnmetRow } from '../store/unmet.ts'
import { ServiceCard } from './card.tsx'

export type NothingFitsProps = {
  words: Words
  at: (path: string) => string
  search: Search
  unmetId: string
  /** Nothing was found at all; else it stands folded below the cards. */
  isEmpty: boolean
}

export function NothingFits(props: NothingFitsProps) {
  const { words, isEmpty, search } = props
  if (isEmpty)
    return (
      <EmptyState title={words.say('directory.unmet.empty')}>
        <p>{words.say('directory.unmet.lead')}</p>
        <UnmetForm {...props} />
      </EmptyState>
    )
  // Before anything was asked, nothing can have been looked for in vain.
  if (!search.need && !search.sector && !search.words) return null
  return (
    <More summary={words.say('directory.unmet.none-fits')}>
      <p>{words.say('directory.unmet.lead')}</p>
      <UnmetForm {...props} />
    </More>
  )
}

function UnmetForm({ words, at, search, unmetId }: NothingFitsProps) {
  const sector = search.need ? sectorOfNeed(search.need) : search.sector
  return (
    <Form action={at('/services/unmet-needs')}>
      <HiddenField name="id" value={unmetId} />
      {search.need && <HiddenField name="need" value={search.need} />}
      {search.area && <HiddenField name="area" value={search.area} />}
      <HiddenField name="ageBand" value={ageBandOf(search.age)} />
      {sector ? (
        <HiddenField name="sector" value={sector} />
      ) : (
        <Select
          words={words}
          name="sector"
          label={words.say('directory.unmet.sector')}
          options={sectors.map(value => ({ value, label: words.say(`accounts.sector.${value}`) }))}
        />
      )}
      <ButtonRow>
        <Button kind="secondary" icon="flag">
          {words.say('directory.unmet.tell')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

export type UnmetToldProps = {
  words: Words
  at: (path: string) => string
  emergencyPhone: string | null
  /** Hotlines of that sector, from anywhere. */
  hotlines: Entry[]
  now: LocalTime
  settings: FreshnessSettings
  mayRedirect: boolean
  /** Who speaks for that sector; told to people of the response only. */
  focalPoints: { name: string; organisation: Texts }[]
}

/** What to do next, when nothing was found. */
export function UnmetTold({
  words,
  at,
  emergencyPhone,
  hotlines,
  now,
  settings,
  mayRedirect,
  focalPoints,
}: UnmetToldProps) {
  return (
    <>
      <PageHead
        title={words.say('directory.unmet.told')}
        lead={words.say('directory.unmet.told.lead')}
        back={{ href: at('/services'), label: words.say('directory.find.title') }}
      />
      {emergencyPhone && (
        <PhoneCall
          words={words}
          number={emergencyPhone}
          label={words.say('directory.emergency')}
          note={words.say('directory.emergency.note')}
          urgent
        />
      )}
      {hotlines.length > 0 && (
        <Section title={words.say('directory.unmet.hotlines')}>
          <Cards>
            {hotlines.map(entry => (
              <ServiceCard
                words={words}
                entry={entry}
                href={at(`/services/${entry.id}`)}
                at={now}
                settings={settings}
              />
            ))}
          </Cards>
        </Section>
      )}
      {focalPoints.length > 0 && (
        <Section
          title={words.say('directory.unmet.focal-point')}
          lead={words.say('directory.unmet.focal-point.lead')}
        >
          <Cards>
            {focalPoints.map(({ name, organisation }) => (
              <Card title={<bdi>{name}</bdi>} meta={<Said words={words} texts={organisation} />} />
            ))}
          </Cards>
        </Section>
      )}
      {mayRedirect && (
        <Section
          title={words.say('directory.unmet.redirect')}
          lead={words.say('directory.unmet.redirect.lead')}
        >
          <ButtonRow>
            <Button href={at('/redirects/new')}>{words.say('directory.act.redirect')}</Button>
          </ButtonRow>
        </Section>
      )}
    </>
  )
}

export type UnmetListProps = {
  words: Words
  at: (path: string) => string
  rows: UnmetRow[]
  areaNames: Map<string, string>
  filter: { months: number; sector: string | undefined; area: string | undefined }
}

const spans = [1, 3, 12]

/** The gaps, most often told first. */
export function UnmetList({ words, at, rows, areaNames, filter }: UnmetListProps) {
  const path = at('/services/unmet-needs')
  const address = (change: Partial<UnmetListProps['filter']>) => {
    const now = { ...filter, ...change }
    const query = new URLSearchParams({ months: String(now.months) })
    if (now.sector) query.set('sector', now.sector)
    if (now.area) query.set('area', now.area)
    return `${path}?${query}`
  }
  return (
    <>
      <PageHead title={words.say('directory.unmet.list')} lead={words.say('directory.unmet.list.lead')} />
      <FilterChips
        words={words}
        label={words.say('directory.unmet.span')}
        chips={spans.map(months => ({
          href: address({ months }),
          label: words.say('directory.unmet.months', { months }),
          current: filter.months === months,
        }))}
      />
      <FilterChips
        words={words}
        label={words.say('directory.sector')}
        chips={sectors
          .filter(sector => sector === filter.sector || rows.some(row => row.sector === sector))
          .map(sector => ({
            href: address({ sector: filter.sector === sector ? undefined : sector }),
            label: words.say(`accounts.sector.${sector}`),
            current: filter.sector === sector,
          }))}
      />
      <DataTable
        caption={words.say('directory.unmet.list')}
        captionHidden
        rows={rows}
        empty={words.say('directory.unmet.list.empty')}
        columns={[
          {
            label: words.say('directory.unmet.need'),
            rowHeader: true,
            cell: row =>
              isNeed(row.need)
                ? words.say(`directory.need.${row.need}`)
                : words.say(`accounts.sector.${row.sector}`),
          },
          {
            label: words.say('directory.find.place'),
            cell: row =>
              row.areaPcode ? (
                <a href={address({ area: row.areaPcode })}>{areaNames.get(row.areaPcode) ?? row.areaPcode}</a>
              ) : (
                words.say('directory.unmet.no-place')
              ),
          },
          {
            label: words.say('directory.unmet.age'),
            cell: row => words.say(`directory.band.${row.ageBand}`),
          },
          {
            label: words.say('directory.unmet.staff'),
            numeric: true,
            cell: row => words.number(row.staff),
          },
          {
            label: words.say('directory.unmet.public'),
            numeric: true,
            cell: row => words.number(row.public),
          },
          {
            label: words.say('directory.unmet.look'),
            labelHidden: true,
            cell: row => (
              <a
                href={`${at('/services')}?${new URLSearchParams({
                  ...(isNeed(row.need) ? { need: row.need } : { sector: row.sector }),
                  ...(row.areaPcode ? { area: row.areaPcode } : {}),
                })}`}
              >
                {words.say('directory.unmet.look')}
              </a>
            ),
          },
        ]}
      />
    </>
  )
}
