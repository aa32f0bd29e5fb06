// A job text as a document that an office can change.
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx'
import { directionOf, type Language } from '../../../../kernel/words.ts'
import type { JobText } from '../rules/job-text.ts'

/** What the machines of our readers have; each falls back to its own where it is not there. */
const faces: Record<Language, string> = {
  en: 'Calibri',
  fr: 'Calibri',
  es: 'Calibri',
  ar: 'Arial',
  bn: 'Nirmala UI',
}

export async function docxOf(job: JobText, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const bidirectional = directionOf(language) === 'rtl'
  const run = (text: string, bold = false) =>
    new TextRun({
      text,
      bold,
      boldComplexScript: bold,
      font: faces[language],
      rightToLeft: bidirectional,
      language: { value: language, bidirectional: language },
    })
  const heading = (text: string, level: 'HEADING_1' | 'HEADING_2') =>
    new Paragraph({
      heading: HeadingLevel[level],
      bidirectional,
      keepNext: true,
      spacing: { before: level === 'HEADING_1' ? 0 : 200, after: 80 },
      children: [run(text, true)],
    })
  const point = (text: string, level: number) =>
    new Paragraph({
      bidirectional,
      numbering: { reference: 'points', level },
      spacing: { after: 40 },
      children: [run(text)],
    })
  const document = new Document({
    title: job.title,
    creator: 'Across',
    numbering: { config: [{ reference: 'points', levels: [levelOf(0, '•'), levelOf(1, '◦')] }] },
    sections: [
      {
        children: [
          heading(job.title, 'HEADING_1'),
          new Paragraph({ bidirectional, spacing: { after: 120 }, children: [run(job.lead)] }),
          ...job.parts.flatMap(part => [
            heading(part.heading, 'HEADING_2'),
            ...part.lines.flatMap(({ text, signs }) => [
              point(text, 0),
              ...signs.map(sign => point(sign, 1)),
            ]),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function levelOf(level: number, text: string) {
  return {
    level,
    format: LevelFormat.BULLET,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 360 * (level + 1), hanging: 240 } } },
  }
}
