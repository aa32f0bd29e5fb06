import { describe, expect, it } from 'vitest'
import en from '../../content/locales/en/ui.json' with { type: 'json' }
import { makeWords } from '../kernel/words.ts'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { NumberField, TextArea, TextField } from './inputs.tsx'

const words = makeWords('en', en)
const options = [
  { value: 'north', label: 'North' },
  { value: 'south', label: 'South' },
]

describe('a field', () => {
  it('ties label, help and problem to its input', () => {
    const shown = String(
      <TextField words={words} name="place" label="Where" hint="A camp" error="Say where." value="x" />,
    )
    expect(shown).toContain('<label class="label" for="field-place">Where</label>')
    expect(shown).toMatch(/<input[^>]* id="field-place" required=""/)
    expect(shown).toContain('aria-describedby="field-place-error field-place-hint" aria-invalid="true"')
    expect(shown).toContain('name="place"')
    expect(shown).toContain('id="field-place-hint">A camp')
    expect(shown).toMatch(/id="field-place-error".*Problem: .*Say where\./)
    // Label, then the problem, then the input, then the help.
    expect(shown.indexOf('</label>')).toBeLessThan(shown.indexOf('field-error'))
    expect(shown.indexOf('field-error')).toBeLessThan(shown.indexOf('<input'))
    expect(shown.indexOf('<input')).toBeLessThan(shown.indexOf('class="hint"'))
  })

  it('says in words what may be left empty, and asks for nothing it does not need', () => {
    const shown = String(<TextField words={words} name="note" label="Note" optional />)
    expect(shown).toContain('(optional)')
    expect(shown).not.toContain('required')
    expect(shown).not.toContain('aria-describedby')
  })

  it('shows what was typed as text, whatever it is', () => {
    const typed = '"><script>alert(1)</script>'
    const shown =
      String(<TextField words={words} name="a" label={typed} value={typed} />) +
      String(<TextArea words={words} name="b" label="B" value="</textarea><b>" />)
    expect(shown).not.toContain('<script>')
    expect(shown).not.toContain('</textarea><b>')
  })

  it('takes a number as text with the keypad of digits', () => {
    const shown = String(<NumberField words={words} name="age" label="Age" value={7} />)
    expect(shown).toContain('type="text" inputmode="numeric"')
    expect(shown).toContain('value="7"')
  })
})

describe('a sealed field', () => {
  it('has no name, keeps no value, and stays out of spelling services', () => {
    for (const shown of [
      String(<TextField words={words} name="child" label="Child" sealed value="Amal" />),
      String(<TextArea words={words} name="child" label="Child" sealed value="Amal" />),
      String(<Select words={words} name="child" label="Child" sealed options={options} value="north" />),
    ]) {
      expect(shown).toContain('data-sealed="child"')
      expect(shown).toContain('autocomplete="off"')
      expect(shown).toContain('spellcheck="false"')
      expect(shown).not.toMatch(/\sname=/)
      expect(shown).not.toContain('Amal')
      expect(shown).not.toContain('selected')
      expect(shown).toContain('Sealed</span>')
    }
  })

  it('as radio buttons belongs to no form, so that it cannot be sent', () => {
    const shown = String(
      <Radios words={words} name="who" label="Who" sealed options={options} value="north" />,
    )
    expect(shown.match(/form="" name="sealed-who"/g)).toHaveLength(2)
    expect(shown).not.toContain('checked')
  })

  it('as checkboxes has no name', () => {
    const shown = String(<Checkboxes words={words} name="who" label="Who" sealed options={options} />)
    expect(shown).not.toMatch(/\sname=/)
    expect(shown.match(/data-sealed="who"/g)).toHaveLength(2)
  })
})

describe('a choice', () => {
  it('keeps "unknown" and "did not ask" apart', () => {
    const shown = String(
      <Radios words={words} name="sex" label="Sex" options={options} withNotKnown value="not-asked" />,
    )
    expect(shown).toMatch(/value="unknown"[^>]*>.*?Unknown/)
    expect(shown).toMatch(/value="not-asked" checked=""[^>]*>.*?Did not ask/)
    expect(shown.match(/checked/g)).toHaveLength(1)
  })

  it('is one question, whose first answer the summary of errors leads to', () => {
    const shown = String(
      <Radios words={words} name="where" label="Where" options={options} error="Choose." />,
    )
    expect(shown).toMatch(/^<fieldset class="field wrong" aria-describedby="field-where-error"><legend/)
    expect(shown.match(/id="field-where"/g)).toHaveLength(1)
  })

  it('ticks every box that was ticked', () => {
    const shown = String(
      <Checkboxes words={words} name="where" label="Where" options={options} values={['north', 'south']} />,
    )
    expect(shown.match(/checked=""/g)).toHaveLength(2)
  })

  it('of a list starts with nothing chosen', () => {
    const shown = String(<Select words={words} name="where" label="Where" options={options} />)
    expect(shown).toContain('<option value="">Choose…</option>')
    expect(shown).not.toContain('selected')
  })
})

describe('a refused form', () => {
  it('says first what is wrong, takes the focus, and leads to each field', () => {
    const shown = String(<ErrorSummary words={words} errors={{ age: 'Write an age.', '': 'Try again.' }} />)
    expect(shown).toContain('role="alert" tabindex="-1" autofocus=""')
    expect(shown).toContain('2 things need your attention')
    expect(shown).toContain('<a href="#field-age">Write an age.</a>')
    expect(shown).toContain('<li>Try again.</li>')
  })

  it('draws nothing where nothing is wrong', () => {
    expect(String(<ErrorSummary words={words} errors={{}} />)).toBe('')
    expect(String(<ErrorSummary words={words} />)).toBe('')
  })

  it("leaves the browser's own bubbles off", () => {
    expect(String(<Form action="/x" files />)).toBe(
      '<form class="form" action="/x" method="post" enctype="multipart/form-data" novalidate=""></form>',
    )
  })
})
