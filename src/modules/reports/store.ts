// Who can be asked, for the foot of a sheet.
import type { Tx } from '../../kernel/db.ts'
import type { Texts } from '../../kernel/words.ts'

export type SpeakerRow = {
  name: string
  organisationName: Texts
  sector: string
  role: 'focal-point' | 'coordinator'
}

/** Those who speak for the sector, then those who speak for child protection. */
export async function listSpeakers(tx: Tx, responseId: string, sector: string): Promise<SpeakerRow[]> {
  return tx<SpeakerRow[]>`
    select distinct on (p.id) p.name, o.name as organisation_name, g.role,
      case g.role when 'coordinator' then 'child-protection' else g.sector end as sector
    from role_grant g
      join person p on p.response_id = g.response_id and p.id = g.person_id
      join organisation o on o.response_id = p.response_id and o.id = p.organisation_id
    where g.response_id = ${responseId} and p.suspended_at is null
      and (g.role = 'coordinator' or (g.role = 'focal-point' and g.sector in (${sector}, 'child-protection')))
    order by p.id, g.role = 'focal-point' desc`
}

/** Lines of preparedness that somebody owns, which are not ready and have a day. */
export async function listOwnPreparedness(
  tx: Tx,
  responseId: string,
  personId: string,
): Promise<{ sector: string; line: string; dueOn: string }[]> {
  return tx<{ sector: string; line: string; dueOn: string }[]>`
    select sector, line, due_on from preparedness
    where response_id = ${responseId} and owner_id = ${personId} and due_on is not null
      and answer not in ('ready', 'does-not-apply')
    order by due_on`
}
