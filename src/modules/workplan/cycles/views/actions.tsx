// What the actions of an objective came to, and which of them go on.
import type { Words } from '../../../../kernel/words.ts'
import { Tag } from '../../../../ui/tag.tsx'
import { Day, Said } from '../../../../ui/text.tsx'
import { toAction } from '../../actions/addresses.ts'
import { StatusTag, whoOf } from '../../actions/views/signs.tsx'
import type { Report, ReportedAction } from '../model.ts'
import { actionsFor } from '../rules/continuing.ts'

export type CameToProps = {
  words: Words
  at: (path: string) => string
  report: Pick<Report, 'actions'>
  /** Null: those beside the objectives. */
  objectiveId: string | null
}

export function CameTo({ words, at, report, objectiveId }: CameToProps) {
  const { actions, done, continues, stopped } = actionsFor(report, objectiveId)
  if (actions.length === 0) return null
  const counts = { done, continue: continues, stopped }
  const said = Object.entries(counts).filter(([, count]) => count > 0)
  return (
    <>
      <p>
        <strong>{words.say('cycles.actions')}</strong>{' '}
        {words.list(said.map(([what, count]) => words.say(`cycles.actions.${what}`, { count })))}
      </p>
      <ul class="checklist">
        {actions.map(action => (
          <One words={words} at={at} action={action} />
        ))}
      </ul>
    </>
  )
}

function One({ words, at, action }: Pick<CameToProps, 'words' | 'at'> & { action: ReportedAction }) {
  const { id, number, title, ownTitle, status, lead, leadOrganisation, dueOn, milestones, evidence } = action
  const who = whoOf(words, lead || null, leadOrganisation)
  return (
    <li>
      <div>
        <a href={toAction(at, id)}>
          {number && <bdi>{number} </bdi>}
          {ownTitle === '' ? <Said words={words} texts={title} /> : <bdi>{ownTitle}</bdi>}
        </a>{' '}
        <StatusTag words={words} status={status} />{' '}
        {action.continues && <Tag>{words.say('cycles.actions.goes-on')}</Tag>}
        <p class="meta">
          {action.sector !== '' && <span>{words.say(`accounts.sector.${action.sector}`)}</span>}
          {who && <bdi>{who}</bdi>}
          {dueOn && <Day words={words} day={dueOn} />}
          {milestones.of > 0 && <span>{words.say('cycles.actions.milestones', milestones)}</span>}
        </p>
        {evidence && <p dir="auto">{evidence}</p>}
      </div>
    </li>
  )
}
