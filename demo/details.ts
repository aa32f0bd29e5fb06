// From an invented story to what the form would have sealed.
import type { RedirectDetails, ReferralDetails } from '../src/modules/referrals/form/details.ts'
import type { OpenPart } from '../src/modules/referrals/model.ts'
import type { Child, Story } from './stories/story.ts'

export function detailsOf(story: Story, open: OpenPart): ReferralDetails | RedirectDetails {
  const { child, reach } = story
  if (reach) return { form: 1, act: 'redirect', who: reach.who, reach: reach.how, where: reach.where }
  if (child) return referralDetails(story, child, open)
  throw new Error('a sealed story tells of somebody')
}

function referralDetails(story: Story, child: Child, open: OpenPart): ReferralDetails {
  const agreed = story.override ? 'no' : 'yes'
  const family = child.family ?? 'with-family'
  return {
    form: 1,
    act: 'refer',
    counted: story.counted,
    who: {
      name: child.name,
      birth: null,
      age: child.age,
      estimated: false,
      languages: child.languages ?? '',
      phone: child.phone ?? '',
      address: child.address ?? '',
    },
    family: {
      situation: family,
      caregiver: child.caregiver ?? '',
      relation: child.relation ?? '',
      informed: family === 'unaccompanied' ? 'unknown' : agreed,
      whyNot: story.override ? story.override.reason : '',
    },
    consent: {
      child: 'yes',
      caregiver: family === 'unaccompanied' ? 'not-asked' : agreed,
      adult: 'not-asked',
      how: story.override ? null : 'oral',
      told: ['contact', 'family', 'reason', 'needs'],
      onward: open.onward,
      until: open.until,
      safeContact: child.safe ?? '',
      doNot: child.doNot ?? '',
    },
    reason: child.reason,
    given: child.given ?? '',
    needs: child.needs ?? '',
  }
}
