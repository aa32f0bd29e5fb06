// Finding a service: what is needed, words, where, for what age; then the cards. Nothing here asks who the child is.
import { languages, type Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox, Radios, Select } from '../../../ui/choices.tsx'
import { HiddenField, NumberField } from '../../../ui/inputs.tsx'
import { Cards } from '../../../ui/list.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import type { AreaChoice } from '../commands/areas.ts'
import { countedTo, type SearchResult } from '../commands/search.ts'
import type { Area, Search } from '../model.ts'
import type { FreshnessSettings } from '../rules/freshness.ts'
import { searchAddress } from '../rules/search.ts'
import { ServiceCard } from './card.tsx'
import { ChosenChips, NeedChips } from './choose.tsx'
import { sayLanguage } from './say.ts'
import { NothingFits } from './unmet.tsx'

export type FindProps = {
  words: Words
  at: (path: string) => string
  search: Search
  result: SearchResult
  area: AreaChoice
  settings: FreshnessSettings
  emergencyPhone: string | null
  /** The name of today's public holiday. */
  holiday: string | undefined
  next: string | undefined
  isFirstPage: boolean
  unmetId: string
  mayAdd: boolean
  isSignedIn: boolean
}

export function FindPage(props: FindProps) {
  const { words, at, search, result, area, settings, holiday, next } = props
  const path = at('/services')
  const areaName = area.chosen && words.pick(area.chosen.name)
  return (
    <>
      <PageHead
        title={words.say('directory.find.title')}
        lead={words.say('directory.find.lead')}
        actions={
          props.isSignedIn && (
            <Button kind="quiet" href={at('/services/mine')}>
              {words.say('directory.mine.title')}
            </Button>
          )
        }
      />
      <SearchForm {...props} />
      <NeedChips words={words} search={search} path={path} />
      <ChosenChips words={words} search={search} path={path} areaName={areaName} />
      {search.openNow && holiday && (
        <Notice words={words} kind="info">
          {words.say('directory.find.holiday', { name: holiday })}
        </Notice>
      )}
      <Understood words={words} result={result} />
      {result.entries.length > 0 && (
        <>
          <h2 class="hidden">{words.say('directory.find.results')}</h2>
          {result.count !== undefined && (
            <p>
              {result.count > countedTo
                ? words.say('directory.find.many', { count: countedTo })
                : words.say('directory.find.count', { count: result.count })}
            </p>
          )}
          <Cards wide>
            {result.entries.map(entry => (
              <ServiceCard
                words={words}
                entry={entry}
                href={at(`/services/${entry.id}`)}
                at={result.at}
                settings={settings}
              />
            ))}
          </Cards>
        </>
      )}
      <PastCheck {...props} />
      <Pagination
        words={words}
        {...(next === undefined ? {} : { next })}
        {...(props.isFirstPage ? {} : { previous: path + searchAddress(search) })}
      />
      <NothingFits {...props} isEmpty={result.entries.length === 0 && result.pastCount === 0} />
      <ButtonRow>
        <Button
          kind="quiet"
          icon="print"
          href={`${at('/pathway-card')}${search.area ? `?area=${search.area}` : ''}`}
        >
          {words.say('directory.card.link')}
        </Button>
        {props.mayAdd && (
          <Button kind="quiet" icon="add" href={at('/services/new')}>
            {words.say('directory.add')}
          </Button>
        )}
      </ButtonRow>
    </>
  )
}

/** Words first, in one line with their button; what narrows the list is folded, and once chosen it is a chip. */
function SearchForm({ words, at, search, area }: FindProps) {
  return (
    <search>
      <form class="search" method="get" action={at('/services')}>
        {search.need && <HiddenField name="need" value={search.need} />}
        {search.sector && <HiddenField name="sector" value={search.sector} />}
        <label for="find-words">{words.say('directory.find.words')}</label>
        <div class="search-row">
          <input
            type="search"
            id="find-words"
            name="q"
            value={search.words}
            autocomplete="off"
            maxlength={120}
            aria-describedby="find-words-hint"
          />
          <Button icon="search">{words.say('directory.find.go')}</Button>
        </div>
        <p class="hint" id="find-words-hint">
          {words.say('directory.find.words.hint')}
        </p>
        <More summary={words.say('directory.find.narrow')}>
          <div class="form">
            <AreaField words={words} at={at} search={search} area={area} />
            <NumberField
              words={words}
              name="age"
              label={words.say('directory.find.age')}
              hint={words.say('directory.find.age.hint')}
              optional
              {...(search.age === undefined ? {} : { value: search.age })}
            />
            <Checkbox
              words={words}
              name="open"
              value="now"
              label={words.say('directory.find.open')}
              checked={search.openNow}
              optional
            />
            <More summary={words.say('directory.find.more')} open={hasMore(search)}>
              <div class="form">
                <MoreFilters words={words} search={search} />
              </div>
            </More>
            <ButtonRow>
              <Button icon="search" kind="secondary">
                {words.say('directory.find.go')}
              </Button>
            </ButtonRow>
          </div>
        </More>
      </form>
    </search>
  )
}

