import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database/index.ts'
import type { Asked, Drafted, Found, Lookup } from '../../kernel/facts/index.ts'
import { type Period, periodFromRange } from '../../kernel/time/index.ts'
import { type Lang, showDay, showPeriod, type Two } from '../../kernel/words/index.ts'
import { nearest } from './mandates/mandate.queries.ts'
import { goneAmong } from './people/merge.queries.ts'
import { absorbedNames } from './people/whom.queries.ts'
import { personName, postTitle, type Titled } from './words.ts'

const both = (say: (lang: Lang) => string): Two => ({ fr: say('fr'), en: say('en') })

/** A whole label may be typed, so that many words count. */
const wordsOf = (text: string) =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 40)

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const matches = (words: readonly string[], { fr, en }: Two) =>
  words.every(word => plain(`${fr} ${en}`).includes(plain(word)))

/** That each word typed stands in these, accents ignored. */
const haveWords = (text: string, words: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    [sql`true`, ...wordsOf(text).map(word => sql`unaccent(${words}) ilike unaccent(${`%${word}%`})`)],
    sql` and `,
  )

/** Whatever has these ids, or what was not over `days` before the day and has the words typed, accents ignored. */
const asks = (asked: Asked, row: string, id: string, words: RawBuilder<unknown>, days = 0): RawBuilder<unknown> => {
  if ('ids' in asked) return sql`${sql.ref(`${row}.${id}`)} = any(${asked.ids}::uuid[])`
  const until = sql`upper(${sql.ref(`${row}.valid`)})`
  return sql`coalesce(${until} > ${asked.on}::date - ${days}::int, true) and ${haveWords(asked.text, words)}`
}

/** One row of each thing: as it is on the day, or else as near to it as it gets. */
const oneOfEach = <T>(
  asked: Asked,
  row: string,
  id: string,
  select: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
) => {
  const [key, valid] = [sql.ref(`${row}.${id}`), sql.ref(`${row}.valid`)]
  return sql<T>`
    select * from (select distinct on (${key}) ${select} where ${where}
      order by ${key}, ${valid} @> ${asked.on}::date desc, upper(${valid}) desc nulls first) each
    order by rank, sort limit ${asked.limit}`
}

type Creation = Readonly<Record<string, string | number | null | undefined>>

/** What articles drafted before create, of those asked. */
const created = (asked: Asked, effect: string, key: string, label: (input: Creation) => Two): Found[] => {
  const ofKind = ({ effect: kind, input }: Drafted) => (kind === effect ? [input as Creation] : [])
  const all = asked.drafted.flatMap(ofKind).map(input => ({ id: String(input[key]), label: label(input) }))
  return 'ids' in asked
    ? all.filter(({ id }) => asked.ids.includes(id))
    : all.filter(({ label }) => matches(wordsOf(asked.text), label))
}

const organisation: Lookup = async (tx, asked) => {
  type Row = { id: string; name_fr: string; name_en: string; acronym: string | null }
  const words = sql`concat_ws(' ', o.name_fr, o.name_en, o.acronym)`
  const { rows } = await oneOfEach<Row>(
    asked,
    'o',
    'organisation_id',
    sql`o.organisation_id as id, o.name_fr, o.name_en, o.acronym, 0 as rank, o.name_fr collate greffe.fr as sort from registry.organisation o`,
    asks(asked, 'o', 'organisation_id', words),
  ).execute(tx)
  const label = ({ name_fr, name_en, acronym }: Creation) => {
    const short = acronym ? ` (${acronym})` : ''
    return { fr: `${name_fr}${short}`, en: `${name_en}${short}` }
  }
  const found = rows.map(row => ({ id: row.id, label: label(row) }))
  return [...created(asked, 'organisation.create', 'organisation', label), ...found]
}

const namesOfOrganisations = async (tx: Tx, asked: Asked): Promise<Map<string, Two>> => {
  const ids = asked.drafted.flatMap(({ effect, input }) =>
    effect === 'post.create' ? [String((input as Creation)['organisation'])] : [],
  )
  if (ids.length === 0) return new Map()
  const found = await organisation(tx, { ids, on: asked.on, limit: ids.length, drafted: asked.drafted })
  return new Map(found.map(({ id, label }) => [id, label]))
}

const post: Lookup = async (tx, asked) => {
  type Row = Titled & { id: string; organisation_fr: string; organisation_en: string }
  const words = sql`concat_ws(' ', p.title_fr_f, p.title_fr_m, p.title_en, o.name_fr, o.name_en, o.acronym, p.seat)`
  const { rows } = await oneOfEach<Row>(
    asked,
    'p',
    'post_id',
    sql`p.post_id as id, p.title_fr_f, p.title_fr_m, p.title_en, p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en, 0 as rank,
      concat_ws(' ', o.name_fr, p.title_fr_f, to_char(p.seat, '0000')) collate greffe.fr as sort
      from registry.post p join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> ${nearest('p.valid', asked.on)}`,
    asks(asked, 'p', 'post_id', words),
  ).execute(tx)
  const label = (titled: Titled, body: Two | undefined): Two =>
    both(lang => `${postTitle(titled, null, lang)}, ${body?.[lang] ?? '—'}`)
  const bodies = await namesOfOrganisations(tx, asked)
  const drafted = created(asked, 'post.create', 'post', input =>
    label({ seat: null, ...input } as Titled, bodies.get(String(input['organisation']))),
  )
  const found = rows.map(({ id, organisation_fr: fr, organisation_en: en, ...row }) => ({
    id,
    label: label(row, { fr, en }),
  }))
  return [...drafted, ...found]
}

