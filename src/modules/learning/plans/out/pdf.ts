// The booklet as a tagged PDF on A4.
import { typeset } from '../../../../kernel/pdf.ts'
import type { Booklet } from './booklet.ts'
import { template } from './template.ts'

export async function pdfOf(booklet: Booklet): Promise<Uint8Array<ArrayBuffer>> {
  return (await typeset(template, [{ booklet }])).pdf
}
