// Routes of the library and of its plans.
import { get, post, type Route } from '../../../kernel/endpoint.ts'
import * as edit from './pages/edit.tsx'
import * as library from './pages/library.tsx'
import * as read from './pages/read.tsx'

const base = '/r/:response/learning/plans'
const one = `${base}/:id`
const block = `${one}/blocks/:block`

/** A letter of Arabic or Bangla is six or nine bytes in a form. */
const long = { limit: 1_000_000 }

export const routes: Route[] = [
  get(base, library.showLibrary),
  post(base, library.postNew),
  get(`${base}/new`, library.showNew),
  post(`${base}/copies`, library.postCopy),
  get(one, read.showPlan),
  get(`${one}/plan.json`, read.sendFile),
  get(`${one}/booklet`, read.showBooklet),
  get(`${one}/booklet.pdf`, read.sendBooklet, { cost: 3 }),
  post(`${one}/settling`, read.postSettling),
  post(`${one}/retirement`, read.postRetirement),
  get(`${one}/edit`, edit.showEdit),
  get(`${one}/about`, edit.showAbout),
  post(`${one}/about`, edit.postAbout, long),
  get(`${one}/history`, edit.showHistory),
  post(`${one}/undoing`, edit.postUndoing),
  post(`${one}/blocks`, edit.postBlock),
  get(block, read.showBlock),
  get(`${block}/edit`, edit.showBlockForm),
  post(`${block}/edit`, edit.postBlockForm, long),
  post(`${block}/places`, edit.postPlace),
  post(`${block}/copies`, edit.postCopyOfBlock),
  post(`${block}/removal`, edit.postRemoval),
]
