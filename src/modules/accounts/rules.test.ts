import { describe, expect, it } from 'vitest'
import { linkState } from './rules/links.ts'
import { passwordProblem } from './rules/password.ts'
import { isLastAdministrator, needsProof } from './rules/rights.ts'
import { pathInside } from './rules/then.ts'

describe('a password', () => {
  const about = ['nadia.karim@safesteps.example', 'Nadia Karim', 'tamuria', 'Tamuria']
  it.each([
    'orange kettle seven',
    'blue-dhow-lantern',
    'ñandú y tres peras',
    'قطار الليل بعيد',
    'নৌকা আর চাঁদ দূরে',
    'xT9#qLw2!vRb',
    'nadia walks with orange kettles',
  ])('may be %s', password => {
    expect(passwordProblem(password, about)).toBeUndefined()
  })
  it.each([
    ['short', 'password-short'],
    ['নৌকা', 'password-short'],
    ['x'.repeat(201), 'password-long'],
    ['password123', 'password-common'],
    ['P@ssw0rd2026!', 'password-common'],
    ['Welcome2026', 'password-common'],
    ['motdepasse1', 'password-common'],
    ['2026-Ramadan!', 'password-common'],
    ['1234567890', 'password-common'],
    ['0987654321', 'password-common'],
    ['qwertyuiop', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['abc1abc1abc1', 'password-common'],
    ['NadiaKarim12', 'password-about-you'],
    ['tamuria-2026', 'password-about-you'],
  ])('may not be %s', (password, problem) => {
    expect(passwordProblem(password, about)).toBe(`accounts.error.${problem}`)
  })
})

describe('where to go after signing in', () => {
  it.each(['/r/tamuria/', '/r/tamuria/referrals?state=new', '/r/tamuria/account/passkeys'])(
    'may be %s',
    path => {
      expect(pathInside(path, 'tamuria')).toBe(path)
    },
  )
  it.each([
    null,
    '',
    '/',
    'https://elsewhere.example/r/tamuria/',
    '//elsewhere.example/r/tamuria/',
    '/\\elsewhere.example',
    '/r/tamuria/\\elsewhere.example',
    '/r/other/people',
    '/r/tamuria/../other/people',
    '/r/tamuria/%2e%2e/other',
    '/r/tamuria\n/x',
    '/r/tamuria/sign-out',
    '/r/tamuria/sign-in?then=/r/tamuria/',
    '/r/tamuria/proof',
    `/r/tamuria/${'x'.repeat(600)}`,
  ])('may not be %s', path => {
    expect(pathInside(path, 'tamuria')).toBeUndefined()
  })
})

describe('a link', () => {
  const now = new Date('2026-11-23T07:00:00Z')
  const open = { usedAt: null, withdrawnAt: null, expiresAt: new Date(now.getTime() + 1) }
  it('is open until it is used, withdrawn or out of date', () => {
    expect(linkState(open, now)).toBe('open')
    expect(linkState({ ...open, usedAt: now }, now)).toBe('used')
    expect(linkState({ ...open, withdrawnAt: now }, now)).toBe('withdrawn')
    expect(linkState({ ...open, expiresAt: now }, now)).toBe('expired')
  })
  it('that reaches beyond a team needs a fresh proof', () => {
    expect(needsProof({ roles: ['worker', 'receiver'], lead: false })).toBe(false)
    expect(needsProof({ roles: ['worker'], lead: true })).toBe(true)
    expect(needsProof({ roles: ['worker', 'custodian'], lead: false })).toBe(true)
  })
})

describe('the last administrator', () => {
  it('is the one beside whom there is no other', () => {
    expect(isLastAdministrator('a', ['a'])).toBe(true)
    expect(isLastAdministrator('a', ['a', 'b'])).toBe(false)
    expect(isLastAdministrator('a', [])).toBe(true)
  })
})
