// Children that do what may take too much of time or memory: how they are found, what they may read, and a look at what
// they hold. A child has no environment and no rights beyond reading what is named.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * What Node is started with for the child.
 * @param here folder of the module that starts it: from source, the child is the module next to it; built, a file of its
 *   own beside the server
 * @param name of the child's file without its ending
 */
export function childArguments(
  here: string,
  name: string,
  may: { heap: number; read?: string[]; addons?: boolean },
): string[] {
  let root = here
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root)
  const built = join(root, 'dist', 'main', `${name}.js`)
  const script = [join(here, `${name}.ts`), join(here, `${name}.js`)].find(existsSync) ?? built
  // Not the whole folder: the installation's own data may lie in it.
  const code = ['package.json', 'node_modules', 'src', 'dist'].map(part => join(root, part))
  return [
    `--max-old-space-size=${may.heap}`,
    '--permission',
    ...[...(may.read ?? []), ...code].map(path => `--allow-fs-read=${path}`),
    ...(may.addons ? ['--allow-addons'] : []),
    '--no-warnings',
    script,
  ]
}

/**
 * Looks at the child's whole memory every tenth of a second, where the system tells it.
 * @param most in megabytes
 * @returns ends the looking
 */
export function watchMemory(pid: number | undefined, most: number, tooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    if ((await megabytesOf(pid)) > most) tooMuch()
  }, 100)
  return () => clearInterval(timer)
}

/** What a process holds; 0 where it is not on Linux or has just ended: the limit of the heap holds all the same. */
export async function megabytesOf(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}
