// The room as a browser without a script has it.
import { beforeAll, expect, it } from 'vitest'
import { jarOf } from '../../../../test/support/accounts.ts'
import { type Browser, makeCountry, type TestCountry } from '../../../../test/support/app.ts'
import { newId } from '../../../kernel/id.ts'

let country: TestCountry
let amina: Browser
let grace: Browser
const here = '~/learning/induction'
const page = async (browser: Browser, path = '') => (await browser.get(`${here}${path}`)).text()
const person = newId()

beforeAll(async () => {
  country = await makeCountry()
  amina = await country.browser('amina')
  grace = await country.browser('grace')
})

it('somebody is added, comes back with what is missing, and is on the list of their organisation alone', async () => {
  expect(await page(grace, '/staff')).toContain('Nobody is on your list yet')
  const fields = { id: person, name: 'Mara', sector: 'health', role: 'guard', contact: 'yes' }
  const refused = await grace.post(`${here}/staff`, fields)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Give the day of first contact')
  const added = await grace.post(`${here}/staff`, { ...fields, firstContactOn: '2026-11-01' })
  expect(added.status).toBe(303)
  expect(await page(grace, '/staff?state=overdue')).toContain('Mara')
  expect(await page(grace, '/staff?state=complete')).not.toContain('Mara')
  expect(await page(amina, '/staff')).not.toContain('Mara')
  const changed = await grace.post(`${here}/staff/${person}`, { ...fields, contact: 'no' })
  expect(changed.status).toBe(303)
  expect(await page(grace, `/staff/${person}/edit`)).toContain('value="no" checked')
})

it('small numbers are hidden from all but the keepers', async () => {
  expect(await page(amina)).toContain('hidden-number')
  const own = await page(grace)
  expect(own).not.toContain('hidden-number')
  expect(own).toContain('/staff?state=overdue')
  expect(await page(grace, '?by=sector')).toContain('hidden-number')
})

it('a text is published, and signed with the own name before a witness', async () => {
  const text = { version: '1', text: 'Children are safe with us.' }
  const published = await amina.post(`${here}/requirements/code-of-conduct/versions`, text)
  expect(published.status).toBe(303)
  const sign = (more: Record<string, string>) =>
    grace.post(`${here}/staff/${person}/signatures`, {
      requirement: 'code-of-conduct',
      version: '1',
      'typed:code-of-conduct': 'Mara',
      ...more,
    })
  expect(await (await sign({})).text()).toContain('Tick that they signed before you')
  const another = await sign({ 'witnessed:code-of-conduct': 'yes', 'typed:code-of-conduct': 'Kit' })
  expect(another.status).toBe(422)
  expect((await sign({ 'witnessed:code-of-conduct': 'yes' })).status).toBe(303)
  expect(await page(grace, `/staff/${person}`)).not.toContain('Children are safe with us')
})

it('a link is shown once to the keeper; its holder reads and signs on a phone without an account or a script', async () => {
  const text = { version: '1', text: 'A worry is told within a day.' }
  await amina.post(`${here}/requirements/safeguarding-policy/versions`, text)
  const made = await (await grace.post(`${here}/staff/${person}/signing-link`)).text()
  const path = `~${/value="[^"]*(\/sign\/[\w-]{43})"/.exec(made)![1]}`
  expect(await page(grace, `/staff/${person}`)).not.toContain(path.slice(1))
  const phone = jarOf(country)
  const opened = await (await phone.get(path)).text()
  for (const said of ['Mara', 'A worry is told within a day.', 'across-mark hidden'])
    expect(opened).toContain(said)
  const sign = (more: Record<string, string>) =>
    phone.post(path, { requirement: 'safeguarding-policy', version: '1', ...more })
  const refused = await sign({ 'mark:safeguarding-policy': 'M1 1L2 2' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('That is only a dot')
  expect((await sign({ 'typed:safeguarding-policy': 'Mara' })).status).toBe(303)
  expect(await (await phone.get(path)).text()).toContain('Nothing is left to sign')
  expect(await page(grace, `/staff/${person}`)).toContain('By a link, nobody watched')
  expect((await grace.post(`${here}/staff/${person}/signing-link/ending`)).status).toBe(303)
  expect((await phone.get(path)).status).toBe(404)
})

it('a training is recorded, and the lines that mean nobody come back', async () => {
  const id = newId()
  const form = { id, title: 'Basics', heldOn: '2026-11-20', place: 'Camp' }
  expect((await grace.post(`${here}/trainings`, form)).status).toBe(422)
  expect((await grace.post(`${here}/trainings`, { ...form, topics: ['referral'] })).status).toBe(303)
  const pasted = await grace.post(`${here}/trainings/${id}/attendance`, { people: 'Mara\nNobody Known' })
  const shown = await pasted.text()
  expect(shown).toContain('Nobody Known')
  expect(shown).toContain('1 line means nobody')
  expect(await page(grace, '/trainings')).toContain('1 person was there')
})

it('a requirement of the response’s own is added and retired', async () => {
  const own = `own.${newId()}`
  expect((await amina.post(`${here}/requirements/${own}`, { title: '', months: '' })).status).toBe(422)
  await amina.post(`${here}/requirements/${own}`, { title: 'Near schools', months: '6', contactOnly: 'yes' })
  expect(await page(grace, '/requirements')).toContain('Near schools')
  await amina.post(`${here}/requirements/${own}`, { title: 'Near schools', months: '6', isRetired: 'yes' })
  expect(await page(grace, `/staff/${person}`)).not.toContain('Near schools')
})

it('a text of the response’s own is added, written in several languages, signed, and signed again when it changes', async () => {
  const own = `own.${newId()}`
  const room = `${here}/requirements/${own}`
  expect(await page(amina, `/requirements/${own}?kind=document`)).toContain('Add a text to sign')
  const made = await amina.post(room, { kind: 'document', title: 'Photos and phones', months: '6' })
  expect(made.headers.get('location')).toContain(`/requirements/${own}`)
  const publish = (version: string, more: Record<string, string>) =>
    amina.post(`${room}/versions`, { version, 'text-ar': 'لا نصوّر طفلاً بلا إذن.', ...more })
  const refused = await publish('1', { text: ' ' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('لا نصوّر طفلاً بلا إذن.')
  expect((await publish('1', { text: 'No picture of a child without leave.' })).status).toBe(303)
  expect((await grace.post(`${room}/versions`, { version: '2', text: 'Mine' })).status).toBe(404)
  const mine = `/staff/${person}`
  expect(await page(grace, mine)).toContain('No picture of a child without leave.')
  expect(await page(grace, `${mine}?lang=ar`)).toContain('لا نصوّر طفلاً بلا إذن.')
  await grace.get(`${here}${mine}?lang=en`)
  const sign = (version: string) =>
    grace.post(`${here}${mine}/signatures`, {
      ...{ requirement: own, version, [`mark:${own}`]: 'M10 10L400 150', [`witnessed:${own}`]: 'yes' },
    })
  expect((await sign('1')).status).toBe(303)
  expect(await page(grace, mine)).not.toContain('across-mark')
  await publish('2', { text: 'No picture of a child at all.', material: 'yes' })
  expect(await page(grace, mine)).toContain('No picture of a child at all.')
  expect((await sign('1')).status).toBe(409)
  expect((await sign('2')).status).toBe(303)
})
