// Programmes of Tamuria, of all four kinds.
import { endProgramme, keepProgramme } from '../src/modules/workplan/readiness/commands/programmes.ts'
import type { ProgrammeForm } from '../src/modules/workplan/readiness/model.ts'
import { type CastName, organisations } from './country.ts'
import type { Stage } from './stage.ts'

type Planted = {
  who: CastName
  form: Partial<ProgrammeForm> & Pick<ProgrammeForm, 'name' | 'kind' | 'sectors'>
}

const organisation = (name: string) => organisations[name]!.id

const planted: Planted[] = [
  {
    who: 'amina',
    form: {
      name: 'Case work in the River Plain',
      kind: 'stand-alone',
      organisationId: organisation('safeSteps'),
      sectors: ['child-protection'],
      areas: ['Dorun', 'Lake Camp'],
      from: '2026-01-01',
      to: '2027-12-31',
    },
  },
  {
    who: 'grace',
    form: {
      name: 'Clinics where children feel safe',
      kind: 'mainstreaming',
      organisationId: organisation('riverHealth'),
      sectors: ['health'],
      areas: ['Bel Keda'],
      from: '2026-04-01',
      to: '2027-03-31',
    },
  },
  {
    who: 'tomas',
    form: {
      name: 'A safe way to the water point',
      kind: 'joint',
      organisationId: organisation('lakeCamp'),
      sectors: ['child-protection', 'camp-management', 'wash'],
      areas: ['Lake Camp'],
      from: '2026-06-01',
      to: '2027-05-31',
      jointCapacities:
        'The camp brings lights and guards, water brings the taps, child protection the walks with girls.',
    },
  },
  {
    who: 'claire',
    form: {
      name: 'Back to school, and safe there',
      kind: 'integrated',
      sectors: ['child-protection', 'education', 'livelihoods'],
      areas: ['Ansari', 'Bel Keda'],
      from: '2026-03-01',
      to: '2028-02-29',
      jointNeeds:
        'One child in three who left school works in the brick yards. Families say that they need the money, and that the road is not safe.',
      jointCapacities:
        'Education has the schools and the catch-up lessons. Livelihoods has grants for caregivers. Child protection has case work and the groups of parents.',
      outcomes: [
        {
          outcome: 'Children who worked are back at school and stay there',
          measure: 'Of 100 children enrolled, how many still come after six months',
          baseline: '38',
          target: '75',
        },
        {
          outcome: 'Families live without the wage of a child',
          measure: 'Households where no child under 15 works for money',
          baseline: '41 of 120',
          target: '90 of 120',
        },
      ],
    },
  },
  {
    who: 'rafiq',
    form: {
      name: 'Clean hands, strong girls',
      kind: 'integrated',
      sectors: ['wash', 'education'],
      areas: ['Dorun'],
      from: '2026-09-01',
      jointNeeds: 'Girls in the upper classes stay at home some days of each month.',
    },
  },
]

const ended: Planted = {
  who: 'amina',
  form: {
    name: 'Family tracing after the flood',
    kind: 'stand-alone',
    organisationId: organisation('childrenFirst'),
    sectors: ['child-protection'],
    from: '2025-08-01',
    to: '2026-07-31',
  },
}

export async function plantProgrammes(stage: Stage, at: Date, ids: () => string): Promise<void> {
  for (const { who, form } of planted) await keepProgramme(await stage.as(who, at), ids(), whole(form))
  const id = ids()
  const scene = await stage.as(ended.who, at)
  await keepProgramme(scene, id, whole(ended.form))
  await endProgramme(scene, id)
}

function whole(form: Planted['form']): ProgrammeForm {
  const empty = { organisationId: null, areas: [], from: null, to: null }
  return { ...empty, jointNeeds: '', jointCapacities: '', outcomes: [], ...form }
}
