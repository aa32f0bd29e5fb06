// How somebody stands is said in three places: by the rules, in the list, and in the numbers. Here they meet over every
// combination of what is kept of a person, on the days that matter.
import { expect, it } from 'vitest'
import { organisations } from '../../../../demo/country.ts'
import { rolledBack } from '../../../../test/support/rolled-back.ts'
import { makeScene } from '../../../../test/support/scene.ts'
import { newId } from '../../../kernel/id.ts'
import { todayOf } from '../../../kernel/today.ts'
import { states } from './model.ts'
import { addDays, daysAhead, stateOf } from './rules.ts'
import { coverage, listStaff, putStaffAll, saveStandings } from './store.ts'

const yesOrNo = [true, false]
/** Days from today. */
const untils = [null, -400, -1, 0, 1, daysAhead - 1, daysAhead, daysAhead + 1, 400]
const contacts = [null, -400, -1, 0, 1, 400]

const combinations = yesOrNo.flatMap(met =>
  untils.flatMap(until =>
    yesOrNo.flatMap(signAgain =>
      yesOrNo.flatMap(contact => contacts.map(first => ({ met, until, signAgain, contact, first }))),
    ),
  ),
)

it('rules, list and numbers agree on every combination', () =>
  rolledBack(async tx => {
    const country = await makeScene(tx)
    const { response, now } = await country.asSystem()
    const today = todayOf(country)
    const on = (days: number | null) => (days === null ? null : addDays(today, days))
    // The numbers give no names, so each one has a sector of their own.
    const people = combinations.map((one, number) => ({
      ...{ id: newId(), name: `Person ${number}`, number: '', role: 'guard' as const, areaPcode: null },
      ...{ sector: `s${number}`, contact: one.contact, firstContactOn: on(one.first) },
      ...{ met: one.met, validUntil: on(one.until), signAgain: one.signAgain },
    }))
    const organisation = organisations.brightPath!.id
    await putStaffAll(tx, response.id, organisation, people, now)
    await saveStandings(tx, response.id, people)
    const byRules = new Map(people.map(one => [one.sector, stateOf(one, today)]))
    expect(new Set(byRules.values())).toEqual(new Set(states))

    const days = { today, soon: addDays(today, daysAhead) }
    const numbers = await coverage(tx, days, 'sector')
    expect(new Map(numbers.map(({ key, state }) => [key, state]))).toEqual(byRules)
    const byList = new Map<string, string>()
    for (const state of states)
      for (const { sector } of await listStaff(tx, response.id, organisation, { state, most: 1000 }, days))
        byList.set(sector, state)
    expect(byList).toEqual(byRules)
  }))
