// The printed pathway card of an area, in the language in which it is handed over.
import { type Answer, page } from '../../../kernel/answer.ts'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { isLanguage } from '../../../kernel/words.ts'
import { findPathway } from '../commands/pathway.ts'
import { addDays } from '../rules/hours.ts'
import { PathwayCard } from '../views/pathway.tsx'

/** A card is not trusted longer than its entries are. */
const trustedDays = 60

/** `in` is the card's own language, so that printing one in another does not change the pages. */
export async function showPathway(x: Exchange): Promise<Answer> {
  const wanted = x.query.get('in') ?? x.query.get('lang')
  const words = isLanguage(wanted) ? x.installation.wordsOf(wanted, x.response.timeZone) : x.words
  const forStaff = x.query.get('for') === 'staff' && x.actor.kind === 'person'
  const pathway = await findPathway(x, x.query.get('area') || undefined, forStaff)
  const place = words.pick(pathway.area?.name ?? x.response.name)
  const query = new URLSearchParams({
    ...(pathway.area ? { area: pathway.area.pcode } : {}),
    lang: words.language,
  })
  const usual = addDays(pathway.today, trustedDays)
  return page(
    words.say('directory.card.title', { place }),
    <PathwayCard
      words={words}
      assets={x.installation.assets}
      place={place}
      response={words.pick(x.response.name)}
      emergencyPhone={x.response.emergencyPhone}
      groups={pathway.groups}
      more={pathway.more}
      address={`${x.installation.origin}${x.at('/services')}?${query}`}
      printedOn={pathway.today}
      checkAfter={pathway.earliestCheck && pathway.earliestCheck < usual ? pathway.earliestCheck : usual}
      forStaff={forStaff}
    />,
    { bare: true, width: 'print' },
  )
}
