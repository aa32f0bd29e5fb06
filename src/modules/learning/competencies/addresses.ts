// Addresses of the room.
export type At = (path: string) => string

const home = '/learning/competencies'

export const toHome = (at: At) => at(home)
export const toSet = (at: At, set: string) => at(`${home}/sets/${set}`)
export const toRating = (at: At, set: string, part?: string) =>
  at(`${home}/rating/${set}${part === undefined ? '' : `#${part}`}`)
export const toSharing = (at: At) => at(`${home}/sharing`)
export const toSharingEnd = (at: At) => at(`${home}/sharing/ending`)
export const toPeople = (at: At) => at(`${home}/people`)
export const toPerson = (at: At, person: string) => at(`${home}/people/${person}`)
export const toStanding = (at: At, person: string, competency: string) =>
  at(`${home}/people/${person}/${competency}`)
export const toJobTexts = (at: At) => at(`${home}/job-texts`)
export const toGaps = (at: At) => at(`${home}/gaps`)
export const toSectorGaps = (at: At, sector: string) => at(`${home}/gaps/${sector}`)
export const toBehind = (at: At, sector: string, competency: string) =>
  at(`${home}/gaps/${sector}/${competency}`)
