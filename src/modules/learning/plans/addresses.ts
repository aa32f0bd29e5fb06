// Addresses of the library. `start` is the hour at which a reader lets the plan begin, kept from page to page.
export type At = (path: string) => string

const base = '/learning/plans'
const from = (start: string) => (start === '' ? '' : `?start=${encodeURIComponent(start)}`)

export const toLearning = (at: At) => at('/learning')
export const toLibrary = (at: At) => at(base)
export const toNewPlan = (at: At) => at(`${base}/new`)
export const toCopies = (at: At) => at(`${base}/copies`)
/** Where a plan comes in as a file. */
export const toBringing = (at: At) => at('/learning/plan-files')

export const toPlan = (at: At, id: string, start = '') => at(`${base}/${id}${from(start)}`)
export const toBlock = (at: At, id: string, block: string, start = '') =>
  at(`${base}/${id}/blocks/${block}${from(start)}`)
export const toBooklet = (at: At, id: string, start = '') => at(`${base}/${id}/booklet${from(start)}`)
export const toBookletPdf = (at: At, id: string, start = '') => at(`${base}/${id}/booklet.pdf${from(start)}`)
export const toPlanFile = (at: At, id: string) => at(`${base}/${id}/plan.json`)
/** What is done to a plan: settling, undoing, retirement, blocks. */
export const toPlanAct = (at: At, id: string, act: 'settling' | 'undoing' | 'retirement' | 'blocks') =>
  at(`${base}/${id}/${act}`)

export const toEdit = (at: At, id: string) => at(`${base}/${id}/edit`)
export const toAbout = (at: At, id: string) => at(`${base}/${id}/about`)
export const toHistory = (at: At, id: string) => at(`${base}/${id}/history`)
export const toBlockEdit = (at: At, id: string, block: string) => at(`${base}/${id}/blocks/${block}/edit`)
export const toBlockAct = (at: At, id: string, block: string, act: 'places' | 'copies' | 'removal') =>
  at(`${base}/${id}/blocks/${block}/${act}`)
