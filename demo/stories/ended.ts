// Closed, withdrawn, recalled, and one of which only the steps are left.
import { boy, days, girl, type Story } from './story.ts'

export const ended = {
  // The same visit, another service.
  burn: {
    ago: days(9),
    by: 'daniel',
    from: 'school',
    to: 'clinic',
    urgency: 'urgent',
    area: 'TM0202',
    counted: boy('6-11'),
    visit: 'daniel-visit',
    child: {
      name: 'Karim, called Kiko',
      age: '10',
      caregiver: 'Older sister, 19',
      relation: 'sister',
      family: 'separated',
      languages: 'Arabic',
      reason: 'Burn on the left arm, three days old.',
      given: 'Cleaned with water, clean cloth.',
    },
    after: [
      { ago: days(8) + 20, kind: 'acceptance', by: 'leila' },
      { ago: days(8), kind: 'start', by: 'leila' },
      { ago: days(6), kind: 'completion', by: 'leila' },
      { ago: days(5), kind: 'closure', by: 'daniel' },
    ],
  },
  closed: {
    ago: days(30),
    by: 'daniel',
    from: 'school',
    to: 'caseWork',
    urgency: 'urgent',
    area: 'TM0202',
    counted: girl('6-11'),
    child: {
      name: 'Lina',
      age: '6',
      family: 'separated',
      languages: 'Arabic',
      reason: 'Lost her mother in the crowd at the distribution.',
      given: 'Stayed with the class until evening.',
    },
    after: [
      { ago: days(30) - 2, kind: 'acceptance', by: 'nadia' },
      { ago: days(30) - 3, kind: 'start', by: 'nadia' },
      {
        ago: days(15),
        kind: 'completion',
        by: 'nadia',
        note: 'Mother found the same night. Two visits since, both are well.',
      },
      { ago: days(13), kind: 'closure', by: 'daniel' },
    ],
  },
  // Closed so long ago that what was sealed has been destroyed: the steps are left, and the numbers.
  destroyed: {
    ago: days(125),
    by: 'daniel',
    from: 'school',
    to: 'caseWork',
    urgency: 'normal',
    area: 'TM0202',
    counted: boy('12-14'),
    child: {
      name: 'Sami',
      age: '14',
      languages: 'Arabic',
      reason: 'Wanted a certificate of birth to sit the exam.',
    },
    after: [
      { ago: days(123), kind: 'acceptance', by: 'nadia' },
      { ago: days(110), kind: 'completion', by: 'nadia' },
      { ago: days(105), kind: 'closure', by: 'daniel' },
    ],
  },
  // The caregiver does not want it any more: nobody can open it now.
  withdrawn: {
    ago: days(12),
    by: 'daniel',
    from: 'school',
    to: 'caseWork',
    urgency: 'normal',
    area: 'TM0202',
    counted: girl('12-14', 'unknown'),
    child: {
      name: 'Hela',
      age: '13',
      family: 'with-family',
      languages: 'Arabic',
      reason: 'Talks of being promised to a cousin next summer.',
      given: 'Conversation with the girl, alone.',
    },
    after: [
      { ago: days(11), kind: 'acceptance', by: 'nadia' },
      { ago: days(6), kind: 'withdrawal', by: 'daniel', reason: 'caregiver' },
    ],
  },
  recalled: {
    ago: 49,
    by: 'claire',
    from: 'school',
    to: 'clinic',
    urgency: 'normal',
    area: 'TM0202',
    counted: girl('12-14'),
    child: { name: 'Mira', age: '12', languages: 'français', reason: 'Envoyé par erreur au dispensaire.' },
    after: [{ ago: 46, kind: 'recall', by: 'claire', reason: 'wrong-service' }],
  },
} as const satisfies Record<string, Story>
