import { isIP } from 'node:net'
import { join } from 'node:path'
import { root } from './root.ts'
import { setupRefusals } from './setup.ts'
import { type Clock, day, fixedClock, isDay, systemClock } from './time/index.ts'
import type { Two } from './words/index.ts'

export type Settings = {
  port: number
  host: string
  databaseUrl: string | null
  /** The address of the site as the public writes it, without a last slash: what messages lead to. */
  url: string
  /** The addresses of the proxies before this program, beside those of this machine: what they say of where a request comes from is believed. */
  proxies: readonly string[]
  /** The address of the licence of the public data. */
  licence: string
  data: string
  /** True when GREFFE_DATA named the folder: such a folder is filled only by the command `demo`. */
  dataIsNamed: boolean
  env: 'trial' | 'production'
  /** The server that messages leave by; null writes them to a folder. */
  mail: { smtp: string | null; from: string }
  clock: Clock
}

const isServer = (address: string): boolean =>
  URL.canParse(address) && /^smtps?:$/.test(new URL(address).protocol) && new URL(address).hostname !== ''

/** An address, or a name and an address between angle brackets. */
const isSender = (text: string): boolean => /^([^\r\n<>@]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)

type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks the settings; throws one Refusal that says which settings are wrong and what they take. */
export const readSettings = (env: Environment): Settings => {
  const wrong: Two[] = []
  const unless = (right: boolean, fr: string, en: string) => void (right || wrong.push({ fr, en }))
  const port = Number(env['PORT'] ?? 3000)
  unless(
    Number.isInteger(port) && port >= 1 && port <= 65535,
    `PORT prend un nombre de 1 à 65535, et non « ${env['PORT']} ».`,
    `PORT takes a number from 1 to 65535, not “${env['PORT']}”.`,
  )
  const host = env['HOST'] ?? '127.0.0.1'
  unless(
    /^[\w.:-]+$/.test(host),
    `HOST prend un nom d’hôte ou une adresse, et non « ${host} ».`,
    `HOST takes a host name or an address, not “${host}”.`,
  )
  const own = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const url = (env['GREFFE_URL'] || own).replace(/\/+$/, '')
  unless(
    /^https?:\/\/[^/?#]+$/.test(url),
    `GREFFE_URL prend une adresse comme https://greffe.example, et non « ${url} ».`,
    `GREFFE_URL takes an address like https://greffe.example, not “${url}”.`,
  )
  const proxies = (env['GREFFE_PROXY'] ?? '').split(/[\s,]+/).filter(Boolean)
  unless(
    proxies.every(proxy => isIP(proxy) > 0),
    `GREFFE_PROXY prend des adresses comme 10.0.0.7, et non « ${env['GREFFE_PROXY']} ».`,
    `GREFFE_PROXY takes addresses like 10.0.0.7, not “${env['GREFFE_PROXY']}”.`,
  )
  const mode = env['GREFFE_ENV'] ?? 'trial'
  unless(
    mode === 'trial' || mode === 'production',
    `GREFFE_ENV prend « trial » ou « production », et non « ${mode} ».`,
    `GREFFE_ENV takes “trial” or “production”, not “${mode}”.`,
  )
  const databaseUrl = env['DATABASE_URL'] || null
  unless(
    databaseUrl === null || /^postgres(ql)?:\/\//.test(databaseUrl),
    'DATABASE_URL prend une adresse qui commence par postgresql://.',
    'DATABASE_URL takes an address that begins with postgresql://.',
  )
  unless(
    mode !== 'production' || databaseUrl !== null,
    'GREFFE_ENV=production exige DATABASE_URL : la base de données intégrée ne force pas ses écritures sur le disque, elle est pour l’essai.',
    'GREFFE_ENV=production needs DATABASE_URL: the built-in database does not force its writes to disk, it is for trial.',
  )
  const today = env['GREFFE_TODAY'] || null
  unless(
    today === null || mode !== 'production',
    'GREFFE_TODAY n’existe qu’en mode d’essai ; retirez-le.',
    'GREFFE_TODAY exists in trial mode only; remove it.',
  )
  unless(
    today === null || isDay(today),
    `GREFFE_TODAY prend un jour comme 2026-11-20, et non « ${today} ».`,
    `GREFFE_TODAY takes a day like 2026-11-20, not “${today}”.`,
  )
  const smtp = env['SMTP_URL'] || null
  const from = env['MAIL_FROM'] || null
  unless(
    mode !== 'production' || (smtp !== null && from !== null),
    'GREFFE_ENV=production exige SMTP_URL et MAIL_FROM : sans eux, personne ne recevrait de nouvelles.',
    'GREFFE_ENV=production needs SMTP_URL and MAIL_FROM: without them, nobody would receive news.',
  )
  unless(
    smtp === null || mode === 'production',
    'SMTP_URL n’existe qu’en production ; retirez-le. En mode d’essai, les messages vont dans un dossier : l’adresse d’une personne inventée peut être celle de quelqu’un.',
    'SMTP_URL exists in production only; remove it. In trial mode, messages go to a folder: the address of an invented person may be someone’s.',
  )
  unless(
    smtp === null || isServer(smtp),
    'SMTP_URL prend une adresse comme smtps://nom:motdepasse@courriel.exemple.ca:465.',
    'SMTP_URL takes an address like smtps://name:password@mail.example.ca:465.',
  )
  unless(
    from === null || isSender(from),
    `MAIL_FROM prend une adresse, ou un nom et une adresse comme « Greffe <greffe@exemple.ca> », et non « ${from} ».`,
    `MAIL_FROM takes an address, or a name and an address like “Greffe <greffe@example.ca>”, not “${from}”.`,
  )
  unless(
    mode !== 'production' || Boolean(env['GREFFE_URL']),
    'GREFFE_ENV=production exige GREFFE_URL : les messages mènent à cette adresse, et à aucune que dit une demande.',
    'GREFFE_ENV=production needs GREFFE_URL: messages lead to that address, never to one that a request says.',
  )
  if (wrong.length > 0) throw setupRefusals.settings(wrong)
  const named = env['GREFFE_DATA'] || null
  return {
    port,
    host,
    databaseUrl,
    url,
    proxies,
    licence: env['GREFFE_LICENCE'] || 'https://creativecommons.org/licenses/by/4.0/',
    data: named ?? join(root, 'var', 'data'),
    dataIsNamed: named !== null,
    env: mode as 'trial' | 'production',
    mail: { smtp, from: from ?? 'Greffe <greffe@example.invalid>' },
    clock: today ? fixedClock(day(today)) : systemClock,
  }
}
