import { expect, it } from 'vitest'
import { refusalOf } from './cast.testing.ts'
import { warmUp } from './warm.ts'

it('warming up uses every part of sealing and refuses nothing', async () => {
  expect(await refusalOf(warmUp)).toBe('nothing was refused')
})
