// The sixteen answers of a sector as one table, to be filled with the keyboard. Without a script it is one long form.
import type { Words } from '../../../../kernel/words.ts'
import { ErrorSummary, type FieldErrors, SubmitBar } from '../../../../ui/form.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toCommitment, toSector } from '../addresses.ts'
import type { ActionShown } from '../commands/ground.ts'
import type { SectorView } from '../commands/sector.ts'
import { type Candidate, type Commitment, type Fields, progresses, stances } from '../model.ts'
import { statusOf, untouched } from '../rules/status.ts'
import { EditKeys } from './keys.tsx'
import { StatusTag, sectorName } from './signs.tsx'

/** Written out, because on a phone the rows are laid out as blocks and some browsers then forget that this is a table. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

export type TableProps = {
  words: Words
  at: At
  view: SectorView
  candidates: Candidate[]
  /** The sectors that this person may edit. */
  sectors: string[]
  today: string
  newId: () => string
  /** What was posted and refused, by field name. */
  answers?: Record<string, string>
  errors?: FieldErrors
}

/** Name of the input of one field of one action. */
export function inputName(field: keyof Fields | 'id', action: string): string {
  return `${field}:${action}`
}

export function TablePage(props: TableProps) {
  const { words, at, view, sectors } = props
  const { sector } = view
  const actions = view.groups.flatMap(group => group.actions)
  return (
    <>
      <PageHead
        title={words.say('commitments.table.title', { sector: sectorName(words, sector) })}
        back={{ href: toSector(at, sector), label: sectorName(words, sector) }}
        lead={words.say('commitments.table.lead')}
      />
      {sectors.length > 1 && (
        <Tabs
          words={words}
          label={words.say('commitments.filter.sector')}
          tabs={sectors.map(one => ({
            href: toSector(at, one, 'table'),
            label: sectorName(words, one),
            current: one === sector,
          }))}
        />
      )}
      <ErrorSummary words={words} errors={props.errors} />
      <form method="post" action={toSector(at, sector, 'table')} novalidate class="edit-table">
        <EditKeys words={words} at={at} editable view="sector">
          <table class="table cards-on-phone" {...roles.table}>
            <caption class="hidden">{words.say('commitments.title')}</caption>
            <thead {...roles.rowgroup}>
              <tr {...roles.row}>
                {headings.map(key => (
                  <th scope="col" {...roles.columnheader}>
                    {words.say(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...roles.rowgroup}>
              {actions.map(action => (
                <Row {...props} action={action} commitment={view.own.find(one => one.nodeId === action.id)} />
              ))}
            </tbody>
          </table>
        </EditKeys>
        <SubmitBar
          label={words.say('commitments.save')}
          cancel={{ href: toSector(at, sector), label: words.say('ui.cancel') }}
        />
      </form>
    </>
  )
}

const headings = [
  'commitments.action',
  'commitments.filter.stance',
  'commitments.reason',
  'commitments.progress',
  'commitments.owner',
  'commitments.due',
  'commitments.filter.status',
]

type RowProps = TableProps & { action: ActionShown; commitment: Commitment | undefined }

function Row(props: RowProps) {
  const { words, at, view, candidates, today, newId, answers = {}, errors = {}, action, commitment } = props
  const stands: Fields = commitment ?? untouched
  const value = (field: keyof Fields) => answers[inputName(field, action.id)] ?? stands[field] ?? ''
  const input = (field: keyof Fields) => ({
    id: `field-${inputName(field, action.id)}`,
    name: inputName(field, action.id),
    'data-field': field,
    'aria-label': `${words.pick(action.title)}: ${words.say(labels[field])}`,
    'aria-invalid': errors[inputName(field, action.id)] ? (true as const) : undefined,
  })
  const owner = value('ownerId')
  const owners =
    commitment?.ownerId && !candidates.some(({ id }) => id === commitment.ownerId)
      ? [{ id: commitment.ownerId, name: commitment.ownerName ?? '' }, ...candidates]
      : candidates
  const cell = (label: string) => ({ ...roles.cell, 'data-label': words.say(label), 'data-cell': '' })
  return (
    <tr
      {...roles.row}
      data-at={`${view.sector} ${action.id}`}
      data-id={commitment?.id}
      data-signed={
        commitment && commitment.childProtectionSigned + commitment.sectorSigned > 0 ? 'yes' : undefined
      }
    >
      <th scope="row" {...roles.rowheader}>
        <input type="hidden" name={inputName('id', action.id)} value={commitment?.id ?? newId()} />
        {commitment ? (
          <a href={toCommitment(at, commitment.id)}>
            <Said words={words} texts={action.title} />
          </a>
        ) : (
          <Said words={words} texts={action.title} />
        )}
      </th>
      <td {...cell('commitments.filter.stance')}>
        <select {...input('stance')}>
          {stances.map(stance => (
            <option value={stance} selected={value('stance') === stance}>
              {words.say(`commitments.stance.${stance}`)}
            </option>
          ))}
        </select>
      </td>
      <td {...cell('commitments.reason')}>
        <input type="text" value={value('reason')} maxlength={500} {...input('reason')} />
      </td>
      <td {...cell('commitments.progress')}>
        <select {...input('progress')}>
          {progresses.map(progress => (
            <option value={progress} selected={value('progress') === progress}>
              {words.say(`commitments.progress.${progress}`)}
            </option>
          ))}
        </select>
      </td>
      <td {...cell('commitments.owner')}>
        <select {...input('ownerId')}>
          <option value="">{words.say('commitments.nobody')}</option>
          {owners.map(({ id, name }) => (
            <option value={id} selected={owner === id}>
              {name}
            </option>
          ))}
        </select>
      </td>
      <td {...cell('commitments.due')}>
        <input type="date" value={value('dueOn')} {...input('dueOn')} />
      </td>
      <td {...roles.cell} data-label={words.say('commitments.filter.status')} data-status>
        <StatusTag words={words} status={commitment ? statusOf(commitment, today) : 'not-started'} />
      </td>
    </tr>
  )
}

const labels: Record<keyof Fields, string> = {
  stance: 'commitments.filter.stance',
  reason: 'commitments.reason',
  progress: 'commitments.progress',
  title: 'commitments.return.title',
  ownerId: 'commitments.owner',
  dueOn: 'commitments.due',
  evidence: 'commitments.evidence',
  notes: 'commitments.notes',
}
