import type { Tx } from '../../../kernel/database/index.ts'
import {
  declaredSubjects,
  declaredTables,
  type FactTable,
  factCounts,
  type Subject,
  storedKey,
} from '../../../kernel/facts/index.ts'
import { entryHash, type JournalChain, unsaidRows, verifyJournal } from '../../../kernel/journal/index.ts'
import { rangeFromPeriod } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { type Correction, touchedBy } from '../acts/act.effects.ts'
import { type Kind, numberText, seriesYear } from '../acts/act.rules.ts'
import { articleHash, noSeal, sealing } from '../acts/seal.formats.ts'
import { type MadeFact, replay } from './replay.actions.ts'
import {
  actsInOrder,
  articlesInOrder,
  derivedInPast,
  entriesOf,
  type StoredAct,
  type StoredArticle,
  type StoredFact,
  type StoredTouch,
  sealAt,
  seriesGivenHere,
  storedFacts,
  subjectsInBatches,
  touchesOf,
  touchesOfNoArticle,
  unjournaled,
  workOf,
} from './verify.queries.ts'

const faults = {
  place: { fr: 'Il manque un acte à cette place de la chaîne.', en: 'An act is missing at this place of the chain.' },
  chain: {
    fr: 'L’acte ne s’enchaîne pas à celui qui le précède.',
    en: 'The act is not chained to the one before it.',
  },
  seal: { fr: 'Le sceau ne correspond pas à l’acte.', en: 'The seal does not match the act.' },
  article: {
    fr: 'L’article n’est plus celui qui a été scellé.',
    en: 'The article is no longer the one that was sealed.',
  },
  order: { fr: 'Un article manque ou est de trop.', en: 'An article is missing or is one too many.' },
  orphan: { fr: 'L’article n’appartient à aucun acte.', en: 'The article belongs to no act.' },
  touch: {
    fr: 'L’index des articles ne dit pas ce que l’article touche.',
    en: 'The index of articles does not say what the article touches.',
  },
  number: {
    fr: 'La série des numéros donnés ici a un trou ou une fin inexacte.',
    en: 'The series of numbers given here has a gap or a wrong end.',
  },
  unjournaled: {
    fr: 'Le journal et la chaîne ne disent pas la même adoption.',
    en: 'The journal and the chain do not tell the same adoption.',
  },
  journal: { fr: 'La chaîne du journal est rompue.', en: 'The chain of the journal is broken.' },
  unsaid: {
    fr: 'La ligne n’est pas telle que le journal l’a dite en dernier.',
    en: 'The row is not as the journal last said it.',
  },
  cut: {
    fr: 'La vérification précédente avait vu autre chose à cette place, ou ce qui y était n’y est plus.',
    en: 'The earlier verification saw something else at this place, or what was there is gone.',
  },
  impossible: {
    fr: 'Les articles de ce sujet ne s’appliquent plus dans leur ordre.',
    en: 'The articles on this subject no longer apply in their order.',
  },
  unexplained: { fr: 'Aucun article n’a fait cette ligne.', en: 'No article made this row.' },
  missing: { fr: 'La ligne qu’un article a faite n’est pas là.', en: 'The row that an article made is not there.' },
} as const satisfies Record<string, Two>

export type Fault = keyof typeof faults
/** `where` names the act, the entry or the row, the same in both languages. */
export type Problem = { what: Fault; where: string; says: Two }

export type Verified = {
  acts: number
  /** The seal of the last act. */
  seal: string
  articles: number
  journal: JournalChain
  facts: { table: string; rows: number; past: number }[]
  problems: Problem[]
  ok: boolean
}

type Found = (what: Fault, where: string) => void
type Progress = (done: number, of: number) => void

const nameOf = ({ kind, number }: { kind: string; number: string }) => `${kind} ${number}`

const touchKey = (touch: StoredTouch) =>
  [touch.subject_kind, touch.subject_id, touch.place_act, touch.place_article].join(' ')

