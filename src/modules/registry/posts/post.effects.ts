import { z } from 'zod'
import {
  asVerdict,
  changedFrom,
  closedAt,
  effect,
  type FactRow,
  type Facts,
  factTable,
  idField,
  on,
  opened,
  type SubjectKind,
} from '../../../kernel/facts/index.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import { dayAfter, dayField, overlap, type Period } from '../../../kernel/time/index.ts'
import { firstCommonDay, refusals } from '../refusals.ts'
import { columns, forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { authorities, type endReasons, families, regimes, termKinds, vacancyFills } from '../registry.rules.ts'
import { bothForms, keysOf, said } from '../words.ts'

export type LegalBasis = { act: string; article: string; role?: string | undefined }

export type PostRow = FactRow & {
  post_id: string
  organisation_id: string
  family: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  regime: string
  authority: string
  recommender_fr: string | null
  recommender_en: string | null
  term_kind: string
  term_months: number | null
  holds_over: boolean
  vacancy_fill: string
  max_renewals: number | null
  legal_bases: LegalBasis[]
}

export type MandateRow = FactRow & {
  mandate_id: string
  post_id: string
  person_id: string
  capacity: string
  planned_end: string | null
  end_reason: keyof typeof endReasons | null
  /** How many cases a supernumerary is to finish. */
  pending_cases: number | null
  renews: string | null
  term: number
}

export const posts = factTable<PostRow>({
  name: 'registry.post',
  by: 'post_id',
  id: 'post_id',
  columns: [
    'post_id',
    'organisation_id',
    'family',
    'title_fr_m',
    'title_fr_f',
    'title_en',
    'seat',
    'regime',
    'authority',
    'recommender_fr',
    'recommender_en',
    'term_kind',
    'term_months',
    'holds_over',
    'vacancy_fill',
    'max_renewals',
    'legal_bases',
  ],
  title: { fr: 'Poste', en: 'Post' },
  shows: columns.post,
})

export const mandates = factTable<MandateRow>({
  name: 'registry.mandate',
  by: 'post_id',
  id: 'mandate_id',
  columns: [
    'mandate_id',
    'post_id',
    'person_id',
    'capacity',
    'planned_end',
    'end_reason',
    'pending_cases',
    'renews',
    'term',
  ],
  closed: { end_reason: 'repeal' },
  title: { fr: 'Mandat', en: 'Term of office' },
  shows: columns.mandate,
})

/** Whether consecutive rows leave no day of the period out. */
const cover = (rows: readonly FactRow[], { from, until }: Period): boolean => {
  const first = rows.find(
    ({ valid }) =>
      (valid.from === null || (from !== null && valid.from <= from)) &&
      (valid.until === null || from === null || valid.until > from),
  )
  if (!first) return false
  const reached = first.valid.until
  if (reached === null || (until !== null && until <= reached)) return true
  return cover(rows, { from: reached, until })
}

const holdsTogether = (facts: Facts, post: string): Verdict[] => {
  const held = facts.rows(mandates, post)
  const titular = held
    .filter(({ capacity }) => capacity === 'titular')
    .sort((a, b) => ((a.valid.from ?? '') < (b.valid.from ?? '') ? -1 : 1))
  const taken = titular.flatMap((mandate, i) => {
    const next = titular[i + 1]
    return next && overlap(mandate.valid, next.valid)
      ? [asVerdict(refusals.postTaken(firstCommonDay(mandate.valid, next.valid)))]
      : []
  })
  const life = facts.rows(posts, post)
  return held.every(({ valid }) => cover(life, valid)) ? taken : [...taken, asVerdict(refusals.outsidePost())]
}

/** A post and the mandates on it: what happens to one seat. */
export const postSubject: SubjectKind = {
  kind: 'post',
  card: { fr: '/registre/postes/:id', en: '/register/posts/:id' },
  tables: [posts, mandates],
  invariants: holdsTogether,
}

const text = z.string().trim().min(1).max(500)
const attributes = {
  organisation: idField,
  family: z.enum(keysOf(families)),
  title_fr_m: text,
  title_fr_f: text,
  title_en: text,
  seat: z.number().int().positive().nullable().optional(),
  regime: z.enum(keysOf(regimes)),
  authority: z.enum(keysOf(authorities)),
  recommender_fr: text.nullable().optional(),
  recommender_en: text.nullable().optional(),
  term_kind: z.enum(keysOf(termKinds)),
  term_months: z.number().int().positive().max(600).nullable().optional(),
  holds_over: z.boolean(),
  vacancy_fill: z.enum(keysOf(vacancyFills)),
  max_renewals: z.number().int().min(0).nullable().optional(),
  legal_bases: z.array(z.object({ act: text, article: text, role: text.optional() })),
}

const createInput = z.object({ post: idField, from: dayField.nullable(), ...attributes })
const changeInput = z.object({ post: idField, from: dayField }).extend(z.object(attributes).partial().shape)
const abolishInput = z.object({ post: idField, on: dayField })

const touches = ({ post }: { post: string }) => [{ kind: 'post', id: post }]

export const createPost = effect<z.infer<typeof createInput>, Names>({
  kind: 'post.create',
  title: { fr: 'Créer un poste', en: 'Create a post' },
  form: forms.createPost,
  input: createInput as z.ZodType<z.infer<typeof createInput>>,
  touches,
  check: () => [],
  apply: (facts, { post, from, organisation, ...own }, cite) =>
    facts.edit(posts, post, rows => {
      if (rows.length > 0) throw refusals.alreadyExists()
      const none = { seat: null, recommender_fr: null, recommender_en: null, term_months: null, max_renewals: null }
      const content = { ...none, ...own, post_id: post, organisation_id: organisation, valid: { from, until: null } }
      return [opened(content as Omit<PostRow, 'act_id' | 'article' | 'origin_act' | 'origin_article'>, cite)]
    }),
  sentence: ({ organisation, title_fr_f, title_fr_m, title_en, from }, names) => ({
    fr: `soit créé le poste de ${bothForms(title_fr_f, title_fr_m)} (${names.organisation(organisation).fr})${said.from(from).fr}`,
    en: `the post of ${title_en} (${names.organisation(organisation).en}) be created${said.from(from).en}`,
  }),
})

export const changePost = effect<z.infer<typeof changeInput>, Names>({
  kind: 'post.change',
  title: { fr: 'Modifier un poste', en: 'Change a post' },
  form: forms.changePost,
  input: changeInput as z.ZodType<z.infer<typeof changeInput>>,
  touches,
  check: () => [],
  apply: (facts, { post, from, organisation, ...own }, cite) =>
    facts.edit(posts, post, rows => {
      if (!on(rows, from)) throw refusals.noSuchPost()
      const change = (organisation === undefined ? own : { ...own, organisation_id: organisation }) as Partial<PostRow>
      return changedFrom(rows, from, change, cite)
    }),
  sentence: ({ post, from }, names) => ({
    fr: `les attributs du poste de ${names.post(post).fr} soient modifiés${said.from(from).fr}`,
    en: `the attributes of the post of ${names.post(post).en} be changed${said.from(from).en}`,
  }),
})

/** A mandate that runs on the last day ends with the post; one that would begin later is refused. */
export const abolishPost = effect<z.infer<typeof abolishInput>, Names>({
  kind: 'post.abolish',
  title: { fr: 'Abolir un poste', en: 'Abolish a post' },
  form: forms.abolishPost,
  input: abolishInput as z.ZodType<z.infer<typeof abolishInput>>,
  touches,
  check: () => [],
  apply: (facts, { post, on: last }, cite) => {
    const until = dayAfter(last)
    facts.edit(posts, post, rows => {
      if (!on(rows, last)) throw refusals.noSuchPost()
      return closedAt(rows, until, cite)
    })
    facts.edit(mandates, post, rows =>
      rows.flatMap(row =>
        row.valid.from !== null && row.valid.from < until
          ? closedAt([row], until, cite, { end_reason: 'abolition' })
          : [row],
      ),
    )
  },
  sentence: ({ post, on: last }, names) => ({
    fr: `le poste de ${names.post(post).fr} soit aboli, son dernier jour étant le ${said.day(last).fr}`,
    en: `the post of ${names.post(post).en} be abolished, its last day being ${said.day(last).en}`,
  }),
})
