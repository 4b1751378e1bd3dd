import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendMailOptions } from 'nodemailer'
import type { Settings } from '../settings.ts'
import type { Message } from './mail.queries.ts'

/** Hands a message over; throws where it is not taken. */
export type Deliver = (message: Message) => Promise<void>

/** The part of an address after its last @, which names whoever writes in a Message-ID. */
const domainOf = (from: string): string => /@([^@<>\s]+?)>?$/.exec(from)?.[1] ?? 'greffe'

/** Mail programs act on the method said beside the calendar: it is the calendar's own. */
const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

const optionsOf = (from: string, message: Message): SendMailOptions => ({
  from,
  to: { name: '', address: message.address },
  subject: message.subject,
  text: message.body,
  messageId: `<${message.message_id}@${domainOf(from)}>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': message.lang,
    ...(message.unsubscribe && {
      'List-Unsubscribe': `<${message.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  ...(message.invitation && {
    icalEvent: { method: methodOf(message.invitation), filename: 'invitation.ics', content: message.invitation },
  }),
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** Where messages are written in trial mode, below the data folder. */
const mailFolder = ({ data }: Pick<Settings, 'data'>): string => join(data, 'mail')

const toFolder = (folder: string, from: string): Deliver => {
  let ready: Promise<(message: Message) => Promise<Buffer>> | null = null
  const compose = async () => {
    const { createTransport } = await import('nodemailer')
    const stream = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return async (message: Message) => (await stream.sendMail(optionsOf(from, message))).message as Buffer
  }
  return async message => {
    ready ??= compose()
    const write = await ready
    await writeFile(join(folder, `${message.message_id}.eml`), await write(message), { mode: 0o600 })
  }
}

const toServer = (url: string, from: string): Deliver => {
  const connect = async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport({ url, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 })
  }
  let ready: ReturnType<typeof connect> | null = null
  return async message => {
    ready ??= connect()
    await (await ready).sendMail(optionsOf(from, message))
  }
}

/** By the server of SMTP_URL; in trial mode, to a folder: an invented person's address may be someone's. */
export const deliverBy = (settings: Pick<Settings, 'data' | 'mail'>): Deliver =>
  settings.mail.smtp === null
    ? toFolder(mailFolder(settings), settings.mail.from)
    : toServer(settings.mail.smtp, settings.mail.from)
