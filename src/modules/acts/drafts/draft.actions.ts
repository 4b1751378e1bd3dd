import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { proposedSentence } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { blocks, type Verdict } from '../../../kernel/rules/index.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { type Adopted, adopt, judgeInTurn, type Preview, type Proposal, preview } from '../acts/chain.actions.ts'
import { draftedBy } from '../acts/fact.queries.ts'
import { refusals } from '../refusals.ts'
import { canEdit, canMove, canReview } from './draft.access.ts'
import { type Content, emptyContent, formVerdicts, missingFor } from './draft.fields.ts'
import {
  type Draft,
  draftById,
  heldDraft,
  insertDraft,
  saveContent,
  saveReview,
  saveStep,
  saveWall,
  versionOf,
} from './draft.queries.ts'
import { draftMoved, draftsChecked, type MoveName, moveOf, type Step } from './draft.steps.ts'

/** `url`: the address of the site, where messages lead. */
type By = { actor: Actor; clock: Clock; url?: string }

/** The draft, or the refusal that says it does not exist. */
export const draftOr404 = async (tx: Tx, id: string): Promise<Draft> => {
  const draft = await draftById(tx, id)
  if (!draft) throw kernelRefusals.notFound()
  return draft
}

/** The draft as someone opens it: the journal remembers who read what stands behind a wall. */
export const openedDraft = async (tx: Tx, id: string): Promise<Draft> => {
  const draft = await draftOr404(tx, id)
  if (draft.wall !== null) await journal(tx, { what: 'draft.read', subject: id, details: { version: draft.version } })
  return draft
}

/** Begins a draft; `wall` names the team that alone reads it beside those who decide. */
export const createDraft = async (
  tx: Tx,
  { actor, clock }: By,
  kind: string,
  content: Content = emptyContent,
  wall: string | null = null,
): Promise<string> => {
  const draft_id = randomUUIDv7()
  await insertDraft(tx, { draft_id, kind, content, wall, actor: actor.id, name: actor.name, now: clock.now() })
  await journal(tx, { what: 'draft.created', subject: draft_id, details: { kind } })
  return draft_id
}

/** Puts a draft behind the wall of a team, or takes it out (null): what it comes from has become confidential, or is no more. */
export const wallDraft = async (tx: Tx, id: string, wall: string | null): Promise<void> => {
  const draft = await heldDraft(tx, id)
  if (!draft) throw kernelRefusals.notFound()
  if (draft.wall === wall) return
  await saveWall(tx, id, wall)
  await journal(tx, { what: wall === null ? 'draft.opened' : 'draft.walled', subject: id, details: { wall } })
}

/** Which parts of a draft differ between two versions: 'title', 'articles.2' … */
const changedParts = (before: Content, now: Content): string[] => {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const parts = (key: 'articles' | 'recitals' | 'schedules' | 'signatories') =>
    Array.from({ length: Math.max(before[key].length, now[key].length) }, (_, i) => i)
      .filter(i => differ(before[key][i], now[key][i]))
      .map(i => `${key}.${i + 1}`)
  const single = (['title', 'recommender'] as const).filter(key => differ(before[key], now[key]))
  return [...single, ...parts('recitals'), ...parts('articles'), ...parts('schedules'), ...parts('signatories')]
}

const checkVersion = async (tx: Tx, draft: Draft, version: number): Promise<void> => {
  if (draft.version === version) return
  const seen = await versionOf(tx, draft.draft_id, version)
  throw refusals.changedSince(draft.updated_by_name, seen ? changedParts(seen, draft.content) : [])
}

/** Changes the content of a draft last seen at `version`; refuses, and says what changed, when someone saved since. */
const changeDraft = async (
  tx: Tx,
  { actor, clock }: By,
  id: string,
  version: number,
  change: (content: Content) => Content | Promise<Content>,
): Promise<number> => {
  const draft = await heldDraft(tx, id)
  if (!draft) throw kernelRefusals.notFound()
  if (!canEdit(actor, draft)) throw refusals.notNow()
  await checkVersion(tx, draft, version)
  const content = await change(draft.content)
  const saved = await saveContent(tx, draft, content, actor.name, clock.now())
  await journal(tx, {
    what: 'draft.changed',
    subject: id,
    details: { version: saved, parts: changedParts(draft.content, content) },
  })
  return saved
}

