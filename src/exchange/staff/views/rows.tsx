// The rows of a list: whom each is about, what becomes of it, what it changes, and the question where there is one.
import type { Words } from '../../../kernel/words.ts'
import { toList } from '../../../modules/learning/induction/addresses.ts'
import type {
  Alike,
  ChangedField,
  ListRow,
  Outcome,
} from '../../../modules/learning/induction/lists/model.ts'
import { mayBeNew } from '../../../modules/learning/induction/lists/rules.ts'
import { Select } from '../../../ui/choices.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { StateTag, type Tone } from '../../../ui/tag.tsx'
import type { PreviewProps } from './preview.tsx'
import { apart, columnName, ProblemList } from './problem-text.tsx'

const tones: Record<Outcome, Tone> = {
  new: 'done',
  updated: 'info',
  identical: 'quiet',
  doubtful: 'act',
  discarded: 'quiet',
  invalid: 'stop',
}

export function Rows(props: PreviewProps) {
  const { words, list, rows, show, areas } = props
  if (list.state === 'ready' && show === 'asked' && rows.length > 0) return <Questions {...props} />
  return (
    <DataTable
      caption={words.say('staff-lists.rows.caption')}
      empty={words.say('exchange.rows.none')}
      rows={rows}
      columns={[
        {
          label: words.say('induction.person'),
          rowHeader: true,
          cell: row => <Person words={words} row={row} />,
        },
        {
          label: words.say('exchange.row.where'),
          cell: row => words.say('exchange.row.line', { line: row.line }),
        },
        { label: words.say('exchange.row.outcome'), cell: row => <Becomes words={words} row={row} /> },
        {
          label: words.say('exchange.row.problems'),
          cell: row => (
            <>
              <ProblemList words={words} problems={row.problems} />
              <Changes words={words} changes={row.changes} areas={areas} />
            </>
          ),
        },
      ]}
    />
  )
}

/** Those that may mean somebody, with the question whom; without an answer a row stays out. */
function Questions({ words, at, list, rows, areas }: PreviewProps) {
  return (
    <Form action={`${toList(at, list.id)}/choices`}>
      <Cards>
        {rows.map(row => (
          <Card
            title={<Person words={words} row={row} />}
            tags={<Becomes words={words} row={row} />}
            meta={words.say('exchange.row.line', { line: row.line })}
          >
            <ProblemList words={words} problems={row.problems} />
            <Changes words={words} changes={row.changes} areas={areas} />
            <Question words={words} row={row} />
          </Card>
        ))}
      </Cards>
      <Select
        words={words}
        name="rest"
        label={words.say('staff-lists.rest')}
        hint={words.say('staff-lists.rest.hint')}
        options={[
          { value: 'first', label: words.say('staff-lists.rest.first') },
          { value: 'new', label: words.say('staff-lists.choice.new') },
          { value: 'leave', label: words.say('exchange.choice.leave') },
        ]}
        optional
      />
      <SubmitBar label={words.say('exchange.choices.keep')} />
    </Form>
  )
}

function Person({ words, row }: { words: Words; row: ListRow }) {
  if (row.record === null) {
    const said = Array.isArray(row.cells) ? row.cells.filter(cell => cell !== null && cell !== '') : []
    const text = said.length > 0 ? said.slice(0, 3).join(' · ') : words.say('exchange.row.not-understood')
    return <bdi>{text}</bdi>
  }
  const { name, number } = row.record
  return (
    <>
      <bdi>{name}</bdi>
      {number && (
        <small>
          {' '}
          <bdi>{number}</bdi>
        </small>
      )}
    </>
  )
}

function Becomes({ words, row: { outcome } }: { words: Words; row: ListRow }) {
  if (!outcome) return null
  const word = words.say(
    outcome === 'doubtful' ? 'staff-lists.becomes.doubtful' : `exchange.becomes.${outcome}`,
  )
  return <StateTag tone={tones[outcome]} word={word} />
}

function Changes({
  words,
  changes,
  areas,
}: {
  words: Words
  changes: ChangedField[]
  areas: PreviewProps['areas']
}) {
  if (changes.length === 0) return null
  const shown = (field: ChangedField['field'], value: string) => {
    if (field === 'role') return words.say(`induction.role.${value}`)
    if (field === 'sector') return words.say(`accounts.sector.${value}`)
    if (field === 'contact') return words.say(`staff-lists.${value}`)
    if (field === 'firstContactOn') return words.date(value)
    return field === 'areaPcode' ? (areas.get(value) ?? value) : value
  }
  return (
    <ul>
      {changes.map(({ field, from, to }) => {
        const values = { column: columnName(words, field), to: to === null ? '' : apart(shown(field, to)) }
        return (
          <li>
            {from === null || from === ''
              ? words.say('staff-lists.change.added', values)
              : words.say('staff-lists.change', { ...values, from: apart(shown(field, from)) })}
          </li>
        )
      })}
    </ul>
  )
}

function Question({ words, row }: { words: Words; row: ListRow }) {
  const people = row.alike.flatMap(one => ('id' in one ? one : []))
  return (
    <Select
      words={words}
      name={`choice-${row.number}`}
      label={words.say('staff-lists.choice')}
      value={row.choice}
      options={[
        ...people.map(one => ({
          value: one.id,
          label: words.say('staff-lists.choice.same', { who: apart(described(words, one)) }),
        })),
        ...(mayBeNew(row.problems) ? [{ value: 'new', label: words.say('staff-lists.choice.new') }] : []),
        { value: 'leave', label: words.say('exchange.choice.leave') },
      ]}
      optional
    />
  )
}

function described(words: Words, one: Extract<Alike, { id: string }>): string {
  const left = one.hasLeft ? words.say('staff-lists.has-left') : ''
  return [one.name, one.number, words.say(`induction.role.${one.role}`), left].filter(Boolean).join(', ')
}
