// A signature: the name typed, or a mark drawn. Shared with the browser that draws. Messages are keys of the locale files.
import * as v from 'valibot'
import { isDrawn, markSize } from './mark.ts'

/** Lines on the field, as the `d` of a path: nothing else can be in it. */
export const DrawnMark = v.pipe(
  v.string(),
  v.maxLength(markSize.characters, 'signing.error.mark'),
  v.regex(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/, 'signing.error.mark'),
  v.check(isDrawn, 'signing.error.small'),
)

export type Given = {
  requirementId: string
  version: number
  /** Compared with the person's name; not looked at where a mark was drawn. */
  typedName: string
  /** '' where none was drawn. */
  mark: string
}

export type Signature = {
  requirementId: string
  version: number
  kind: 'typed' | 'drawn'
  mark: string | null
  /** False for one that came by a link. */
  witnessed: boolean
  signedOn: string
}

export type Link = { madeAt: Date; expiresAt: Date }

/** The one person of a link, as far as its holder sees them. */
export type Behind = {
  staffId: string
  name: string
  role: string
  contact: boolean
  expiresAt: Date
  signed: { id: string; version: number; on: string }[]
}
