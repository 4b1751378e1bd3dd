import { randomUUIDv7 } from 'node:crypto'
import { keepPlans, planEachTime, type Tx } from '../../../kernel/database/index.ts'
import {
  applyOperation,
  asRefusal,
  asVerdict,
  type Change,
  checkConstraints,
  completeInput,
  difference,
  effectOf,
  Facts,
  invariants,
  loadFacts,
  type Subject,
  setInstant,
  writeChanges,
} from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { blocks, type Verdict } from '../../../kernel/rules/index.ts'
import { type Day, dayInToronto, type Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { type Judged, refusals } from '../refusals.ts'
import { type Correction, placeKey, touchedBy, undoneAmong } from './act.effects.ts'
import { isNumberOf, type Kind, numberText, seriesYear, shortName } from './act.rules.ts'
import {
  backToSavepoint,
  insertAct,
  insertArticles,
  insertTouches,
  lockChain,
  nextNumber,
  numberExists,
  placeOf,
  savepoint,
  standingOn,
  type Touch,
} from './chain.queries.ts'
import { articleHash, noSeal, type SealedArticle, sealing } from './seal.formats.ts'

export type Header = {
  title: Two
  recitals: readonly {
    fr: string
    en: string
    law: { text: string; article: string; version_date: Day | null } | null
  }[]
  recommender: Two | null
  schedules: readonly { title: Two; body: Two }[]
  signatories: readonly { name: string; title: Two }[]
}

export type ProposedArticle = Omit<SealedArticle, 'article'>

/** An act ready to be adopted. `number` is given only for an act adopted elsewhere. */
export type Proposal = {
  act_id?: string
  kind: Kind
  number: string | null
  adopted_on: Day
  header: Header
  articles: Iterable<ProposedArticle> | AsyncIterable<ProposedArticle>
}

export type Adopted = {
  act_id: string
  number: string
  articles: number
  instant: Instant
  /** In hexadecimal. */
  seal: string
  judged: Judged[]
  changes: Change[]
}

type Parsed = SealedArticle & { parsed: unknown; touches: readonly Touch[] }

/** Articles of one act that are judged and written together. */
export const chunkSize = 1000

async function* chunks(articles: Proposal['articles']): AsyncGenerator<(ProposedArticle & { article: number })[]> {
  let chunk: (ProposedArticle & { article: number })[] = []
  let article = 0
  for await (const proposed of articles) {
    article += 1
    chunk.push({ ...proposed, article })
    if (chunk.length === chunkSize) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

/** A correction or a repeal names an article; here it learns at which place that stands and what it touches. */
const resolved = async <T extends { act: string; article: number }>(
  tx: Tx,
  { undoes: _, ...input }: T & { undoes?: boolean },
  inErratum: boolean,
) => {
  const place = await placeOf(tx, input.act, input.article)
  if (!place) throw refusals.noSuchArticle()
  const replaced = place.effect === 'act.correct' ? (place.input as Correction).replacement : place
  const subjects = replaced ? touchedBy(replaced.effect, replaced.input) : []
  const undoes = replaced?.effect ? effectOf(replaced.effect)?.whole === true : false
  const at = { act: place.place_act, article: place.place_article }
  // An erratum may put one such repeal in the place of another.
  if (undoes && !inErratum && (await undoneOn(tx, subjects)).has(placeKey(at))) throw refusals.nothingToClose()
  return { ...input, ...at, subjects, ...(undoes && !('replacement' in input) && { undoes }) }
}

/** The places of what repeals undo whole, among what stands on these subjects. */
const undoneOn = async (tx: Tx, subjects: readonly Subject[]): Promise<Set<string>> =>
  undoneAmong(
    await standingOn(
      tx,
      subjects.map(({ id }) => id),
    ),
  )

/** An input as its effect reads it; refuses one that it cannot read. */
const read = (article: number, kind: string, input: unknown) => {
  const effect = effectOf(kind)
  if (!effect) throw refusals.unknownEffect(kind)
  const { success, error, data } = effect.input.safeParse(input)
  if (success) return { effect, parsed: data }
  const wrong = error.issues.map(issue => `${issue.path.join('.')} (${issue.message})`)
  throw refusals.badArticle(article, wrong.join(', '))
}

/** What an article says once the article that it points to is known, at whatever depth: an erratum may replace a repeal. */
const pointed = async (
  tx: Tx,
  article: number,
  kind: string | null,
  input: unknown,
  inErratum = false,
): Promise<unknown> => {
  if (kind === null) return null
  const { parsed } = read(article, kind, input)
  if (kind === 'act.repeal') return resolved(tx, parsed as Correction, inErratum)
  if (kind !== 'act.correct') return completeInput(tx, kind, input)
  const correction = await resolved(tx, parsed as Correction, inErratum)
  const { replacement } = correction
  if (replacement?.effect === 'act.correct') throw refusals.wrongKind(article)
  return replacement
    ? {
        ...correction,
        replacement: { ...replacement, input: await pointed(tx, article, replacement.effect, replacement.input, true) },
      }
    : correction
}

const parse = async (
  tx: Tx,
  act: string,
  kind: Kind,
  proposed: ProposedArticle & { article: number },
): Promise<Parsed> => {
  const { article, text_fr, text_en, effect } = proposed
  if (effect === null) return { article, text_fr, text_en, effect, input: null, parsed: null, touches: [] }
  if ((kind === 'erratum') !== (effect === 'act.correct') || (kind === 'repeal' && effect !== 'act.repeal'))
    throw refusals.wrongKind(article)
  const input = await pointed(tx, article, effect, proposed.input)
  const { effect: found, parsed } = read(article, effect, input)
  const place = effect === 'act.correct' ? (parsed as Correction) : { act, article }
  const subjects = new Map(found.touches(parsed).map(subject => [subject.id, subject]))
  const at = { article, place_act: place.act, place_article: place.article }
  const touches = [...subjects.values()].map(subject => ({ subject, ...at }))
  return { article, text_fr, text_en, effect, input, parsed, touches }
}

/**
 * The facts of these subjects folded from all that stands in the register, in the order of adoption. Whatever order the
 * errata came in, the result is that of a register where each article had always read as it does now.
 */
const foldHistory = async (
  tx: Tx,
  subjects: readonly Subject[],
  undoneNow: ReadonlySet<string> = new Set(),
): Promise<Facts> => {
  const facts = Facts.of(subjects)
  const standing = await standingOn(
    tx,
    subjects.map(({ id }) => id),
  )
  const undone = undoneAmong(standing).union(undoneNow)
  for (const [, articles] of Map.groupBy(standing, ({ place_seq }) => place_seq)) {
    const touched = new Map<string, Subject>()
    for (const { effect, input, adopted_on, kind, number, ...cite } of articles) {
      const replacement = effect === 'act.correct' ? (input as Correction).replacement : { effect, input }
      if (!replacement?.effect) continue
      const found = effectOf(replacement.effect)
      if (!found) throw refusals.unknownEffect(replacement.effect)
      if (found.whole && undone.has(placeKey({ act: cite.place_act, article: cite.place_article }))) continue
      const parsed = found.input.parse(replacement.input)
      for (const subject of found.touches(parsed)) touched.set(subject.id, subject)
      const verdicts = applyOperation(facts, { cite, kind: replacement.effect, input: parsed, on: adopted_on }, false)
      failing(verdicts, kind, number)
    }
    failing(invariants(facts, touched.values()), articles[0]?.kind ?? '', articles[0]?.number ?? '')
  }
  return facts
}

/** Two corrections of one place would leave the first in the index, where a later fold of its subjects would take it for what stands. */
const onceEach = (articles: readonly Parsed[], corrected: Set<string>): void => {
  for (const { article, parsed } of articles) {
    const place = parsed as Correction
    if (corrected.has(`${place.act} ${place.article}`)) throw refusals.correctedTwice(article)
    corrected.add(`${place.act} ${place.article}`)
  }
}

const failing = (verdicts: readonly Verdict[], kind: string, number: string): void => {
  const blocked = verdicts.find(({ outcome }) => outcome === 'block')
  if (blocked) throw refusals.laterActFails(shortName(kind, number, 'fr'), blocked.says)
}

const judge = (facts: Facts, act: string, articles: readonly Parsed[], on: Day, whole: boolean): Judged[] => {
  const judged = articles.flatMap(({ article, effect, parsed }) => {
    if (effect === null) return []
    const cite = { act_id: act, article, place_act: act, place_article: article }
    return [{ article, verdicts: applyOperation(facts, { cite, kind: effect, input: parsed, on }, true) }]
  })
  if (!whole) return judged
  const subjects = new Map(articles.flatMap(({ touches }) => touches.map(({ subject }) => [subject.id, subject])))
  const broken = invariants(facts, subjects.values())
  const last = articles.at(-1)?.article ?? 1
  return broken.length === 0 ? judged : [...judged, { article: last, verdicts: broken }]
}

type Proposed = { kind: Kind; articles: readonly ProposedArticle[] }

/** The articles of a proposal as their effects read them, or why they cannot be read. */
const readAll = async (tx: Tx, { kind, articles }: Proposed): Promise<Parsed[] | Refusal> => {
  const act = randomUUIDv7()
  const parsed: Parsed[] = []
  try {
    for (const [at, proposed] of articles.entries())
      parsed.push(await parse(tx, act, kind, { ...proposed, article: at + 1 }))
    return parsed
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/**
 * What the law says of proposals adopted one after the other on a day, tried in memory: nothing is written and nobody waits. One that
 * is blocked changes nothing for those after it. An erratum folds again what was adopted since: its preview alone judges it.
 */
export const judgeInTurn = async (tx: Tx, proposals: readonly Proposed[], on: Day): Promise<Judged[][]> => {
  const all: (Parsed[] | Refusal)[] = []
  for (const proposal of proposals) all.push(proposal.kind === 'erratum' ? [] : await readAll(tx, proposal))
  const touched = all.flatMap(one => (Array.isArray(one) ? one.flatMap(({ touches }) => touches) : []))
  let facts = await loadFacts(tx, [...new Map(touched.map(({ subject }) => [subject.id, subject])).values()])
  return all.map(one => {
    if (!Array.isArray(one)) return [{ article: 1, verdicts: [asVerdict(one)] }]
    const tried = facts.copy()
    const judged = judge(tried, randomUUIDv7(), one, on, true)
    if (!judged.some(({ verdicts }) => blocks(verdicts))) facts = tried
    return judged
  })
}

type Progress = (articles: number) => void

/** Everything that adoption does, up to its seal. Changes are kept for the first chunk only: a long import has its own report. */
const attempt = async (tx: Tx, proposal: Proposal, now: Instant, progress: Progress): Promise<Adopted> => {
  const { kind, adopted_on, header } = proposal
  const act_id = proposal.act_id ?? randomUUIDv7()
  if (adopted_on > dayInToronto(now)) throw refusals.notYet(adopted_on)
  if (proposal.number !== null && !isNumberOf(kind, proposal.number, adopted_on))
    throw refusals.notANumber(proposal.number, numberText(kind, seriesYear(kind, adopted_on), 812))
  const { seq, before, instant } = await lockChain(tx, now)
  await setInstant(tx, instant)
  const number = proposal.number ?? (await nextNumber(tx, kind, adopted_on))
  if (proposal.number !== null && (await numberExists(tx, kind, number))) throw refusals.numberTaken()

  const seal_before = before ?? noSeal
  const hashes = sealing(seal_before)
  const judged: Judged[] = []
  const changes: Change[] = []
  const corrected = new Set<string>()
  let articles = 0
  if (kind === 'import') await keepPlans(tx)
  for await (const chunk of chunks(proposal.articles)) {
    const parsed: Parsed[] = []
    for (const proposed of chunk) parsed.push(await parse(tx, act_id, kind, proposed))
    if (kind === 'erratum') onceEach(parsed, corrected)
    const hashed = parsed.map(article => ({ ...article, hash: articleHash(article) }))
    for (const { hash } of hashed) hashes.add(hash)
    const touches = parsed.flatMap(article => article.touches)
    const subjects = [...new Map(touches.map(({ subject }) => [subject.id, subject])).values()]
    const facts = await loadFacts(tx, subjects)
    await insertArticles(
      tx,
      act_id,
      hashed.map(({ parsed: _, touches: __, ...article }) => article),
    )
    await insertTouches(tx, act_id, touches)
    const held = facts.copy()
    const undone = undoneAmong(parsed.map(({ effect, parsed: input }) => ({ effect, input })))
    const folded = kind === 'erratum' || undone.size > 0 ? await foldHistory(tx, subjects, undone) : facts
    // An act longer than a chunk is read as it comes: what must hold at its end is then left to the constraints of the database.
    const whole = articles === 0 && chunk.length < chunkSize
    // What the law thinks of a decision is not said of what was decided elsewhere, long ago: an import tells only what is impossible.
    const worthSaying = ({ verdicts }: Judged) => (kind === 'import' ? blocks(verdicts) : verdicts.length > 0)
    if (kind !== 'erratum') judged.push(...judge(folded, act_id, parsed, adopted_on, whole).filter(worthSaying))
    if (judged.some(({ verdicts }) => blocks(verdicts))) continue
    const made = difference(subjects, held, folded)
    await writeChanges(tx, made)
    if (articles === 0) changes.push(...made)
    articles += chunk.length
    progress(articles)
  }
  if (judged.some(({ verdicts }) => blocks(verdicts))) throw refusals.blocked(judged)
  if (articles === 0) throw refusals.empty()
  const sealed = {
    act_id,
    seq,
    kind,
    number,
    adopted_on,
    instant,
    elsewhere: proposal.number !== null,
    articles,
    header,
  }
  const seal = hashes.close(sealed)
  await insertAct(tx, { ...sealed, seal_before, seal })
  await checkConstraints(tx)
  if (kind === 'import') await planEachTime(tx)
  return { act_id, number, articles, instant, seal: seal.toString('hex'), judged, changes }
}

const perform = (...args: Parameters<typeof attempt>): Promise<Adopted> =>
  attempt(...args).catch(error => {
    throw asRefusal(error)
  })

/**
 * Adopts an act inside the given transaction: locks the chain, takes the number, judges every article again, applies them
 * all, seals. Throws a Refusal (its details hold the verdicts) and the caller's transaction then keeps nothing.
 */
export const adopt = async (
  tx: Tx,
  proposal: Proposal,
  now: Instant,
  progress: Progress = () => undefined,
): Promise<Adopted> => {
  const adopted = await perform(tx, proposal, now, progress)
  const { act_id, number, articles, seal } = adopted
  const details = { kind: proposal.kind, number, articles, seal }
  await journal(tx, { what: 'act.adopted', subject: act_id, details })
  return adopted
}

export type Preview = {
  judged: readonly Judged[]
  changes: readonly Change[]
  number: string | null
  refusal: Refusal | null
}

/** What adoption would do, done in a savepoint and undone: the same verdicts, the same facts, the same refusals. */
export const preview = async (tx: Tx, proposal: Proposal, now: Instant): Promise<Preview> => {
  await savepoint(tx)
  try {
    const { judged, changes, number } = await perform(tx, proposal, now, () => undefined)
    return { judged, changes, number, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      judged: (error.details['judged'] as Judged[] | undefined) ?? [],
      changes: [],
      number: null,
      refusal: error,
    }
  } finally {
    await backToSavepoint(tx)
  }
}
