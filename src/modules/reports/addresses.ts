// Addresses of the sheets.
import type { Language } from '../../kernel/words.ts'
import type { SheetKind } from './model.ts'

export type At = (path: string) => string

export const toSheets = (at: At) => at('/sheets')
export const toSheet = (at: At, sector: string, kind: SheetKind) => at(`/sheets/${sector}/${kind}`)

/** @param language a file is in one, and says so in its address */
export function toFile(at: At, sector: string, kind: SheetKind, type: 'pdf' | 'docx', language: Language) {
  return `${at(`/sheets/${sector}/${kind}.${type}`)}?lang=${language}`
}