/** What the article says that it touches, and where it stands: the text of each line of the index. */
const touchesSaid = ({ act_id, article, effect, input }: StoredArticle): string[] => {
  const place = effect === 'act.correct' ? (input as Correction) : { act: act_id, article }
  const said = { act_id, article, place_act: place.act, place_article: place.article }
  return touchedBy(effect, input).map(({ kind, id }) => touchKey({ ...said, subject_kind: kind, subject_id: id }))
}

const attempted = <T>(run: () => T): T | null => {
  try {
    return run()
  } catch {
    return null // an article that no longer reads touches nothing; its hash has already told
  }
}

const checkTouches = async (tx: Tx, articles: readonly StoredArticle[], found: Found): Promise<void> => {
  const places = articles.map(({ act_id, article }) => ({ act_id, article }))
  const stored = Map.groupBy(await touchesOf(tx, places), ({ act_id, article }) => `${act_id} ${article}`)
  for (const article of articles) {
    const where = `${article.act_id} ${article.article}`
    const said = new Set(attempted(() => touchesSaid(article)) ?? [])
    const kept = new Set((stored.get(where) ?? []).map(touchKey))
    if (said.symmetricDifference(kept).size > 0) found('touch', where)
  }
}

/** Every hash and seal, the chain from its first act, the index of articles; gives the acts by number and how many articles. */
const checkChain = async (tx: Tx, found: Found, read: (articles: number) => void) => {
  const acts = new Map<string, StoredAct>()
  let [places, articles] = [0, 0]
  let before: Buffer = noSeal
  let pending: StoredArticle[] = []
  const flush = async () => {
    await checkTouches(tx, pending, found)
    read(pending.length)
    pending = []
  }
  const stream = articlesInOrder(tx)
  let next = await stream.next()

  const checkAct = async (act: StoredAct): Promise<void> => {
    const seal = sealing(act.seal_before)
    let own = 0
    for (; !next.done && next.value.seq === act.seq; next = await stream.next()) {
      const article = next.value
      const hash = articleHash(article)
      own += 1
      if (!hash.equals(article.hash)) found('article', `${nameOf(act)}, ${article.article}`)
      if (article.article !== own) found('order', `${nameOf(act)}, ${own}`)
      seal.add(hash)
      pending.push(article)
      if (pending.length === 2000) await flush()
    }
    if (own !== act.articles) found('order', nameOf(act))
    if (!act.seal_before.equals(before)) found('chain', nameOf(act))
    if (!seal.close(act).equals(act.seal)) found('seal', nameOf(act))
    articles += own
    before = act.seal
  }

  for await (const act of actsInOrder(tx)) {
    places += 1
    if (act.seq !== places) found('place', `${places}`)
    acts.set(nameOf(act), { ...act, header: null })
    await checkAct(act)
  }
  await flush()
  for (; !next.done; next = await stream.next()) found('orphan', `${next.value.act_id} ${next.value.article}`)
  for (const { act_id, article } of await touchesOfNoArticle(tx)) found('touch', `${act_id} ${article}`)
  return { acts, articles, seal: before.toString('hex') }
}

/** Numbers given here have no gap: up to the last one, each is that of an act adopted here or recorded from elsewhere. */
const checkNumbers = async (tx: Tx, acts: ReadonlyMap<string, StoredAct>, found: Found) => {
  const seriesOf = ({ kind, adopted_on }: StoredAct) => `${kind} ${seriesYear(kind as Kind, adopted_on)}`
  const here = Map.groupBy(
    [...acts.values()].filter(({ elsewhere }) => !elsewhere),
    seriesOf,
  )
  for (const { kind, year, last } of await seriesGivenHere(tx)) {
    const all = Array.from({ length: last }, (_, i) => nameOf({ kind, number: numberText(kind as Kind, year, i + 1) }))
    const own = all.filter(name => acts.get(name)?.elsewhere === false)
    const gap = all.find(name => !acts.has(name))
    if (gap !== undefined || own.length !== here.get(`${kind} ${year}`)?.length || own.at(-1) !== all.at(-1))
      found('number', gap ?? `${kind} ${year}, ${last}`)
    here.delete(`${kind} ${year}`)
  }
  for (const series of here.keys()) found('number', series)
}

