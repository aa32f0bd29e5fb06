// The day when everybody is lost: two printed shares, the files as they lie in the backup, and the stock `age`
// program. Where no such program is installed, the very same files are opened by our own library, and the names of
// the tests say so.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWith } from './age.ts'
import { textOf } from './bytes.ts'
import { type Cast, cast, details, refusalOf, sealedPacket } from './cast.testing.ts'
import type { Packet } from './packet.ts'
import {
  ageFile,
  type RecoverySheet,
  rawFileCommand,
  recoveryCommands,
  recoveryFiles,
  recoveryIdentityFile,
  recoverySheets,
} from './recovery-kit.ts'
import { restoreRoot } from './shares.ts'
import { sealTeamKey } from './team-keys.ts'

const stockAge = findAge()
const by =
  stockAge === undefined ? 'our own library, as no age program is installed' : 'the stock age program'

let who: Cast
let packet: Packet
let sheets: readonly RecoverySheet[]
let folder: string
beforeAll(async () => {
  who = await cast()
  packet = await sealedPacket(who)
  sheets = await recoverySheets(who.protection.root)
  folder = mkdtempSync(join(tmpdir(), 'across-recovery-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string) => join(folder, name)

describe('everybody lost', () => {
  it(`two printed shares open a team’s referrals with ${by}`, async () => {
    const [one, , three] = sheets
    const typed = [one!, three!].map(sheet => sheet.share.join(' '))
    const root = await restoreRoot(one!.organisation, typed, one!.fingerprint.words)
    writeFileSync(file(recoveryFiles.identity), recoveryIdentityFile(root))
    writeFileSync(file(recoveryFiles.teamEnvelope), ageFile(await sealTeamKey(who.key)))
    writeFileSync(file(recoveryFiles.envelope), ageFile(packet.envelope))
    writeFileSync(file(recoveryFiles.body), ageFile(packet.body))
    for (const { line, to } of one!.commands) writeFileSync(file(to), await run(line, to))
    const letter = JSON.parse(readFileSync(file(recoveryFiles.referral), 'utf8'))
    expect(letter.says.details).toEqual(details)
    expect(readFileSync(file(recoveryFiles.teamKey), 'utf8')).toContain(`"drill":"${who.key.drill}"`)
  })

  it(`a file from a backup, version bytes in front, is opened with ${by}`, async () => {
    const stored = await sealTeamKey(who.key)
    writeFileSync(file('team.across'), stored)
    expect(rawFileCommand('team.across', recoveryFiles.teamEnvelope)).toBe(
      'tail -c +3 team.across > team.age',
    )
    expect(ageFile(stored)).toEqual(stored.slice(2))
    writeFileSync(file(recoveryFiles.identity), recoveryIdentityFile(who.protection.root))
    writeFileSync(file(recoveryFiles.teamEnvelope), readFileSync(file('team.across')).subarray(2))
    const [first] = recoveryCommands()
    expect(await run(first!.line, first!.to)).toContain(who.key.identity)
  })

  it('the recovery file holds no signing key', () => {
    const text = recoveryIdentityFile(who.protection.root)
    expect(text.split('\n').filter(line => line !== '' && !line.startsWith('#'))).toHaveLength(1)
  })

  it('one share alone opens nothing', async () => {
    const { organisation, share, fingerprint } = sheets[0]!
    const alone = () => restoreRoot(organisation, [share.join('\n')], fingerprint.words)
    expect(await refusalOf(alone)).toBe('shares-too-few')
  })
})

describe('the printed sheet', () => {
  it('is one of three, two needed, with the same recipient and fingerprint on each', () => {
    expect(sheets.map(sheet => [sheet.number, sheet.of, sheet.needed])).toEqual([
      [1, 3, 2],
      [2, 3, 2],
      [3, 3, 2],
    ])
    expect(new Set(sheets.map(sheet => sheet.recipient))).toEqual(new Set([who.protection.pinned.recovery]))
    expect(new Set(sheets.map(sheet => sheet.share.join())).size).toBe(3)
  })

  it('names the commands as they are typed', () => {
    expect(recoveryCommands().map(command => command.line)).toEqual([
      'age -d -i recovery.txt team.age > team-key.txt',
      'age -d -i team-key.txt envelope.age > referral-key.txt',
      'age -d -i referral-key.txt body.age > referral.json',
    ])
  })
})

/** Runs the printed command as a shell would, and gives what it wrote. */
async function run(line: string, to: string): Promise<string> {
  if (stockAge !== undefined) {
    const PATH = `${dirname(stockAge)}${delimiter}${process.env.PATH}`
    execFileSync('sh', ['-c', line], { cwd: folder, env: { ...process.env, PATH } })
    return readFileSync(file(to), 'utf8')
  }
  const [, , , key, sealed] = line.split(' ')
  const identity = readFileSync(file(key!), 'utf8').match(/^AGE-SECRET-KEY-1.*$/m)![0]
  return textOf(await openWith(identity, new Uint8Array(readFileSync(file(sealed!)))))
}

function findAge(): string | undefined {
  const named = process.env.AGE_PATH
  const places = [named, ...(process.env.PATH ?? '').split(delimiter).map(place => join(place, 'age'))]
  return places.find(place => place !== undefined && answers(place))
}

function answers(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
