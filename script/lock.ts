/**
 * Completes package-lock.json. A registry that lags makes `npm install` leave out the platforms it did not see, and
 * `npm ci` then fails on them: every optional dependency named by a package gets its entry here, and no entry names a host.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

type Named = Record<string, string>
type Entry = {
  version?: string
  resolved?: string
  integrity?: string
  dev?: true
  optional?: true
  dependencies?: Named
  optionalDependencies?: Named
  [other: string]: unknown
}
type Lock = { packages: Record<string, Entry>; [other: string]: unknown }
type Published = {
  version: string
  os?: string | string[]
  cpu?: string | string[]
  libc?: string | string[]
  license?: string
  dependencies?: Named
  engines?: Named
  'dist.integrity'?: string
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
const fields = ['version', 'os', 'cpu', 'libc', 'license', 'dependencies', 'engines', 'dist.integrity']

/** What the registry says of the last version in the range, or nothing where it has none. */
const view = (spec: string): Published | undefined => {
  const { stdout } = spawnSync('npm', ['view', spec, ...fields, '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const answer = JSON.parse(stdout || '{}') as (Published & { error?: { code: string } }) | Published[]
  const found = [answer].flat().at(-1)
  if (found && 'error' in found && found.error?.code !== 'E404')
    throw new Error(`npm view ${spec}: ${found.error?.code}`)
  return found?.version ? found : undefined
}

const isExact = (range: string) => /^\d+\.\d+\.\d+[\w.+-]*$/.test(range)
const fits = (version: string | undefined, range: string) => !isExact(range) || version === range

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']
const libraries: Named = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

/** The platform that a name such as `binding-linux-arm64-musl` says. */
const platformOf = (name: string): Pick<Published, 'os' | 'cpu' | 'libc'> => {
  const parts = name.split('-')
  const os = parts.find(part => systems.includes(part))
  const cpu = parts.find(part => processors.includes(part))
  const libc = parts.map(part => libraries[part]).find(part => part !== undefined)
  if (!os || !cpu) throw new Error(`${name} is not in the registry, and its name does not say a platform`)
  return { os, cpu, ...(os === 'linux' && libc && { libc }) }
}

/** A version that has not reached the registry stays without integrity; running this again fills it in. */
const published = (name: string, range: string): Published => {
  const found = view(`${name}@${range}`)
  if (found) return found
  if (!isExact(range)) throw new Error(`${name}@${range} is not in the registry`)
  return { version: range, ...platformOf(name) }
}

/** The places where a package may find its dependency, the nearest first, as Node looks for it. */
const places = (from: string, name: string): string[] => {
  const parts = from.split(/(?:^|\/)node_modules\//).slice(1)
  return [...parts.keys(), parts.length]
    .map(depth => [...parts.slice(0, depth), name].map(part => `node_modules/${part}`).join('/'))
    .reverse()
}

const list = (value: string | string[] | undefined) => (value === undefined ? undefined : [value].flat())
const added: string[] = []
const incomplete: string[] = []

const complete = (from: string, wanted: Named | undefined) => {
  for (const [name, range] of Object.entries(wanted ?? {})) {
    const around = places(from, name)
    const present = around.find(place => place in lock.packages && fits(lock.packages[place]?.version, range))
    if (present && lock.packages[present]?.integrity) continue
    const place = present ?? around.findLast(place => !(place in lock.packages))
    if (!place) throw new Error(`no room in the lock for ${name}@${range}, wanted by ${from}`)
    const found = published(name, range)
    const entry = {
      version: found.version,
      integrity: found['dist.integrity'],
      cpu: list(found.cpu),
      dev: lock.packages[from]?.dev,
      libc: list(found.libc),
      license: found.license,
      optional: true,
      os: list(found.os),
      dependencies: found.dependencies,
      engines: found.engines,
    }
    lock.packages[place] = JSON.parse(JSON.stringify(entry)) as Entry
    if (!present) added.push(`${name}@${found.version}`)
    if (!entry.integrity) incomplete.push(`${name}@${found.version}`)
    complete(place, found.dependencies)
  }
}

for (const [from, entry] of Object.entries(lock.packages)) {
  delete entry.resolved
  complete(from, entry.optionalDependencies)
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

console.log(added.length > 0 ? `Added to the lock: ${added.join(', ')}` : 'No package was missing from the lock.')
if (incomplete.length > 0) console.log(`Not in the registry yet, so without integrity: ${incomplete.join(', ')}`)
