// A sheet on one page of paper, in the largest letters that fit.
import { typeset } from '../../../kernel/pdf.ts'
import type { Sheet } from '../model.ts'
import { sizes } from '../rules/density.ts'
import { template } from './template.ts'

/** @param size of the letters in points; where that makes a second page after all, the next closer one is taken */
export async function pdfOf(sheet: Sheet, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const closer = sizes.filter(other => other <= size)
  return (
    await typeset(
      template,
      closer.map(one => ({ sheet: { ...sheet, size: one } })),
    )
  ).pdf
}

/** How many pages it takes at that size, for tests. */
export async function pagesOf(sheet: Sheet, size: number): Promise<number> {
  return (await typeset(template, [{ sheet: { ...sheet, size } }])).pages
}
