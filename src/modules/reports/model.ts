// A sheet: one A4 page of words that are the same on the screen, on paper, as PDF and as a text document. It is made in
// one language, with every word already said in it.
import type { Direction, Language } from '../../kernel/words.ts'

export const sheetKinds = ['one-pager', 'checklist'] as const
export type SheetKind = (typeof sheetKinds)[number]

export type SheetLine = {
  text: string
  /** How far it is, who sees to it: short, beside or below. */
  note?: string
}

export type SheetPart = {
  heading: string
  /** 'boxes': with a box to tick; 'steps': in order; 'text': sentences. */
  look: 'list' | 'boxes' | 'steps' | 'text'
  /** Which of two columns. */
  place: 'main' | 'side'
  lines: SheetLine[]
}

export type Sheet = {
  kind: SheetKind | 'glance'
  language: Language
  direction: Direction
  /** The response and its cycle. */
  over: string
  title: string
  lead: string
  parts: SheetPart[]
  /** Where it comes from and of which day it is. */
  foot: string
}
