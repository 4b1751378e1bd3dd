import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import { type Day, type Instant, type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Step as ApplicationStep } from '../applications/application.steps.ts'
import { type Entry, entriesUntil } from '../aptitude/aptitude.queries.ts'
import { registerNamed } from '../aptitude/tribunal.rules.ts'
import { groundsOn } from '../attendance/ground.queries.ts'
import type { Owed } from '../departures/departure.rules.ts'
import { isPresumed, type Renewal, renewalOfFile } from '../renewals/renewal.queries.ts'
import type { ShorterReason } from '../renewals/renewal.rules.ts'
import type { Basis, CheckKind, CheckResult } from './file.rules.ts'
import { type FileKind, isOver, type StepName } from './file.steps.ts'

export type Newcomer = { given_name: string; family_name: string; address: string | null; gender: string | null }
export type Memo = { public_fr?: string; public_en?: string; confidential_fr?: string; confidential_en?: string }

export type FileRow = {
  file_id: string
  year: number
  number: number
  kind: FileKind
  procedure: string
  step: StepName
  suspended: boolean
  reason: string | null
  team: string
  confidential: boolean
  owner_id: string
  owner_name: string
  post_id: string
  person_id: string | null
  newcomer: Newcomer | null
  mandate_id: string | null
  bundle_id: string | null
  depends_on: string | null
  target: Day | null
  /** The day of the sitting that it aimed at, which was cancelled: it has no other yet. */
  lost_target: Day | null
  source: string | null
  /** The application, and the entry of the register of aptitude, from which the person was picked. */
  application_id: string | null
  entry_id: string | null
  consented_on: Day | null
  first_day: Day | null
  last_day: Day | null
  /** Which of the law's two reasons makes the term shorter, and why: MAN-05. */
  term_ground: ShorterReason | null
  term_reason: string | null
  end_reason: string | null
  retroactive: boolean
  conditions: Record<string, string>
  eligible: Record<string, string>
  passed: Record<string, string>
  memo: Memo
  draft_id: string | null
  version: number
  opened_on: Day
}

export type HeldRow = {
  mandate_id: string
  person_id: string
  capacity: string
  planned_end: Day | null
  end_reason: string | null
  term: number
  valid: Period
}

export type OtherRow = {
  mandate_id: string
  post_id: string
  regime: string
  valid: Period
  title_fr: string
  title_en: string
}

export type CheckRow = {
  check_id: string
  kind: CheckKind
  asked_on: Day
  answered_on: Day | null
  asked_by_name: string
  /** Null too for whoever may not see it. */
  result: CheckResult | null
}
export type ConflictRow = {
  conflict_id: string
  description: string
  declared_on: Day
  mitigation: string | null
  owner: string | null
  due: Day | null
}
export type ConsultationRow = {
  consultation_id: string
  consulted: string
  law: string | null
  sent_on: Day
  answered_on: Day | null
  outcome: string | null
  favourable: boolean | null
}

/** The post on the day of the term, or as near to it as it gets. */
export type SeatRow = {
  title_fr_f: string
  title_fr_m: string
  title_en: string
  seat: number | null
  family: string
  regime: string
  authority: string
  recommender_fr: string | null
  recommender_en: string | null
  term_kind: string
  term_months: number | null
  holds_over: boolean
  vacancy_fill: string
  max_renewals: number | null
  legal_bases: Basis[]
  organisation_id: string
  organisation_kind: string
  organisation_fr: string
  organisation_en: string
  portfolio_fr: string | null
  portfolio_en: string | null
}

export type PersonRow = { given_name: string; family_name: string; address: string | null; gender: string | null }

