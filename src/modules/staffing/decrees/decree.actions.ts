import type { Tx } from '../../../kernel/database/index.ts'
import { proposedSentence } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { type Content, createDraft, draftOr404, rewriteDraft } from '../../acts/index.ts'
import { saveFile } from '../files/change.queries.ts'
import { wallOf } from '../files/file.access.ts'
import { type By, entered, fileOr404, openedFile } from '../files/file.actions.ts'
import type { Whole } from '../files/file.queries.ts'
import { refusals } from '../files/refusals.ts'
import { recitalsOf, recommenderOf, schedulesOf, subjectOf } from './decree.formats.ts'
import type { MemoPart } from './memo.formats.ts'

type Drawn = { effect: string; input: Record<string, unknown> }

const needed = <T>(value: T | null, fr: string, en: string): T => {
  if (value === null) throw refusals.notYetDrafted({ fr, en })
  return value
}

/** What the act will do. The new mandate takes the id of the file that led to it, so that drafting twice proposes the same one. */
const effectsOf = (file: Whole): Drawn[] => {
  const {
    kind,
    post_id: post,
    mandate_id,
    file_id,
    first_day,
    last_day,
    newcomer,
    person_id,
    end_reason,
    others,
  } = file
  const held = () =>
    needed(
      mandate_id,
      'Le dossier ne dit pas de quel mandat il s’agit.',
      'The file does not say which term it is about.',
    )
  if (kind === 'departure') {
    const on = needed(last_day, 'Le dernier jour en fonction manque.', 'The last day in office is missing.')
    const reason = needed(end_reason, 'Le motif du départ manque.', 'The reason for leaving is missing.')
    return [{ effect: 'mandate.end', input: { post, mandate: held(), on, reason } }]
  }
  const person = needed(person_id, 'Personne n’est encore proposé.', 'Nobody is proposed yet.')
  const from = needed(first_day, 'Le premier jour du mandat manque.', 'The first day of the term is missing.')
  const term = { from, to: last_day }
  const entry: Drawn[] = newcomer
    ? [{ effect: 'person.create', input: { person, from: null, ...newcomer, identifiers: [] } }]
    : []
  if (kind === 'renewal')
    return [{ effect: 'mandate.renew', input: { post, mandate: held(), new_mandate: file_id, ...term } }]
  if (kind === 'acting')
    return [...entry, { effect: 'mandate.act', input: { mandate: file_id, post, person, ...term } }]
  const left = others.find(other => other.mandate_id === mandate_id)
  if (left)
    return [
      {
        effect: 'mandate.move',
        input: {
          person,
          from_post: left.post_id,
          mandate: left.mandate_id,
          to_post: post,
          new_mandate: file_id,
          ...term,
        },
      },
    ]
  return [...entry, { effect: 'mandate.begin', input: { mandate: file_id, post, person, ...term } }]
}

/** The act that a file leads to, as it would be drafted on a day, under the version of the law of another. NOM-01, SM-8. */
const draftedContent = async (tx: Tx, file: Whole, on: Day, version: Day | null): Promise<Content> => {
  const drawn = effectsOf(file)
  const articles: Content['articles'] = []
  for (const [at, { effect, input }] of drawn.entries()) {
    const says = await proposedSentence(tx, effect, input, on, drawn.slice(0, at))
    articles.push({ text_fr: says.fr, text_en: says.en, effect, input })
  }
  return {
    title: subjectOf(file),
    recitals: recitalsOf(file, version),
    recommender: recommenderOf(file),
    articles,
    schedules: schedulesOf(file, on),
    signatories: [],
  }
}

const kindOf: Record<string, string> = { government: 'decret', assembly: 'assembly_resolution', minister: 'arrete' }

/** Drafts the act of a file, or drafts it again where its draft is still open; gives the draft's id. */
export const draftDecree = async (tx: Tx, by: By, id: string, version: Day | null): Promise<string> => {
  await entered(tx, by, id, 'term')
  const file = await fileOr404(tx, by.clock, id)
  const content = await draftedContent(tx, file, by.clock.today(), version)
  if (file.draft_id !== null) {
    const draft = await draftOr404(tx, file.draft_id)
    await rewriteDraft(tx, by, draft.draft_id, draft.version, content)
    await journal(tx, { what: 'file.drafted_again', subject: id, details: { draft: draft.draft_id } })
    return draft.draft_id
  }
  const draft_id = await createDraft(tx, by, kindOf[file.seat.authority] ?? 'decret', content, wallOf(file))
  await saveFile(tx, id, { draft_id })
  await journal(tx, { what: 'file.drafted', subject: id, details: { draft: draft_id } })
  return draft_id
}

/** A file whose memo someone opens: the journal remembers who had the confidential part. */
export const openedMemo = async (tx: Tx, clock: Clock, id: string, part: MemoPart): Promise<Whole> => {
  const file = await openedFile(tx, clock, id)
  if (part === 'whole') await journal(tx, { what: 'file.memo_read', subject: id })
  return file
}

/** What stands in the draft of a file beside what the file would draft now; or what it lacks to draft anything. */
export const draftBeside = async (tx: Tx, by: By, id: string, version: Day | null): Promise<Beside> => {
  const file = await openedFile(tx, by.clock, id)
  const before = file.draft_id === null ? null : (await draftOr404(tx, file.draft_id)).content
  try {
    return { file, before, now: await draftedContent(tx, file, by.clock.today(), version), lacks: null, version }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { file, before, now: null, lacks: error.says, version }
  }
}
export type Beside = {
  file: Whole
  before: Content | null
  now: Content | null
  lacks: Two | null
  version: Day | null
}
