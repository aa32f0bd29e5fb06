// Addresses of the objectives.
export type At = (path: string) => string

export const toObjectives = (at: At) => at('/workplan/objectives')
export const toSentence = (at: At, nodeId: string) => at(`/workplan/objectives/${nodeId}`)