type Holder = Titled & {
  id: string
  given_name: string
  family_name: string
  gender: string | null
  organisation_fr: string
  organisation_en: string
}

const office = (row: Holder, lang: Lang) =>
  `${postTitle(row, row.gender, lang)}, ${lang === 'fr' ? row.organisation_fr : row.organisation_en}`

/** A person is told apart by the post held on the day, or by the last one. */
const person: Lookup = async (tx, asked) => {
  const named = (row: string) => sql`${sql.ref(`${row}.given_name`)} || ' ' || ${sql.ref(`${row}.family_name`)}`
  const own = asks(asked, 's', 'person_id', named('s'))
  const merged = sql`select n.person_id from (${absorbedNames({ on: asked.on, known: null })}) n`
  const { rows } = await oneOfEach<Holder & { organisation_fr: string | null }>(
    asked,
    's',
    'person_id',
    sql`s.person_id as id, s.given_name, s.family_name, s.gender, held.*, 0 as rank, (s.family_name || ' ' || s.given_name) collate greffe.fr as sort
      from registry.person s left join lateral (
        select p.title_fr_f, p.title_fr_m, p.title_en, p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en
        from registry.mandate m
        join registry.post p on p.post_id = m.post_id and p.valid @> ${nearest('m.valid', asked.on)}
        join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> ${nearest('m.valid', asked.on)}
        where m.person_id = s.person_id
        order by m.valid @> ${asked.on}::date desc, m.capacity desc, lower(m.valid) desc limit 1) held on true`,
    'ids' in asked ? own : sql`(${own} or s.person_id in (${merged} where ${haveWords(asked.text, named('n'))}))`,
  ).execute(tx)
  const found = rows.map(row => {
    const name = both(() => personName(row))
    const label = both(lang => (row.organisation_fr === null ? name[lang] : `${name[lang]}, ${office(row, lang)}`))
    return { id: row.id, label, name }
  })
  const drafted = created(asked, 'person.create', 'person', input => both(() => personName(input as never)))
  if (!('ids' in asked) || found.length === asked.ids.length) return [...drafted, ...found]
  const gone = (await goneAmong(tx, asked.ids)).map(row => ({ id: row.person_id, label: both(() => personName(row)) }))
  return [...drafted, ...found, ...gone]
}

const beside: Readonly<Record<string, Two>> = {
  acting: { fr: 'par intérim ', en: 'acting ' },
  supernumerary: { fr: 'surnuméraire ', en: 'supernumerary ' },
}

/** « depuis le 6 janvier 2020 » while it runs; from when to when otherwise. */
const times = (period: Period, running: boolean, lang: Lang) => {
  if (!running || period.from === null) return showPeriod(period, lang)
  return lang === 'fr' ? `depuis le ${showDay(period.from, lang)}` : `since ${showDay(period.from, lang)}`
}

/** A mandate that runs on the day, that will, or that ended in the year before; the first ones come first. */
const mandate: Lookup = async (tx, asked) => {
  type Row = Holder & { post: string; person: string; capacity: string; valid: string; running: boolean }
  const words = sql`concat_ws(' ', s.given_name, s.family_name, p.title_fr_f, p.title_fr_m, p.title_en, o.name_fr, o.name_en, o.acronym, p.seat)`
  // Lateral: the planner would otherwise join every body with every mandate before it looks at the post.
  const { rows } = await oneOfEach<Row>(
    asked,
    'm',
    'mandate_id',
    sql`m.mandate_id as id, m.post_id as post, m.person_id as person, m.capacity, m.valid, m.valid @> ${asked.on}::date as running, s.given_name, s.family_name, s.gender,
      p.title_fr_f, p.title_fr_m, p.title_en, p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en,
      (m.valid @> ${asked.on}::date)::int * -1 as rank, (s.family_name || ' ' || s.given_name) collate greffe.fr as sort
      from registry.mandate m
      join registry.person s on s.person_id = m.person_id and s.valid @> ${nearest('m.valid', asked.on)}
      join registry.post p on p.post_id = m.post_id and p.valid @> ${nearest('m.valid', asked.on)}
      join lateral (select * from registry.organisation o
        where o.organisation_id = p.organisation_id and o.valid @> ${nearest('m.valid', asked.on)} limit 1) o on true`,
    asks(asked, 'm', 'mandate_id', words, 365),
  ).execute(tx)
  return rows.map(row => ({
    id: row.id,
    label: both(lang => {
      const when = times(periodFromRange(row.valid), row.running, lang)
      return `${personName(row)}, ${office(row, lang)}, ${beside[row.capacity]?.[lang] ?? ''}${when}`
    }),
    also: { post: row.post, person: row.person },
  }))
}

/** What the articles of acts speak of, found by what is typed. */
export const lookups: Record<'organisation' | 'post' | 'person' | 'mandate', Lookup> = {
  organisation,
  post,
  person,
  mandate,
}
