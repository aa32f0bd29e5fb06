#!/usr/bin/env node
// `across …`: the command line of the product, on the Node it is made for. What this says goes to the error stream, so
// that what a command writes can be piped.
import { existsSync } from 'node:fs'
import { begin, handOn, program } from '../scripts/program.mjs'
import { setUp } from '../scripts/setup.mjs'
import { Sorry } from '../scripts/sorry.mjs'

try {
  if (!existsSync(program)) await setUp(line => process.stderr.write(`${line}\n`))
  const { send, ended } = begin(process.argv.slice(2), false)
  // In a terminal Ctrl-C reaches the command by itself; we only wait for it.
  const told = process.stdin.isTTY
  handOn(signal => {
    if (!(told && signal === 'SIGINT')) send(signal)
  })
  process.exitCode = await ended
} catch (error) {
  process.stderr.write(`${error instanceof Sorry ? error.message : (error?.stack ?? error)}\n`)
  process.exitCode = 1
}
