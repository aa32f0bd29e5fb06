// Without consent, in the best interest of a child.
import { boy, days, girl, type Story } from './story.ts'

export const secondPerson = {
  // Without consent, in the child's best interest: nothing leaves before a second person has agreed.
  secondPerson: {
    ago: 5,
    by: 'daniel',
    from: 'school',
    to: 'caseWork',
    urgency: 'emergency',
    area: 'TM0202',
    counted: boy('12-14'),
    override: {
      ask: 'team',
      reason:
        'He says he will be sent away tonight with a man whom nobody here knows. He begged me not to ask at home.',
    },
    child: {
      name: 'Rafi',
      age: '14',
      family: 'with-family',
      languages: 'Arabic',
      reason: 'Is to leave tonight with a stranger, for work in the city.',
      safe: 'He waits in the school kitchen until five.',
      doNot: 'Nobody at home knows that he spoke.',
    },
    after: [],
  },
  agreedByCoordinator: {
    ago: days(3),
    by: 'claire',
    from: 'school',
    to: 'caseWork',
    urgency: 'emergency',
    area: 'TM0202',
    counted: girl('15-17', 'not-asked'),
    override: {
      ask: 'coordinator',
      reason: 'Elle a peur de rentrer et personne à la maison ne peut être interrogé.',
    },
    child: {
      name: 'Code LC-20',
      age: '15',
      languages: 'français',
      reason: 'N’ose pas rentrer chez elle ce soir.',
      safe: 'Par la maîtresse.',
    },
    after: [
      { ago: days(3) - 1, kind: 'confirmation', by: 'amina' },
      { ago: days(3) - 3, kind: 'acceptance', by: 'samir' },
    ],
  },
} as const satisfies Record<string, Story>