function hasMore({ sex, language, femaleStaff, free, walkIn }: Search): boolean {
  return Boolean(sex || language || femaleStaff || free || walkIn)
}

/** A list where all areas fit into one; else the chosen one, and the way to the page where one is chosen. */
function AreaField({
  words,
  at,
  search,
  area,
}: {
  words: Words
  at: FindProps['at']
  search: Search
  area: AreaChoice
}) {
  if (area.all.length > 0)
    return (
      <Select
        words={words}
        name="area"
        label={words.say('directory.find.place')}
        optional
        options={areaOptions(words, area.all)}
        {...(search.area ? { value: search.area } : {})}
      />
    )
  return (
    <div class="field">
      {search.area && <HiddenField name="area" value={search.area} />}
      <span class="label">{words.say('directory.find.place')}</span>
      {area.chosen && <span>{words.pick(area.chosen.name)}</span>}
      <Button
        kind="secondary"
        icon="place"
        href={at('/services/places') + searchAddress(search, { area: undefined })}
      >
        {words.say(area.chosen ? 'directory.place.change' : 'directory.place.choose')}
      </Button>
    </div>
  )
}

/** What lies in an area stands below it, a step to the side. */
export function areaOptions(words: Words, areas: Area[]): { value: string; label: string }[] {
  const top = Math.min(...areas.map(area => area.level))
  return areas.map(area => ({
    value: area.pcode,
    label: `${'\u2003'.repeat(area.level - top)}${words.pick(area.name)}`,
  }))
}

function MoreFilters({ words, search }: { words: Words; search: Search }) {
  return (
    <>
      <Radios
        words={words}
        name="sex"
        label={words.say('directory.find.sex')}
        optional
        look="chips"
        options={['female', 'male'].map(value => ({ value, label: words.say(`directory.person.${value}`) }))}
        {...(search.sex ? { value: search.sex } : {})}
      />
      <Select
        words={words}
        name="speaks"
        label={words.say('directory.find.language')}
        optional
        options={languages.map(value => ({ value, label: sayLanguage(words, value) }))}
        {...(search.language ? { value: search.language } : {})}
      />
      <Checkbox
        words={words}
        name="staff"
        value="female"
        label={words.say('directory.find.staff')}
        checked={search.femaleStaff}
        optional
      />
      <Checkbox
        words={words}
        name="cost"
        value="free"
        label={words.say('directory.find.free')}
        checked={search.free}
        optional
      />
      <Checkbox
        words={words}
        name="access"
        value="walk-in"
        label={words.say('directory.find.walk-in')}
        checked={search.walkIn}
        optional
      />
    </>
  )
}

/** How the words were understood, where that is not plain. */
function Understood({ words, result }: { words: Words; result: SearchResult }) {
  const { corrected, ignored, loose } = result
  if (corrected.length === 0 && ignored.length === 0 && !loose) return null
  return (
    <Notice words={words} kind="info" live>
      {corrected.map(({ asked, words: meant }) => (
        <p>{words.say('directory.find.corrected', { asked, meant: words.list(meant.slice(0, 3)) })}</p>
      ))}
      {ignored.length > 0 && <p>{words.say('directory.find.ignored', { words: words.list(ignored) })}</p>}
      {loose && <p>{words.say('directory.find.loose')}</p>}
    </Notice>
  )
}

function PastCheck({ words, at, search, result }: FindProps) {
  if (search.past)
    return (
      <Notice words={words} kind="warning">
        {words.say('directory.find.past-shown')}
      </Notice>
    )
  if (result.pastCount === 0) return null
  return (
    <p>
      <a href={at('/services') + searchAddress(search, { past: true })}>
        {result.pastCount > countedTo
          ? words.say('directory.find.past-many', { count: countedTo })
          : words.say('directory.find.past', { count: result.pastCount })}
      </a>
    </p>
  )
}
