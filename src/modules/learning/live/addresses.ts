// Addresses of a live session: those of the phones, which need a seat, and those that lead.
export type At = (path: string) => string

const sessions = '/learning/sessions'

export const toSessions = (at: At) => at(sessions)
export const toNewSession = (at: At, plan?: string) =>
  at(`${sessions}/new${plan === undefined ? '' : `?plan=${encodeURIComponent(plan)}`}`)
export const toLead = (at: At, id: string) => at(`${sessions}/${id}`)
export const toWall = (at: At, id: string) => at(`${sessions}/${id}/wall`)
export const toLeadEvents = (at: At, id: string) => at(`${sessions}/${id}/events`)
/** What is posted to lead: moves, tables, places, seats, points, ending. */
export const toLeadAct = (at: At, id: string, act: string) => at(`${sessions}/${id}/${act}`)
export const toResults = (at: At, id: string) => at(`${sessions}/${id}/results`)
export const toResultsFile = (at: At, id: string) => at(`${sessions}/${id}/results.json`)
export const toProposals = (at: At, id: string) => at(`${sessions}/${id}/proposals`)
export const toCarrying = (at: At) => at(`${sessions}/carried`)

/** What phones open. */
export const toPhone = (at: At, id: string) => at(`/live/${id}`)
export const toPhoneEvents = (at: At, id: string, table?: number) =>
  at(`/live/${id}/events${table === undefined ? '' : `?table=${table}`}`)
export const toPhoneAct = (at: At, id: string, act: string) => at(`/live/${id}/${act}`)
export const toReport = (at: At, id: string) => at(`/live/${id}/report`)
/** What a link that was taken home opens. */
export const toKept = (at: At, token: string) => at(`/learning-log/${token}`)

/** Short, because it is read from a wall. */
export const toJoin = (code: string) => `/j/${code}`

export const toCommitment = (at: At, id: string) => at(`/workplan/commitments/${id}`)
