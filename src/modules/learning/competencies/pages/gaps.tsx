// Gaps by sector: numbers for whoever plans learning.
import { type Answer, page } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { getGaps, listBehind, listGaps } from '../commands/gaps.ts'
import { BehindPage } from '../views/behind.tsx'
import { GapsPage, SectorGapsPage } from '../views/gaps.tsx'
import { looks } from './parts.ts'

const wide = () => looks({ width: 'wide', scripts: ['print-button'] })

export async function showGaps(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, actor } = x
  return page(
    words.say('competencies.gaps'),
    <GapsPage words={words} at={at} actor={actor} sectors={await listGaps(x)} />,
    wide(),
  )
}

export async function showSectorGaps(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, actor } = x
  const gaps = await getGaps(x, x.params.sector ?? '')
  return page(
    words.say('competencies.gaps'),
    <SectorGapsPage words={words} at={at} actor={actor} gaps={gaps} />,
    wide(),
  )
}

export async function showBehind(x: Exchange): Promise<Answer> {
  x.person()
  const { words, at, actor } = x
  const sector = x.params.sector ?? ''
  const behind = await listBehind(x, sector, x.params.competency ?? '')
  return page(
    words.say('competencies.gaps'),
    <BehindPage words={words} at={at} actor={actor} sector={sector} behind={behind} />,
    looks({ scripts: ['print-button'] }),
  )
}
