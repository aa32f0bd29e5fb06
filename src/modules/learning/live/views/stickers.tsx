// What was voted, as bars with their numbers.
import type { Words } from '../../../../kernel/words.ts'
import type { Tally } from '../rules/votes.ts'
import { SectorName } from './signs.tsx'

export function StickerBars({ words, tallies }: { words: Words; tallies: readonly Tally[] }) {
  if (tallies.length === 0) return <p>{words.say('live.stickers.none')}</p>
  const most = tallies[0]!.stickers
  return (
    <table class="sticker-bars">
      <caption class="hidden">{words.say('live.stickers.result')}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{words.say('live.stickers.sector')}</th>
          <th scope="col">{words.say('live.stickers.stickers')}</th>
        </tr>
      </thead>
      <tbody>
        {tallies.map(({ sector, stickers }) => (
          <tr>
            <th scope="row">
              <SectorName words={words} sector={sector} />
            </th>
            <td>
              <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={String((stickers / most) * 100)} height="10" />
              </svg>
              <strong>{words.number(stickers)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
