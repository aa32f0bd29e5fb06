// An indicator as somebody would propose it: for tests and the access matrix.
import type { Draft } from './model.ts'

export const draft: Draft = {
  origin: 'own',
  code: '',
  title: { en: 'Wards that know whom to call', fr: 'Services qui savent qui appeler' },
  numerator: { en: 'Wards with the card on the wall' },
  denominator: { en: 'All wards visited' },
  unit: 'percent',
  direction: 'up',
  frequency: 'quarter',
  breakdowns: [],
  source: '',
  baseline: 40,
  baselineOn: '2026-06-30',
  target: 80,
  targetOn: '2027-06-30',
  reviewOn: '2027-11-23',
  note: 'It is counted on visits anyway.',
}
