import { join } from 'node:path'
import { root } from './root.ts'
import { type Clock, day, fixedClock, isDay, systemClock } from './time/index.ts'

export type Settings = {
  port: number
  host: string
  databaseUrl: string | null
  data: string
  /** True when GREFFE_DATA named the folder: such a folder is filled only by the command `demo`. */
  dataIsNamed: boolean
  env: 'trial' | 'production'
  clock: Clock
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks the settings; throws one Error whose sentences say which setting is wrong and what it takes. */
export const readSettings = (env: Environment): Settings => {
  const wrong: string[] = []
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) wrong.push(`PORT takes a number from 1 to 65535, not « ${env['PORT']} ».`)
  const host = env['HOST'] ?? '127.0.0.1'
  if (!/^[\w.:-]+$/.test(host)) wrong.push(`HOST takes a host name or an address, not « ${host} ».`)
  const mode = env['GREFFE_ENV'] ?? 'trial'
  if (mode !== 'trial' && mode !== 'production') wrong.push(`GREFFE_ENV takes « trial » or « production », not « ${mode} ».`)
  const databaseUrl = env['DATABASE_URL'] || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) wrong.push('DATABASE_URL takes an address that begins with postgresql://.')
  if (mode === 'production' && !databaseUrl)
    wrong.push('GREFFE_ENV=production needs DATABASE_URL: the built-in database never forces its writes to disk and is for trial only.')
  const today = env['GREFFE_TODAY'] || null
  if (today && mode === 'production') wrong.push('GREFFE_TODAY is for trial only; remove it in production.')
  if (today && !isDay(today)) wrong.push(`GREFFE_TODAY takes a day as YYYY-MM-DD, not « ${today} ».`)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const named = env['GREFFE_DATA'] || null
  return {
    port,
    host,
    databaseUrl,
    data: named ?? join(root, 'var', 'data'),
    dataIsNamed: named !== null,
    env: mode as 'trial' | 'production',
    clock: today ? fixedClock(day(today)) : systemClock,
  }
}
