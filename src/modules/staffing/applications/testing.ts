import { randomUUIDv7 } from 'node:crypto'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { type Actor, candidateActor, type Role, visitor } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { tester } from '../../../kernel/database/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { type Clock, type Day, day, type Instant } from '../../../kernel/time/index.ts'
import { sha256, Upload } from '../../../kernel/web/index.ts'
import { aPost, decide } from '../../registry/testing.ts'
import { approveCall, moveCall, openCall, publishCall, recordCopy, writeCall } from '../calls/call.actions.ts'
import { type Content as CallContent, emptyContent, textKeys } from '../calls/call.fields.ts'
import { callOf } from '../calls/call.queries.ts'
import type { Kind } from '../calls/call.steps.ts'
import { makeLink, useLink } from './account.queries.ts'
import { addDocument, beginApplication, savePart, submitApplication } from './application.actions.ts'
import type { Content } from './application.fields.ts'

export const someone = (role: Role, scope: Actor['scope'] = {}): Actor => ({
  id: `${role}-1`,
  name: `Personne ${role}`,
  role,
  scope,
})
export const url = 'http://localhost:3000'

/** A clock that a test moves. */
export const handClock = (start: Instant): Clock & { set: (instant: Instant) => void } => {
  let now = start
  return {
    now: () => now,
    today: () => day(Temporal.Instant.from(now).toZonedDateTimeISO('America/Toronto').toPlainDate().toString()),
    set: instant => {
      now = instant
    },
  }
}

const text = (name: string) => ({ fr: `${name} en français`, en: `${name} in English` })

/** A call whose every text is written. */
const wholeContent: CallContent = {
  ...emptyContent,
  texts: Object.fromEntries(textKeys.map(name => [name, text(name)])) as CallContent['texts'],
  scale_min: '12319200',
  scale_max: '16014800',
  scale_from: day('2026-04-01'),
  scale_source: 'D. 1-2026',
}

type About = { kind?: Kind; closes?: Day; code?: string; seat?: { organisation: string; post: string } }

/** A body with a post, and a call of it, published now until the end of a day. */
export const aPublishedCall = async (
  database: Database,
  clock: Clock,
  { kind = 'call', closes = day('2026-12-18'), code = '418', seat: given }: About = {},
): Promise<{ reference: string; organisation: string; post: string }> => {
  const seat = aPost()
  const { organisation, post } = given ?? seat
  if (!given) await database.asActor(tester, tx => decide(tx, seat.articles))
  const director = { actor: someone('director'), clock, url }
  const reference = await database.asActor(director.actor, async tx => {
    const about = { kind, organisation, posts: [post], code, content: wholeContent }
    const made = await openCall(tx, director, about)
    await writeCall(tx, director, made, 1, about)
    await moveCall(tx, director, made, 'validate_profile', '')
    await moveCall(tx, director, made, 'write', '')
    await approveCall(tx, director, made, { side: 'body', version: 2, signed: 'Rose Gagné' })
    await approveCall(tx, director, made, { side: 'secretariat', version: 2, signed: '' })
    if (kind === 'notice')
      for (const recipient of ['minister', 'president'] as const)
        await recordCopy(tx, director, made, { recipient, name: 'Rose Gagné', sent_on: clock.today() })
    await publishCall(tx, director, made, { opens: null, closes: { on: closes, time: null } })
    return made
  })
  return { reference, organisation, post }
}

/** An account, as its first link makes it. */
export const aCandidate = async (database: Database, clock: Clock, address: string): Promise<Actor> => {
  const hash = sha256(`${address} ${randomUUIDv7()}`)
  const now = clock.now()
  const until = Temporal.Instant.from(now).add({ minutes: 30 }).toString()
  return database.asActor(visitor, async tx => {
    await makeLink(tx, { hash, address, lang: 'fr', reference: null, now, until, most: 100 })
    const followed = await useLink(tx, hash, randomUUIDv7(), now)
    await journal(tx, { what: 'candidate.signed_in' })
    return candidateActor(followed?.candidate_id ?? '')
  })
}

const wholeApplication = {
  identity: { given_name: 'Inès', family_name: 'Côté', phone: '418 555-0100', city: 'Québec', orders: '' },
  career: {
    years: 12,
    summary: 'Douze années de pratique.',
    employers: [{ name: 'Cabinet Exemple', role: 'avocate', from: day('2014-01-06'), to: null }],
  },
  motivation: { motivation: 'Servir.' },
  consent: { checks: true, truthful: true },
} as const satisfies Content

const fillWhole = async (tx: Tx, by: { actor: Actor; clock: Clock }, id: string): Promise<void> => {
  await savePart(tx, by, id, 'identity', wholeApplication.identity)
  await savePart(tx, by, id, 'career', {
    ...wholeApplication.career,
    employers: [...wholeApplication.career.employers],
  })
  await savePart(tx, by, id, 'motivation', wholeApplication.motivation)
  await savePart(tx, by, id, 'consent', wholeApplication.consent)
  await addDocument(tx, by, id, { kind: 'resume', file: new Upload('cv.pdf', pdf()) })
}

/** An application submitted by someone new. */
export const aSubmitted = async (
  database: Database,
  clock: Clock,
  reference: string,
  address: string,
): Promise<{ id: string; candidate: Actor }> => {
  const candidate = await aCandidate(database, clock, address)
  const by = { actor: candidate, clock, url }
  const id = await database.asActor(candidate, async tx => {
    const begun = await beginApplication(tx, by, reference, 'fr', [])
    await fillWhole(tx, by, begun)
    await submitApplication(tx, by, begun)
    return begun
  })
  return { id, candidate }
}

export const callIdOf = async (database: Database, reference: string): Promise<string> =>
  database.asActor(someone('adviser'), async tx => (await callOf(tx, reference))?.call_id ?? '')

const bytesOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))))

/** A small PDF; `more` stands among its objects, `packed` in a compressed stream of objects. */
export const pdf = ({ catalogue = '', more = '', packed = '' } = {}): Uint8Array<ArrayBuffer> => {
  const inside = deflateSync(Buffer.from(packed, 'latin1'))
  const objects = packed
    ? ['9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n', inside, '\nendstream\nendobj\n']
    : []
  return bytesOf(
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n',
    more,
    ...objects,
    'trailer\n<< /Root 1 0 R >>\n%%EOF\n',
  )
}

/** A ZIP of these parts, compressed but for the first. */
export const zip = (parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [place, [name, text]] of Object.entries(parts).entries()) {
    const [title, plain] = [Buffer.from(name), Buffer.from(text)]
    const packed = place === 0 ? plain : deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(place === 0 ? 0 : 8, 4)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(plain.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return bytesOf(...locals, directory, end)
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export const docx = (more: Readonly<Record<string, string>> = {}, type = word): Uint8Array<ArrayBuffer> =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    'word/document.xml': '<w:document/>',
    'word/_rels/document.xml.rels': '<Relationships/>',
    ...more,
  })

export const odt = (more: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>', ...more })
