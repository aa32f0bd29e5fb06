// A sheet as a text document that an office can change: the same words in the same two columns.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '../../../kernel/words.ts'
import type { Sheet, SheetLine, SheetPart } from '../model.ts'
import { shares } from '../rules/density.ts'

const ink = '0F3A47'
const quiet = '46606A'
/** What the machines of our readers have; each falls back to its own where it is not there. */
const faces: Record<Language, string> = {
  en: 'Calibri',
  fr: 'Calibri',
  es: 'Calibri',
  ar: 'Arial',
  bn: 'Nirmala UI',
}
const widthInside = convertMillimetersToTwip(182)

/** @param size of the letters in points */
export async function docxOf(sheet: Sheet, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const cells = (['main', 'side'] as const).map(
    place =>
      new TableCell({
        width: { size: Math.round(widthInside * shares[place]), type: WidthType.DXA },
        margins: { left: 80, right: 160, top: 0, bottom: 0 },
        children: sheet.parts.filter(part => part.place === place).flatMap(part => partOf(part, sheet, size)),
      }),
  )
  const document = new Document({
    title: sheet.title,
    creator: 'Across',
    description: sheet.foot,
    numbering: { config: [{ reference: 'steps', levels: [stepLevel] }] },
    styles: { default: { document: { run: runOf(sheet, size) } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(11),
              bottom: convertMillimetersToTwip(10),
              left: convertMillimetersToTwip(14),
              right: convertMillimetersToTwip(14),
            },
          },
        },
        children: [
          paragraph(sheet, sheet.over, { size: 8, color: quiet }),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            bidirectional: isRightToLeft(sheet),
            spacing: { before: 0, after: 40 },
            children: [run(sheet, sheet.title, { size: 15, color: ink, bold: true })],
          }),
          new Paragraph({
            bidirectional: isRightToLeft(sheet),
            spacing: { after: 120 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: ink, space: 4 } },
            children: [run(sheet, sheet.lead, { size })],
          }),
          new Table({
            visuallyRightToLeft: isRightToLeft(sheet),
            layout: TableLayoutType.FIXED,
            width: { size: widthInside, type: WidthType.DXA },
            columnWidths: [Math.round(widthInside * shares.main), Math.round(widthInside * shares.side)],
            borders: TableBorders.NONE,
            rows: [new TableRow({ children: cells })],
          }),
          paragraph(sheet, sheet.foot, { size: 6.5, color: quiet }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const stepLevel = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: 260, hanging: 260 } } },
}

type Look = { size: number; color?: string; bold?: boolean }

const isRightToLeft = ({ direction }: Sheet) => direction === 'rtl'

function runOf({ language }: Sheet, size: number) {
  return {
    font: faces[language],
    size: `${size}pt` as const,
    language: { value: language, bidirectional: language },
  }
}

function run(sheet: Sheet, text: string, { size, color, bold }: Look): TextRun {
  const points = `${size}pt` as const
  return new TextRun({
    text,
    font: faces[sheet.language],
    size: points,
    sizeComplexScript: points,
    rightToLeft: isRightToLeft(sheet),
    ...(color ? { color } : {}),
    ...(bold ? { bold, boldComplexScript: bold } : {}),
  })
}

function paragraph(sheet: Sheet, text: string, look: Look): Paragraph {
  return new Paragraph({
    bidirectional: isRightToLeft(sheet),
    spacing: { before: 0, after: 20 },
    children: [run(sheet, text, look)],
  })
}

function partOf(part: SheetPart, sheet: Sheet, size: number): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      bidirectional: isRightToLeft(sheet),
      keepNext: true,
      spacing: { before: 100, after: 50 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: ink, space: 1 } },
      children: [run(sheet, part.heading, { size: size * 1.1, color: ink, bold: true })],
    }),
    ...part.lines.map(line => lineOf(line, part, sheet, size)),
  ]
}

const marks = { list: '• ', boxes: '☐ ', steps: '', text: '' }

function lineOf({ text, note }: SheetLine, { look }: SheetPart, sheet: Sheet, size: number): Paragraph {
  return new Paragraph({
    bidirectional: isRightToLeft(sheet),
    spacing: { before: 0, after: 30 },
    ...(look === 'steps' ? { numbering: { reference: 'steps', level: 0 } } : {}),
    ...(look === 'list' || look === 'boxes' ? { indent: { start: 220, hanging: 220 } } : {}),
    children: [
      run(sheet, `${marks[look]}${text}`, { size }),
      ...(note ? [run(sheet, ` — ${note}`, { size: size * 0.86, color: quiet })] : []),
    ],
  })
}