const believedAs = ({ key, known_from, until }: Pick<MadeFact, 'key' | 'known_from' | 'until'>) =>
  `${key} ${known_from} ${until}`

/** Folds every subject from its articles alone and compares with what the tables hold, past beliefs included. */
const checkFacts = async (tx: Tx, found: Found, folded: (subjects: number) => void): Promise<void> => {
  const kinds = new Map(declaredSubjects().map(({ kind, tables }) => [kind, tables]))
  const derived = new Map<FactTable, string>()
  for (const table of declaredTables()) derived.set(table, await derivedInPast(tx, table))
  for await (const subjects of subjectsInBatches(tx)) {
    const ids = subjects.map(({ id }) => id)
    const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`
    const entries = Map.groupBy(await entriesOf(tx, ids), entry =>
      keyOf({ kind: entry.subject_kind, id: entry.subject_id }),
    )
    const stored = new Map<string, Map<string, StoredFact[]>>()
    for (const [table, holds] of derived)
      stored.set(
        table.name,
        Map.groupBy(await storedFacts(tx, table, ids, holds), row => row[table.by] as string),
      )
    for (const subject of subjects) {
      const made = replay(subject, entries.get(keyOf(subject)) ?? [])
      if (made.impossible) found('impossible', `${keyOf(subject)}, ${made.impossible}`)
      const expected = Map.groupBy(made.facts, ({ table }) => table)
      for (const table of kinds.get(subject.kind) ?? []) {
        const whereOf = (row: object, valid: string) => `${table.name} ${row[table.id as keyof typeof row]} ${valid}`
        const missing = new Map((expected.get(table) ?? []).map(fact => [believedAs(fact), fact]))
        for (const row of stored.get(table.name)?.get(subject.id) ?? [])
          if (row.sound !== true || !missing.delete(believedAs({ ...row, key: storedKey(table, row) })))
            found('unexplained', whereOf(row, row.valid))
        for (const { row } of missing.values()) found('missing', whereOf(row, rangeFromPeriod(row.valid)))
      }
    }
    folded(subjects.length)
  }
}

/** Where both chains ended when they were last verified: kept outside, it tells whether their end was cut since. */
export type Ends = Pick<Verified, 'acts' | 'seal'> & { journal: Pick<JournalChain, 'entries' | 'hash'> }

const checkEnds = async (tx: Tx, { acts, seal, journal }: Ends, found: Found): Promise<void> => {
  if (acts > 0 && (await sealAt(tx, acts)) !== seal) found('cut', `acts.act ${acts}`)
  if (journal.entries > 0 && (await entryHash(tx, journal.entries)) !== journal.hash)
    found('cut', `journal.entry ${journal.entries}`)
}

/**
 * Recomputes the whole register from its articles: every hash and seal, the chain, the numbers given here, the index of
 * articles, the journal's chain, each watched row as the journal last said it, and each fact with the moments at which it was
 * believed. Give it one snapshot (a read-only transaction). The end of both chains cut at once is told only by `earlier`,
 * where they ended before.
 */
export const verifyRegister = async (
  tx: Tx,
  { earlier = null, progress = () => undefined }: { earlier?: Ends | null; progress?: Progress } = {},
): Promise<Verified> => {
  const problems: Problem[] = []
  const found: Found = (what, where) => void problems.push({ what, where, says: faults[what] })
  const work = await workOf(tx)
  let done = 0
  const more = (n: number) => {
    done += n
    progress(done, Math.max(done, work.articles + work.subjects))
  }
  const { acts, articles, seal } = await checkChain(tx, found, more)
  await checkNumbers(tx, acts, found)
  for (const subject of await unjournaled(tx)) found('unjournaled', subject)
  const journal = await verifyJournal(tx)
  if (journal.broken !== null) found('journal', `${journal.broken}`)
  for (const row of await unsaidRows(tx)) found('unsaid', row)
  if (earlier) await checkEnds(tx, earlier, found)
  await checkFacts(tx, found, more)
  const ok = problems.length === 0
  return { acts: acts.size, seal, articles, journal, facts: await factCounts(tx), problems, ok }
}
