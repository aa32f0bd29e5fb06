// What a story tells: who sent what to whom and what came after, in hours counted back from the planting.
import type { PlainKind } from '../../src/modules/referrals/commands/move.ts'
import type { ReferralDetails } from '../../src/modules/referrals/form/details.ts'
import type { Counted, NewFlag, OpenPart } from '../../src/modules/referrals/model.ts'
import type { CastName } from '../country.ts'
import type { KeyedTeam } from '../keys.ts'
import type { ServiceName } from '../services.ts'

export type StoryMove = {
  ago: number
  kind: PlainKind
  /** 'slip' is whoever holds the paper. */
  by: CastName | 'slip'
  reason?: string
  /** Sealed to the other team. */
  note?: string
  /** The sender writes down what was said on the phone. */
  phone?: true
}
export type StoryEvent =
  | StoryMove
  | { ago: number; kind: 'redirect'; by: CastName; to: ServiceName; reason: string }
  | { ago: number; kind: 'confirmation'; by: CastName }
  | { ago: number; kind: 'flag'; by: CastName; reason: NewFlag['reason'] }

export type Child = {
  name: string
  age: string
  caregiver?: string
  relation?: string
  family?: ReferralDetails['family']['situation']
  languages?: string
  address?: string
  phone?: string
  safe?: string
  doNot?: string
  reason: string
  given?: string
  needs?: string
}

export type Story = {
  ago: number
  by: CastName
  from: KeyedTeam
  to: ServiceName
  urgency: OpenPart['urgency']
  area: string
  counted: Counted
  /** A slip for a service without a team here, or a call. */
  how?: 'slip' | 'phone'
  /** Passed on by somebody who is no specialist: only how to reach, and where. */
  reach?: { who: 'child' | 'adult'; how: string; where: string }
  child?: Child
  basis?: OpenPart['basis']
  onward?: OpenPart['onward']
  /** Days that the consent lasts from the day of sending. */
  consentDays?: number
  /** In the child's best interest, and who is asked for the second yes. */
  override?: { ask: 'team' | 'coordinator'; reason: string }
  /** Several referrals of one visit. */
  visit?: string
  after: StoryEvent[]
}

export const days = (count: number): number => count * 24

export const girl = (ageBand: Counted['ageBand'], disability: Counted['disability'] = 'no'): Counted => ({
  sex: 'female',
  ageBand,
  disability,
})
export const boy = (ageBand: Counted['ageBand'], disability: Counted['disability'] = 'no'): Counted => ({
  sex: 'male',
  ageBand,
  disability,
})
