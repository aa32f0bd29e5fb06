// What happened in Tamuria in the past months: invented children, invented worries, every state that a referral can be
// in.

import { answered } from './stories/answered.ts'
import { ended } from './stories/ended.ts'
import { secondPerson } from './stories/second-person.ts'
import { underWay } from './stories/under-way.ts'
import { waiting } from './stories/waiting.ts'

export const stories = {
  ...waiting,
  ...underWay,
  ...answered,
  ...ended,
  ...secondPerson,
}

export type StoryName = keyof typeof stories