/** Changes everything but the articles. */
export const saveText = (tx: Tx, by: By, id: string, version: number, text: Omit<Content, 'articles'>) =>
  changeDraft(tx, by, id, version, content => ({ ...content, ...text }))

/** Replaces the whole content: a file that leads to an act drafts it again. */
export const rewriteDraft = (tx: Tx, by: By, id: string, version: number, content: Content) =>
  changeDraft(tx, by, id, version, () => content)

export type ArticleInput = Content['articles'][number]

const proposed = async (tx: Tx, { effect, input }: ArticleInput, on: Day, before: readonly ArticleInput[]) =>
  effect === null ? { fr: '', en: '' } : proposedSentence(tx, effect, input, on, draftedBy(before))

/**
 * The article with its wording: where nothing was typed, or where what stands is what was proposed for the article as it
 * was, the wording that its effect proposes now.
 */
export const worded = async (
  tx: Tx,
  on: Day,
  article: ArticleInput,
  { before, old }: { before: readonly ArticleInput[]; old: ArticleInput | null },
): Promise<ArticleInput> => {
  const now = await proposed(tx, article, on, before)
  const was = old && (await proposed(tx, old, on, before))
  const say = (typed: string, lang: Lang) =>
    typed.trim() === '' || typed.trim() === was?.[lang] ? now[lang] : typed.trim()
  return { ...article, text_fr: say(article.text_fr, 'fr'), text_en: say(article.text_en, 'en') }
}

/** Adds an article, or replaces the one at `place` (from 1). */
export const saveArticle = (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  article: ArticleInput,
  place: number | null,
): Promise<number> =>
  changeDraft(tx, by, id, version, async ({ articles, ...rest }) => {
    const index = place === null ? articles.length : place - 1
    const before = articles.slice(0, index)
    const written = await worded(tx, by.clock.today(), article, { before, old: articles[index] ?? null })
    return { ...rest, articles: [...before, written, ...articles.slice(index + 1)] }
  })

export const removeArticle = (tx: Tx, by: By, id: string, version: number, place: number): Promise<number> =>
  changeDraft(tx, by, id, version, content => ({
    ...content,
    articles: content.articles.filter((_, i) => i !== place - 1),
  }))

/** Puts an article one place earlier. */
export const raiseArticle = (tx: Tx, by: By, id: string, version: number, place: number): Promise<number> =>
  changeDraft(tx, by, id, version, content => ({ ...content, articles: raised(content.articles, place - 1) }))

/** The same list with the thing at an index one place earlier. */
export const raised = <T>(all: readonly T[], index: number): T[] =>
  index < 1 || index >= all.length
    ? [...all]
    : [
        ...all.slice(0, index - 1),
        ...all.slice(index, index + 1),
        ...all.slice(index - 1, index),
        ...all.slice(index + 1),
      ]

/** Records the legal review of the content as it is. */
export const reviewDraft = async (tx: Tx, { actor, clock }: By, id: string, version: number): Promise<void> => {
  const draft = await heldDraft(tx, id)
  if (!draft) throw kernelRefusals.notFound()
  if (!canReview(actor, draft)) throw refusals.notNow()
  await checkVersion(tx, draft, version)
  await saveReview(tx, id, actor.name, clock.now())
  await journal(tx, { what: 'draft.reviewed', subject: id, details: { version } })
}

const enter = async (
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  name: MoveName,
  reason: string,
): Promise<Draft> => {
  const draft = await heldDraft(tx, id)
  if (!draft) throw kernelRefusals.notFound()
  if (!canMove(actor, draft, name)) throw refusals.notNow()
  await checkVersion(tx, draft, version)
  const move = moveOf(name)
  if (move.needsReason && reason.trim() === '') throw refusals.needsReason()
  const missing = missingFor(move.to, draft.content, draft.reviewed_at !== null)
  if (missing.length > 0) throw refusals.incomplete(missing)
  return draft
}

