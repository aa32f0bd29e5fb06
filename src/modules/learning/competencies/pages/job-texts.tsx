// Texts for job descriptions. What was chosen stands in the address, so that it can be kept and shared.
import { type Answer, file, page } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { must, Problem } from '../../../../kernel/problem.ts'
import { isLanguage } from '../../../../kernel/words.ts'
import { allSets } from '../content.ts'
import { mayReadCompetencies } from '../policy.ts'
import { jobTextOf, plainOf } from '../rules/job-text.ts'
import { type Chosen, JobTextsPage } from '../views/job-texts.tsx'
import { looks } from './parts.ts'

export async function showJobTexts(x: Exchange): Promise<Answer> {
  x.person()
  must(mayReadCompetencies(x.actor))
  const { words, at } = x
  const chosen = chosenOf(x)
  return page(
    words.say('competencies.job'),
    <JobTextsPage
      words={words}
      at={at}
      actor={x.actor}
      sets={allSets()}
      chosen={chosen}
      text={chosen.competencies.length === 0 ? undefined : textOf(x, chosen)}
    />,
    looks({ scripts: ['print-button', 'copy-link'] }),
  )
}

export async function sendText(x: Exchange): Promise<Answer> {
  const { text, name } = asked(x)
  return file('text/plain; charset=utf-8', plainOf(text), `${name}.txt`)
}

export async function sendDocx(x: Exchange): Promise<Answer> {
  const { text, name, language } = asked(x)
  // Loaded when the first one is asked for.
  const { docxOf } = await import('../out/docx.ts')
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return file(type, await docxOf(text, language), `${name}.docx`)
}

function asked(x: Exchange) {
  x.person()
  must(mayReadCompetencies(x.actor))
  const chosen = chosenOf(x)
  if (chosen.competencies.length === 0) throw new Problem('not-valid', 'competencies.job.none')
  return { text: textOf(x, chosen), language: chosen.language, name: `competencies-${chosen.language}` }
}

function textOf(x: Exchange, { competencies, language, position, withSigns }: Chosen) {
  const words = language === x.words.language ? x.words : x.installation.wordsOf(language)
  return jobTextOf(allSets(), competencies, words, { position, withSigns })
}

/** Only what there is: an address is typed by anybody. */
function chosenOf({ query, words }: Exchange): Chosen {
  const known = new Set(allSets().flatMap(set => set.competencies.map(({ id }) => id)))
  const language = query.get('language')
  return {
    // On the form each set has a name of its own.
    competencies: [
      ...new Set([...query].filter(([name]) => /^(competency|of-[a-z-]+)$/.test(name)).map(([, id]) => id)),
    ].filter(id => known.has(id)),
    language: isLanguage(language) ? language : words.language,
    position: (query.get('position') ?? '').normalize('NFC').trim().slice(0, 80),
    withSigns: query.get('signs') === 'yes',
  }
}
