// The sealed fields of a form: what stands in them, what is wrong with them, and forgetting it all. They have no name,
// so no browser ever sends them; `data-sealed` says which is which.
import type { Answers } from '../form/answers.ts'

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function inputsOf(host: ParentNode): Input[] {
  return [...host.querySelectorAll<Input>('[data-sealed]')]
}

export function answersOf(host: ParentNode): Answers {
  const answers: Record<string, string> = {}
  for (const input of inputsOf(host)) {
    const name = input.dataset.sealed ?? ''
    if (!(input instanceof HTMLInputElement) || !['radio', 'checkbox'].includes(input.type))
      answers[name] = input.value.trim()
    else if (input.checked) answers[name] = answers[name] ? `${answers[name]} ${input.value}` : input.value
  }
  return answers
}

/** Empties every field, so that nothing can be read by going back or from what a browser restores. */
export function forget(host: ParentNode): void {
  for (const input of inputsOf(host)) {
    if (input instanceof HTMLInputElement && ['radio', 'checkbox'].includes(input.type)) input.checked = false
    else input.value = ''
  }
}

/** Whether there is typed text that would be lost. */
export function hasTyped(host: ParentNode): boolean {
  return inputsOf(host).some(
    input =>
      (input instanceof HTMLTextAreaElement ||
        (input instanceof HTMLInputElement && !['radio', 'checkbox'].includes(input.type))) &&
      input.value !== input.defaultValue,
  )
}

export function choose(host: ParentNode, name: string, value: string): void {
  for (const input of inputsOf(host))
    if (input instanceof HTMLInputElement && input.dataset.sealed === name)
      input.checked = input.value === value
}

/** Shows what is wrong, in a list and at each field, and goes to the list. */
export function showFaults(host: ParentNode, faults: Record<string, string>): void {
  clearFaults(host)
  const list = host.querySelector<HTMLElement>('[data-is="fault-list"]')
  const summary = host.querySelector<HTMLElement>('[data-is="errors"]')
  if (!list || !summary) return
  list.replaceChildren(
    ...Object.entries(faults).map(([name, key]) => {
      const item = document.createElement('li')
      const text = sentence(key)
      if (name === '') {
        item.textContent = text
        return item
      }
      const link = document.createElement('a')
      link.href = `#${encodeURIComponent(`field-${name}`)}`
      link.textContent = labelOf(host, name)
      markField(host, name, text)
      item.append(link, document.createElement('br'), text)
      return item
    }),
  )
  summary.hidden = false
  summary.focus()
}

export function clearFaults(host: ParentNode): void {
  const summary = host.querySelector<HTMLElement>('[data-is="errors"]')
  if (summary) summary.hidden = true
  for (const old of host.querySelectorAll('[data-fault]')) old.remove()
  for (const field of host.querySelectorAll('.field.wrong')) field.classList.remove('wrong')
  for (const input of host.querySelectorAll('[data-sealed][aria-invalid]')) {
    input.removeAttribute('aria-invalid')
    const others = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter(id => !id.endsWith('-fault'))
    if (others.join('')) input.setAttribute('aria-describedby', others.join(' '))
    else input.removeAttribute('aria-describedby')
  }
}

/** The question as it stands at the field, without the words beside it. */
function labelOf(host: ParentNode, name: string): string {
  const input = inputsOf(host).find(one => one.dataset.sealed === name)
  const label = input?.closest('.field')?.querySelector('.label')
  return label?.firstChild?.textContent ?? label?.textContent ?? ''
}

function markField(host: ParentNode, name: string, text: string): void {
  const input = inputsOf(host).find(one => one.dataset.sealed === name)
  const field = input?.closest('.field')
  const label = field?.querySelector('.label')
  if (!input || !field || !label) return
  const said = document.createElement('p')
  said.className = 'field-error'
  said.dataset.fault = name
  said.id = `field-${name}-fault`
  said.textContent = text
  label.after(said)
  field.classList.add('wrong')
  input.setAttribute('aria-invalid', 'true')
  input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${said.id}`.trim())
}

/** The sentence of that key or code, which the server wrote into the page. */
export function sentence(key: string): string {
  const all = [...document.querySelectorAll<HTMLElement>('[data-sentence]')]
  const named = (wanted: string) => all.find(one => one.dataset.sentence === wanted)?.textContent
  return named(key) ?? named(`form.seal.${key}`) ?? named('form.fault.went-wrong') ?? ''
}

export function find<E extends HTMLElement = HTMLElement>(host: ParentNode, name: string): E {
  const found = host.querySelector<E>(`[data-is="${name}"]`)
  if (!found) throw new Error(`the page has no ${name}`)
  return found
}

/** Shows the part marked `data-step=<name>` and hides its siblings. */
export function showStep(host: ParentNode, name: string | undefined): void {
  for (const step of host.querySelectorAll<HTMLElement>('[data-step]'))
    step.hidden = step.dataset.step !== name
}
