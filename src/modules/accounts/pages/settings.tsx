// Settings of a response, for its administrators.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../../kernel/endpoint.ts'
import { must, notFound } from '../../../kernel/problem.ts'
import { addHoliday, changeSettings, holidays, removeHoliday } from '../commands/response.ts'
import { type FormErrors, HolidayForm, parsed, SettingsForm } from '../model.ts'
import { mayChangeSettings } from '../policy.ts'
import { type Answers, answersOfTexts, sentences } from '../views/parts.tsx'
import { Settings } from '../views/settings.tsx'
import { numberOf, responseOf, textsOf } from './forms.ts'

export const routes: Route[] = [
  get('/r/:response/settings', async x => await settingsPage(x, {})),
  post('/r/:response/settings', saveSettings),
  post('/r/:response/settings/holidays', saveHoliday),
  post('/r/:response/settings/holidays/:day/removal', dropHoliday),
]

type Wrong = { settings?: FormErrors; holiday?: FormErrors }

async function settingsPage(x: Exchange, wrong: Wrong) {
  must(mayChangeSettings(x.person()))
  const { words, response, fields } = x
  const sent = wrong.settings !== undefined
  return page(
    words.say('accounts.settings'),
    <Settings
      words={words}
      at={x.at}
      answers={sent ? fields.record() : answersOf(x)}
      weekend={sent ? fields.all('weekend') : response.weekend.map(String)}
      holidays={await holidays(x)}
      errors={sentences(words, wrong.settings ?? {})}
      holidayErrors={sentences(words, wrong.holiday ?? {}, ['holiday'])}
      holidayAnswers={wrong.holiday ? fields.record() : {}}
    />,
    { current: 'settings' },
  )
}

const Clocks = v.object({
  referrals: v.object({
    clocks: v.record(
      v.string(),
      v.object({ hours: v.optional(v.number()), workingDays: v.optional(v.number()) }),
    ),
  }),
})

// The inter-agency referral form: emergency 24 hours, urgent 72 hours, normal two weeks.
const usual: Record<string, { hours?: number | undefined; workingDays?: number | undefined }> = {
  emergency: { hours: 24 },
  urgent: { hours: 72 },
  normal: { hours: 336 },
}

function answersOf({ response }: Exchange): Answers {
  const stored = v.safeParse(Clocks, response.settings)
  const clocks = { ...usual, ...(stored.success ? stored.output.referrals.clocks : {}) }
  const spans = Object.entries(clocks).flatMap(([urgency, span]) => [
    [urgency, String(span.workingDays ?? span.hours ?? '')],
    [`${urgency}-unit`, span.workingDays === undefined ? 'hours' : 'workingDays'],
  ])
  return {
    ...answersOfTexts('name', response.name),
    timeZone: response.timeZone,
    emergencyPhone: response.emergencyPhone ?? '',
    ...Object.fromEntries(spans),
  }
}

async function saveSettings(x: Exchange): Promise<Answer> {
  must(mayChangeSettings(x.person()))
  const { fields } = x
  const span = (name: string) => ({
    [fields.text(`${name}-unit`) === 'workingDays' ? 'workingDays' : 'hours']: numberOf(fields.text(name)),
  })
  const clocks = {
    emergency: { hours: numberOf(fields.text('emergency')) },
    urgent: span('urgent'),
    normal: span('normal'),
  }
  const form = parsed(SettingsForm, { ...responseOf(fields), clocks })
  if (form.errors) {
    const { clocks: _, ...errors } = form.errors
    return refused(await settingsPage(x, { settings: { ...errors, ...clockErrors(clocks) } }))
  }
  await changeSettings(x, form.value)
  return redirect(x.at('/settings'), 'accounts.done.saved')
}

/** The clocks are a form within the form: each problem belongs to its own field. */
function clockErrors(clocks: Record<string, unknown>): FormErrors {
  const wrong = Object.entries(SettingsForm.entries.clocks.entries).filter(
    ([urgency, schema]) => !v.is(schema, clocks[urgency]),
  )
  return Object.fromEntries(wrong.map(([urgency]) => [urgency, 'accounts.error.clock']))
}

async function saveHoliday(x: Exchange): Promise<Answer> {
  must(mayChangeSettings(x.person()))
  const form = parsed(HolidayForm, { day: x.fields.text('day'), name: textsOf(x.fields, 'holiday') })
  if (form.errors) {
    const { name, ...errors } = form.errors
    return refused(await settingsPage(x, { holiday: name ? { ...errors, holiday: name } : errors }))
  }
  if (!(await addHoliday(x, form.value)))
    return refused(await settingsPage(x, { holiday: { day: 'accounts.error.day-known' } }))
  return redirect(x.at('/settings'), 'accounts.done.saved')
}

async function dropHoliday(x: Exchange): Promise<Answer> {
  must(mayChangeSettings(x.person()))
  const { day } = x.params
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw notFound()
  await removeHoliday(x, day)
  return redirect(x.at('/settings'), 'accounts.done.removed')
}