/** Moves a draft: submit, make_ready, return, abandon. Adoption has its own action. */
export const moveDraft = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  name: Exclude<MoveName, 'adopt'>,
  reason = '',
): Promise<void> => {
  const { actor, clock } = by
  const { step } = await enter(tx, actor, id, version, name, reason)
  const moved = { from: step as Step, to: moveOf(name).to, act_id: null, reason: reason.trim() || null }
  await saveStep(tx, id, { step: moved.to, reason: moved.reason, act_id: null, name: actor.name, now: clock.now() })
  await journal(tx, { what: `draft.${name}`, subject: id, details: { reason } })
  await draftMoved.tell(tx, by, { draft_id: id, ...moved })
}

/** The proposal that a draft makes; `number` is given only for an act adopted elsewhere. */
const proposalOf = ({ kind, content }: Draft, adopted_on: Day, number: string | null): Proposal => {
  const { articles, ...header } = content
  return { kind: kind as Proposal['kind'], number, adopted_on, header, articles }
}

type Checked = Pick<Draft, 'draft_id' | 'content'>

/** What later modules say of these drafts, were they adopted now; by draft. The preview, the agenda and the adoption ask the same. */
export const checkDrafts = async (
  tx: Tx,
  by: By,
  drafts: readonly Checked[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> => {
  const answers = drafts.length === 0 ? [] : await draftsChecked.tell(tx, by, { drafts })
  return new Map(drafts.map(({ draft_id }) => [draft_id, answers.flatMap(answer => answer.get(draft_id) ?? [])]))
}

export const adoptDraft = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  { adopted_on, number }: Asked,
): Promise<Adopted> => {
  const { actor, clock } = by
  const draft = await enter(tx, actor, id, version, 'adopt', '')
  const now = clock.now()
  const checks = (await checkDrafts(tx, by, [draft])).get(id) ?? []
  if (blocks(checks)) throw refusals.notCleared(checks.filter(({ outcome }) => outcome === 'block'))
  const adopted = await adopt(tx, proposalOf(draft, adopted_on, number), now)
  await saveStep(tx, id, { step: 'adopted', reason: null, act_id: adopted.act_id, name: actor.name, now })
  await journal(tx, { what: 'draft.adopted', subject: id, details: { act: adopted.act_id } })
  const moved = { from: draft.step as Step, to: 'adopted', act_id: adopted.act_id, reason: null } as const
  await draftMoved.tell(tx, by, { draft_id: id, ...moved })
  return adopted
}

type Asked = { adopted_on: Day; number: string | null }

export const previewDraft = async (tx: Tx, by: By, id: string, asked: Asked): Promise<PreviewedDraft> => {
  const draft = await openedDraft(tx, id)
  const checks = (await checkDrafts(tx, by, [draft])).get(id) ?? []
  const tried = await preview(tx, proposalOf(draft, asked.adopted_on, asked.number), by.clock.now())
  return { draft, checks, preview: tried }
}
/** `checks`: what later modules say of the draft, beside the law of its articles. */
export type PreviewedDraft = { draft: Draft; checks: readonly Verdict[]; preview: Preview }

/** What the law says of each of these drafts, were they adopted in this order on a day. */
export const judgeDrafts = async (
  tx: Tx,
  drafts: readonly Pick<Draft, 'kind' | 'content'>[],
  on: Day,
): Promise<Verdict[][]> => {
  const proposals = drafts.map(({ kind, content }) => ({ kind: kind as Proposal['kind'], articles: content.articles }))
  const judged = await judgeInTurn(tx, proposals, on)
  return drafts.map((draft, at) => [
    ...formVerdicts(draft),
    ...(judged[at] ?? []).flatMap(({ verdicts }) => [...verdicts]),
  ])
}
