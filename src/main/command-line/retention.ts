import { parseArgs } from 'node:util'
import { type RetentionDone, runRetention } from '../../modules/referrals/commands/retention.ts'
import { type Command, say } from './command.ts'
import { chosen, inside } from './inside-response.ts'

export const retentionRunCommand: Command = {
  name: ['retention', 'run'],
  usage: '[--response <name>]',
  what: 'Destroys what has been kept long enough.',
  details: `Runs by itself every night while Across runs. By hand it is for the day on which somebody asks whether it was done.
The sealed part of a referral goes a set time after its end, the row later; the numbers stay. The days are those of
each response's settings. Without --response it runs in every one.`,
  run: async args => {
    const { values } = parseArgs({ args, options: { response: { type: 'string' } } })
    return await inside(async ({ responses, transact }) => {
      const wanted = values.response === undefined ? responses : [chosen(responses, values.response)]
      if (wanted.length === 0) say('There is no response yet, and nothing to destroy.')
      for (const slug of wanted) {
        const sum = { envelopes: 0, bodies: 0, rows: 0, notices: 0 }
        let done: RetentionDone
        // One batch, one transaction: what was destroyed stays destroyed if the next batch fails.
        do {
          done = await transact(slug, runRetention)
          for (const part of parts) sum[part] += done[part]
        } while (done.more)
        say(
          `${slug}: destroyed the keys of ${sum.envelopes} sealed parts and the bodies of ${sum.bodies}, deleted ${sum.rows} referrals and ${sum.notices} notices.`,
        )
      }
      return 0
    })
  },
}

const parts = ['envelopes', 'bodies', 'rows', 'notices'] as const
