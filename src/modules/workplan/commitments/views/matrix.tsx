// The matrix: sixteen actions down, the sectors across. On a phone a card for each sector leads to its list instead.
import type { Actor } from '../../../../kernel/actor.ts'
import type { Words } from '../../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { drawnIn } from '../../../../ui/drawn.ts'
import { SectorIcon } from '../../../../ui/icons/sector.tsx'
import { Icon } from '../../../../ui/icons/ui.tsx'
import { Card, Cards } from '../../../../ui/list.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Progress } from '../../../../ui/progress.tsx'
import { Stat, Stats } from '../../../../ui/stat.tsx'
import { Said } from '../../../../ui/text.tsx'
import { type At, toCommitment, toList, toNew, toSector } from '../addresses.ts'
import { type Cell, cellKey, type Matrix } from '../commands/read.ts'
import { type Stance, stances } from '../model.ts'
import { mayKeepCommitment } from '../policy.ts'
import { isAnswered } from '../rules/status.ts'
import { EditKeys } from './keys.tsx'
import { RoomTabs } from './room.tsx'
import { CellWords, sectorName } from './signs.tsx'

export type MatrixProps = {
  words: Words
  at: At
  actor: Actor
  matrix: Matrix
  /** Where the sectors of which nobody is here are shown too, or no longer. */
  withAbsent: boolean
}

export function MatrixPage(props: MatrixProps) {
  const { words, at, actor, matrix } = props
  const editable = matrix.sectors.some(sector => mayKeep(actor, sector))
  return (
    <>
      <PageHead
        title={words.say('commitments.title')}
        over={matrix.cycle.name}
        lead={words.say('commitments.lead')}
        actions={
          <>
            <Button kind="secondary" href={at('/sheets')}>
              {words.say('sheets.title')}
            </Button>
            <PrintButton words={words} />
          </>
        }
      />
      <RoomTabs words={words} at={at} now="matrix" />
      <StanceStats {...props} matrix={matrix} />
      <div class="matrix-sectors">
        <SectorCards {...props} matrix={matrix} />
      </div>
      <div class="matrix-box">
        <EditKeys words={words} at={at} editable={editable} view="matrix">
          <section class="scroller" aria-label={words.say('commitments.matrix')} tabindex={-1}>
            <MatrixTable {...props} matrix={matrix} />
          </section>
        </EditKeys>
      </div>
      {matrix.absent.length > 0 && (
        <ButtonRow>
          <Button kind="quiet" href={at(`/workplan/commitments${props.withAbsent ? '' : '?sectors=all'}`)}>
            {props.withAbsent
              ? words.say('commitments.sectors.here')
              : words.say('commitments.sectors.all', { count: matrix.absent.length })}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

type Drawn = MatrixProps & { matrix: Matrix }

function mayKeep(actor: Actor, sector: string): boolean {
  return mayKeepCommitment(actor, { giver: 'sector', sector, organisationId: null })
}

function StanceStats({ words, at, matrix }: Drawn) {
  const counts = new Map<Stance, number>()
  for (const { own } of matrix.cells.values())
    if (own) counts.set(own.stance, (counts.get(own.stance) ?? 0) + 1)
  return (
    <Stats>
      {stances.map(stance => (
        <Stat
          words={words}
          value={counts.get(stance) ?? 0}
          label={words.say(`commitments.stance.${stance}`)}
          href={toList(at, { giver: 'sector', by: 'sector', stance })}
          tone={stance === 'undecided' ? 'quiet' : undefined}
        />
      ))}
    </Stats>
  )
}

function SectorCards({ words, at, matrix }: Drawn) {
  const actions = matrix.groups.flatMap(group => group.actions)
  return (
    <Cards>
      {matrix.sectors.map(sector => {
        const own = actions.map(({ id }) => matrix.cells.get(cellKey(sector, id))?.own)
        const answered = own.filter(cell => isAnswered(cell?.stance)).length
        return (
          <Card
            title={sectorName(words, sector)}
            href={toSector(at, sector)}
            icon={<SectorIcon sector={sector} />}
          >
            <Progress
              words={words}
              label={words.say('commitments.answered')}
              value={answered}
              max={actions.length}
            />
          </Card>
        )
      })}
    </Cards>
  )
}

function MatrixTable(props: Drawn) {
  const { words, at, matrix } = props
  return (
    <table class="matrix">
      <caption class="hidden">{words.say('commitments.matrix')}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say('commitments.action')}</th>
          {matrix.sectors.map(sector => (
            <th scope="col" data-sector={sector}>
              <a class="matrix-sector" href={toSector(at, sector)}>
                <SectorIcon sector={sector} />
                {sectorName(words, sector)}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      {matrix.groups.map(group => (
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={matrix.sectors.length + 1}>
              <Said words={words} texts={group.title} />
            </th>
          </tr>
          {group.actions.map(action => (
            <tr data-action={action.id}>
              <th scope="row">
                <a href={toList(at, { nodeId: action.id })}>
                  <Said words={words} texts={action.title} />
                </a>
              </th>
              {matrix.sectors.map(sector => (
                <MatrixCell {...props} sector={sector} action={action.id} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function MatrixCell({
  words,
  at,
  actor,
  matrix,
  sector,
  action,
}: Drawn & { sector: string; action: string }) {
  const { own, organisations }: Cell = matrix.cells.get(cellKey(sector, action)) ?? {}
  const keeps = mayKeep(actor, sector)
  const to = own
    ? toCommitment(at, own.id)
    : keeps
      ? toNew(at, { sector, action })
      : toList(at, { sector, nodeId: action })
  return (
    <td
      data-cell={keeps ? 'own' : ''}
      data-id={own?.id}
      data-stance={own?.stance}
      data-signed={own && own.childProtectionSigned + own.sectorSigned > 0 ? 'yes' : undefined}
    >
      <a class="answer" href={to}>
        <CellWords words={words} stance={own?.stance} status={own?.status} />
      </a>
      {organisations && (
        <a class="behind" href={toList(at, { sector, nodeId: action, by: 'organisations' })}>
          <Behind words={words} {...organisations} />
        </a>
      )}
    </td>
  )
}

/** "3/40" for the eye, the sentence for the ear. */
function Behind({ words, promised, answered }: { words: Words; promised: number; answered: number }) {
  return drawnIn(words, `behind ${promised} ${answered}`, () => (
    <>
      <span aria-hidden="true">
        <Icon name="people" /> {words.number(promised)}/{words.number(answered)}
      </span>
      <span class="hidden">{words.say('commitments.behind', { promised, of: answered })}</span>
    </>
  ))
}
