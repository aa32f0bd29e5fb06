import { describe, expect, it } from 'vitest'
import { weakness } from './profile.ts'

describe('a PIN', () => {
  it('has six digits or more and is not a row of the same or the next', () => {
    for (const pin of ['12345', '', 'abcdef', '1234567890123', '111111', '123456', '987654', '000000'])
      expect(weakness(pin), pin).toBe('short')
    for (const pin of ['402913', '224466', '135791', '90210335']) expect(weakness(pin), pin).toBeUndefined()
  })
})