/** A file with all that it is judged by and shown with. */
export type Whole = FileRow & {
  entered_at: Instant
  seat: SeatRow
  person: PersonRow | null
  /** Where that application stands, for those who may read it. */
  application_step: ApplicationStep | null
  held: HeldRow[]
  others: OtherRow[]
  checks: CheckRow[]
  conflicts: ConflictRow[]
  consultations: ConsultationRow[]
  /** The professional orders of the person on the first day, or today. */
  orders: { professional_order: string; number: string | null }[]
  /** The entries of the register of aptitude that the seat's law points to; null where none is needed, or it is not kept here. */
  apt: readonly Entry[] | null
  /** What attendance and changes of post say of the mandate: MAN-10, MAN-11. */
  grounds: readonly Verdict[]
  tasks: number
  /** What is recorded on a renewal; null where nothing is. */
  renewal: Renewal | null
  draft: { step: string; version: number } | null
  act: { act_id: string; kind: string; number: string; adopted_on: Day } | null
  gazette: Day | null
  /** What is recorded of a departure, but for its amounts. */
  departure: Owed | null
}

const list = (columns: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
  sql`coalesce((select jsonb_agg(to_jsonb(x)) from (select ${columns} ${from}) x), '[]')`

/** Where the law of a seat has its members picked in a register, they are (NOM-09); a renewal is not a new choice. */
export const registerOf = ({ kind, seat }: Pick<Whole, 'kind' | 'seat'>) =>
  kind === 'appointment' ? registerNamed(seat.legal_bases) : null

type Stored = Omit<Whole, 'held' | 'others' | 'apt' | 'grounds'> & {
  held: (Omit<HeldRow, 'valid'> & { valid: string })[]
  others: (Omit<OtherRow, 'valid'> & { valid: string })[]
}

/** Whole files in one question, whatever their number. `today` stands for the first day where none is chosen. */
const filesWhere = async (tx: Tx, condition: RawBuilder<unknown>, today: Day): Promise<Whole[]> => {
  const of = sql`where x.file_id = f.file_id`
  const { rows } = await sql<Stored>`
    select f.*, whom.person_id, to_jsonb(office) as seat, coalesce(f.newcomer, to_jsonb(person)) as person, passage.entered_at,
      (select a.step from staffing.application a where a.application_id = f.application_id) as application_step,
      ${list(sql`mandate_id, person_id, capacity, planned_end, end_reason, term, valid`, sql`from registry.mandate m where m.post_id = f.post_id order by lower(valid)`)} as held,
      ${list(
        sql`m.mandate_id, m.post_id, p.regime, m.valid, p.title_fr_f || ', ' || o.name_fr as title_fr, p.title_en || ', ' || o.name_en as title_en`,
        sql`from registry.mandate m join registry.post p on p.post_id = m.post_id and p.valid @> greatest(lower(m.valid), least(${today}::date, upper(m.valid) - 1))
          join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> greatest(lower(m.valid), least(${today}::date, upper(m.valid) - 1))
          where m.person_id = whom.person_id and coalesce(upper(m.valid), 'infinity') > ${today}::date`,
      )} as others,
      ${list(sql`x.check_id, kind, asked_on, answered_on, asked_by_name, r.result`, sql`from staffing.check_made x left join staffing.check_result r using (check_id) ${of} order by asked_on, kind`)} as checks,
      ${list(sql`conflict_id, description, declared_on, mitigation, owner, due`, sql`from staffing.conflict x ${of} order by declared_on`)} as conflicts,
      ${list(sql`consultation_id, consulted, law, sent_on, answered_on, outcome, favourable`, sql`from staffing.consultation x ${of} order by sent_on`)} as consultations,
      ${list(sql`professional_order, number`, sql`from registry.order_membership x where x.person_id = whom.person_id and x.valid @> coalesce(f.first_day, ${today}::date) order by professional_order`)} as orders,
      (select count(*) from sittings.task x where done_on is null
        and (x.file_id = f.file_id or (x.act_id = a.act_id and exists (select from registry.mandate m where m.mandate_id = x.mandate_id)))) as tasks,
      ${renewalOfFile} as renewal,
      case when d.draft_id is not null then jsonb_build_object('step', d.step, 'version', d.version) end as draft,
      case when a.act_id is not null then jsonb_build_object('act_id', a.act_id, 'kind', a.kind, 'number', a.number, 'adopted_on', a.adopted_on) end as act,
      (select day from acts.event e where e.act_id = a.act_id and what = 'published') as gazette,
      (select to_jsonb(x) from staffing.departure x ${of}) as departure
    from staffing.file f
    cross join lateral (select registry.whom(f.person_id) as person_id offset 0) whom
    join lateral (
      select p.title_fr_f, p.title_fr_m, p.title_en, p.seat, p.family, p.regime, p.authority, p.recommender_fr, p.recommender_en, p.term_kind,
        p.term_months, p.holds_over, p.vacancy_fill, p.max_renewals, p.legal_bases, o.organisation_id, o.kind as organisation_kind,
        o.name_fr as organisation_fr, o.name_en as organisation_en, o.portfolio_fr, o.portfolio_en
      from registry.post p
      join registry.organisation o on o.organisation_id = p.organisation_id
        and coalesce(upper(o.valid), 'infinity') > coalesce(lower(p.valid), '-infinity') and coalesce(lower(o.valid), '-infinity') <= coalesce(f.first_day, ${today}::date)
      where p.post_id = f.post_id
      order by coalesce(lower(p.valid), '-infinity') > coalesce(f.first_day, ${today}::date), lower(p.valid) desc nulls last, lower(o.valid) desc nulls last limit 1) office on true
    left join lateral (
      select given_name, family_name, address, gender from registry.person s where s.person_id = whom.person_id order by lower(valid) desc nulls last limit 1) person on true
    left join lateral (select entered_at from staffing.passage x ${of} order by entered_at desc limit 1) passage on true
    left join acts.draft d on d.draft_id = f.draft_id
    left join acts.act a on a.act_id = d.act_id
    where (${condition})
    order by f.target nulls last, f.year, f.number`.execute(tx)
  const entries = rows.some(row => registerOf(row) !== null) ? await entriesUntil(tx, null, today) : []
  const open = rows.flatMap(({ mandate_id, step }) => (mandate_id === null || isOver(step) ? [] : [mandate_id]))
  const grounds = await groundsOn(tx, open, today)
  return rows.map(({ held, others, ...row }) => ({
    ...row,
    grounds: grounds.get(row.mandate_id ?? '') ?? [],
    apt: registerOf(row) && entries.filter(({ register }) => register === registerOf(row)),
    held: held.map(one => ({ ...one, valid: periodFromRange(one.valid) })),
    others: others.map(one => ({ ...one, valid: periodFromRange(one.valid) })),
  }))
}

export const fileById = async (tx: Tx, id: string, today: Day): Promise<Whole | undefined> =>
  (await filesWhere(tx, sql`f.file_id = ${id}`, today))[0]

export type FileFilter = {
  open: boolean
  presumed?: boolean
  step?: string | undefined
  owner?: string | undefined
  kind?: string | undefined
}

export const filesList = (tx: Tx, { open, presumed, step, owner, kind }: FileFilter, today: Day): Promise<Whole[]> => {
  const where = [sql`true`]
  if (open) where.push(sql`f.step not in ('closed', 'withdrawn', 'refused', 'declined')`)
  if (presumed) where.push(isPresumed)
  if (step) where.push(sql`f.step = ${step}`)
  if (owner) where.push(sql`f.owner_id = ${owner}`)
  if (kind) where.push(sql`f.kind = ${kind}`)
  return filesWhere(tx, sql.join(where, sql` and `), today)
}

type Behind = { drafts: readonly string[]; mandates: readonly string[] }

/** The files that these drafts come from, and the open departures of these mandates. */
export const filesBehind = (tx: Tx, { drafts, mandates }: Behind, today: Day): Promise<Whole[]> =>
  filesWhere(
    tx,
    sql`f.draft_id = any(${[...drafts]}::uuid[]) or (f.kind = 'departure' and f.mandate_id = any(${[...mandates]}::uuid[])
      and f.step not in ('closed', 'withdrawn', 'refused', 'declined'))`,
    today,
  )

export const bundleFiles = (tx: Tx, bundle: string, today: Day): Promise<Whole[]> =>
  filesWhere(tx, sql`f.bundle_id = ${bundle}`, today)

/** Held until the transaction ends: two people do not move a file at once. */
export const heldFile = async (tx: Tx, id: string): Promise<FileRow | undefined> =>
  (await tx.selectFrom('staffing.file').selectAll().where('file_id', '=', id).forUpdate().executeTakeFirst()) as
    | FileRow
    | undefined

export const fileOfDraft = async (tx: Tx, draft: string): Promise<FileRow | undefined> =>
  (await tx.selectFrom('staffing.file').selectAll().where('draft_id', '=', draft).forUpdate().executeTakeFirst()) as
    | FileRow
    | undefined

type Adopted = { kind: string; number: string; adopted_on: Day }

/** The act that the draft of a file became. */
export const adoptedAct = async (tx: Tx, draft: string): Promise<Adopted | undefined> =>
  (await tx
    .selectFrom('acts.draft as d')
    .innerJoin('acts.act as a', 'a.act_id', 'd.act_id')
    .select(['a.kind', 'a.number', 'a.adopted_on'])
    .where('d.draft_id', '=', draft)
    .executeTakeFirst()) as Adopted | undefined

/** The open file about each of these posts, where there is one. */
export const openFilesOn = (tx: Tx, posts: readonly string[]) =>
  tx
    .selectFrom('staffing.file')
    .select(['file_id', 'post_id', 'mandate_id', 'year', 'number', 'kind', 'step', 'suspended'])
    .where('post_id', 'in', [...posts, '00000000-0000-0000-0000-000000000000'])
    .where('step', 'not in', ['closed', 'withdrawn', 'refused', 'declined'])
    .execute()

export type Passage = { step: StepName; entered_at: Instant; by_name: string; reason: string | null }
export const passagesOf = async (tx: Tx, file: string): Promise<Passage[]> =>
  (await tx
    .selectFrom('staffing.passage')
    .select(['step', 'entered_at', 'by_name', 'reason'])
    .where('file_id', '=', file)
    .orderBy('entered_at')
    .execute()) as Passage[]

export const notesOf = (tx: Tx, file: string) =>
  tx.selectFrom('staffing.note').selectAll().where('file_id', '=', file).orderBy('written_at').execute()

export const bundleById = (tx: Tx, id: string) =>
  tx.selectFrom('staffing.bundle').selectAll().where('bundle_id', '=', id).executeTakeFirst()

/** How long files stayed in each step: every stay that ended, and those that last, to now. */
export type Stay = { step: StepName; open: boolean; days: number; file_id: string; kind: FileKind }
export const staysSince = async (tx: Tx, since: Day, now: Instant): Promise<Stay[]> => {
  const { rows } = await sql<Stay>`
    select step, left_at is null as open, file_id, kind,
      floor(extract(epoch from coalesce(left_at, ${now}::timestamptz) - entered_at) / 86400)::int as days
    from (
      select p.step, p.entered_at, f.file_id, f.kind, lead(p.entered_at) over (partition by p.file_id order by p.entered_at) as left_at
      from staffing.passage p join staffing.file f using (file_id)) stay
    where (left_at is null or left_at >= ${since}::date) and step not in ('closed', 'withdrawn', 'refused', 'declined')`.execute(
    tx,
  )
  return rows
}

/** The bundles that have an open file. */
export const bundlesOpen = (tx: Tx) =>
  tx
    .selectFrom('staffing.bundle as b')
    .select(['b.bundle_id', 'b.name'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('staffing.file as f')
          .select('f.file_id')
          .whereRef('f.bundle_id', '=', 'b.bundle_id')
          .where('f.step', 'not in', ['closed', 'withdrawn', 'refused', 'declined']),
      ),
    )
    .orderBy('b.name')
    .execute()
