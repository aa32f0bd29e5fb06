// Every code that can reach a page or a device has its words in every language.
import { describe, expect, it } from 'vitest'
import { languages } from '../../kernel/words.ts'
import { readMessages } from '../../main/messages.ts'
import * as model from './model.ts'
import { answerBuckets } from './rules/clocks.ts'
import { noticeKinds } from './rules/notices.ts'
import { deviceStates, moveKinds, moves, reasons, states } from './rules/states.ts'
import { views } from './store/lists.ts'

const messages = await readMessages(new URL('../../../content/locales', import.meta.url).pathname)
const offered = moveKinds.filter(kind => kind !== 'silence')

const codes: string[] = [
  ...[...states, ...deviceStates].map(state => `state.${state}`),
  ...states.map(state => `step.${state}`),
  ...offered.flatMap(kind => [`move.${kind}`, ...(kind === 'redirect' ? [] : [`done.${kind}`])]),
  ...Object.entries(reasons).flatMap(([kind, list]) => [
    `why.${kind}`,
    ...list.map(reason => `reason.${reason}`),
  ]),
  ...model.acts.map(act => `act.${act}`),
  ...[...model.channels, 'clock'].map(channel => `channel.${channel}`),
  ...model.bases.map(basis => `basis.${basis}`),
  ...model.onwards.map(onward => `onward.${onward}`),
  ...[...model.sexes, model.notStated].map(sex => `sex.${sex}`),
  ...[...model.ageBands, model.notStated].map(band => `age.${band}`),
  ...[...model.disabilities, model.notStated].map(value => `disability.${value}`),
  ...model.flagReasons.map(reason => `flag.${reason}`),
  ...model.flagResolutions.map(value => `resolution.${value}`),
  ...noticeKinds.map(kind => `notice.${kind}`),
  ...views.flatMap(view => [`view.${view}`, `lead.${view}`, `empty.${view}`]),
  ...answerBuckets.map(bucket => `bucket.${bucket}`),
  ...(['not-accepted', 'closed', 'withdrawn', 'recalled'] as const).map(state => `problem.shut-${state}`),
]

describe('words', () => {
  for (const language of languages)
    it(`are there in ${language} for every code`, () => {
      expect(codes.filter(code => !messages[language][`referrals.${code}`])).toEqual([])
    })

  for (const language of languages)
    it(`are there in ${language} for every reason of a no`, () => {
      expect(model.noReasons.filter(reason => !messages[language][`form.no-reason.${reason}`])).toEqual([])
    })

  it('are of use: no reason without a move', () => {
    const used = new Set(offered.flatMap(kind => moves[kind].reasons))
    const known = Object.keys(messages.en).filter(key => key.startsWith('referrals.reason.'))
    expect(known.filter(key => !used.has(key.slice('referrals.reason.'.length)))).toEqual([])
  })
})
