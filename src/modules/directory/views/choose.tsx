// Choosing what is needed: the sectors with their pictures, then the needs of the chosen one. Every choice is an
// address.
import type { Words } from '../../../kernel/words.ts'
import { SectorIcon } from '../../../ui/icons/sector.tsx'
import { Icon } from '../../../ui/icons/ui.tsx'
import { sectors } from '../../accounts/sectors.ts'
import type { Search } from '../model.ts'
import { needsOfSector, sectorOfNeed } from '../needs.ts'
import { searchAddress } from '../rules/search.ts'

export function NeedChips({ words, search, path }: { words: Words; search: Search; path: string }) {
  const open = search.need ? sectorOfNeed(search.need) : search.sector
  if (!open)
    return (
      <nav class="filters" aria-label={words.say('directory.find.by-need')}>
        <ul>
          {sectors
            .filter(sector => needsOfSector(sector).length > 0)
            .map(sector => (
              <li>
                <a class="chip" href={path + searchAddress(search, { sector })}>
                  <SectorIcon sector={sector} />
                  {words.say(`accounts.sector.${sector}`)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
    )
  return (
    <nav class="filters" aria-label={words.say('directory.find.by-need')}>
      <ul>
        <li>
          <a
            class="chip"
            aria-current="true"
            href={path + searchAddress(search, { sector: undefined, need: undefined })}
          >
            <SectorIcon sector={open} />
            {words.say(`accounts.sector.${open}`)}
            <Icon name="close" />
            <span class="hidden">{words.say('directory.find.take-off')}</span>
          </a>
        </li>
        {needsOfSector(open).map(need => {
          const isChosen = search.need === need
          const change = isChosen ? { need: undefined, sector: open } : { need, sector: undefined }
          return (
            <li>
              <a
                class="chip"
                aria-current={isChosen ? 'true' : undefined}
                href={path + searchAddress(search, change)}
              >
                {isChosen && <Icon name="check" />}
                {words.say(`directory.need.${need}`)}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** What else was chosen, each a chip that takes itself off. */
export function ChosenChips({
  words,
  search,
  path,
  areaName,
}: {
  words: Words
  search: Search
  path: string
  areaName: string | undefined
}) {
  const chosen: { label: string; without: Partial<Search> }[] = [
    ...(search.words
      ? [{ label: words.say('directory.chip.words', { words: search.words }), without: { words: '' } }]
      : []),
    ...(search.area ? [{ label: areaName ?? search.area, without: { area: undefined } }] : []),
    ...(search.age === undefined
      ? []
      : [{ label: words.say('directory.ages.only', { age: search.age }), without: { age: undefined } }]),
    ...(search.openNow ? [{ label: words.say('directory.chip.open'), without: { openNow: false } }] : []),
    ...(search.sex ? [{ label: words.say(`directory.sex.${search.sex}`), without: { sex: undefined } }] : []),
    ...(search.language
      ? [
          {
            label: words.say('directory.chip.language', { language: search.language }),
            without: { language: undefined },
          },
        ]
      : []),
    ...(search.femaleStaff
      ? [{ label: words.say('directory.chip.staff'), without: { femaleStaff: false } }]
      : []),
    ...(search.free ? [{ label: words.say('directory.chip.free'), without: { free: false } }] : []),
    ...(search.walkIn ? [{ label: words.say('directory.chip.walk-in'), without: { walkIn: false } }] : []),
    ...(search.past ? [{ label: words.say('directory.chip.past'), without: { past: false } }] : []),
  ]
  if (chosen.length === 0) return null
  return (
    <nav class="filters" aria-label={words.say('directory.find.chosen')}>
      <ul>
        {chosen.map(({ label, without }) => (
          <li>
            <a class="chip" aria-current="true" href={path + searchAddress(search, without)}>
              {label}
              <Icon name="close" />
              <span class="hidden">{words.say('directory.find.take-off')}</span>
            </a>
          </li>
        ))}
        <li>
          <a class="chip clear" href={path}>
            <Icon name="close" />
            {words.say('ui.filters.clear')}
          </a>
        </li>
      </ul>
    </nav>
  )
}
