import { randomUUIDv7 } from 'node:crypto'
import type { Role } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { proposedSentence } from '../../../kernel/facts/index.ts'
import { addDays, type Clock, fixedClock, termEnd } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'
import { type Content, createDraft, moveDraft, reviewDraft } from '../../acts/index.ts'
import { versionOn } from '../history.rules.ts'
import { type HorizonRow, horizon } from '../mandates/horizon.queries.ts'
import { postVersions } from '../posts/post.queries.ts'
import { namesOf } from '../registry.queries.ts'
import { lastDay } from './plan.ts'

const by = (role: Role, clock: Clock) => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return { actor, clock }
}

/** The renewal of someone in office past term, from the next sitting on, for the longest term of the post. */
const renewal = async (
  tx: Tx,
  { post_id, mandate_id, person_id, portfolio_fr, portfolio_en }: HorizonRow,
): Promise<Content> => {
  const from = addDays(lastDay, 12)
  const seat = versionOn(await postVersions(tx, { on: from, known: null }, post_id), from)
  const input = {
    post: post_id,
    mandate: mandate_id,
    new_mandate: randomUUIDv7(),
    from,
    to: termEnd(from, { months: seat?.term_months ?? 48 }),
  }
  const sentence = await proposedSentence(tx, 'mandate.renew', input, lastDay, [])
  const who = (await namesOf(tx, [person_id ?? ''], lastDay)).person(person_id ?? '').formal
  return {
    title: { fr: `le renouvellement du mandat de ${who.fr}`, en: `the renewal of the term of ${who.en}` },
    recitals: [],
    recommender: portfolio_fr && portfolio_en ? { fr: `du ${portfolio_fr}`, en: `the ${portfolio_en}` } : null,
    articles: [{ text_fr: sentence.fr, text_en: sentence.en, effect: 'mandate.renew', input }],
    schedules: [],
    signatories: [],
  }
}

const reason = 'Préciser l’article de la loi constitutive dans les attendus.'

/** Renewals under way, one at each step and one returned, so that each role finds something to do. */
export const prepareDrafts = async (database: Database): Promise<void> => {
  const clock = fixedClock(lastDay)
  const [adviser, legal, director] = [by('adviser', clock), by('legal_adviser', clock), by('director', clock)]
  const asked = { state: 'past_term', regime: 'part_time' } as const
  const drafts = await database.asActor(adviser.actor, async tx => {
    const late = await horizon(tx, { on: lastDay, known: null }, asked, 0)
    const ids: string[] = []
    for (const line of late.filter(({ term, next_from }) => term === 1 && next_from === null).slice(0, 5))
      ids.push(await createDraft(tx, adviser, 'decret', await renewal(tx, line)))
    return ids
  })
  const [, ...submitted] = drafts
  await database.asActor(adviser.actor, async tx => {
    for (const draft of submitted) await moveDraft(tx, adviser, draft, 1, 'submit')
  })
  const [, returned, ...reviewed] = submitted
  await database.asActor(legal.actor, async tx => {
    if (returned) await moveDraft(tx, legal, returned, 1, 'return', reason)
    for (const draft of reviewed) await reviewDraft(tx, legal, draft, 1)
  })
  const ready = reviewed.at(-1)
  await database.asActor(director.actor, async tx => {
    if (ready) await moveDraft(tx, director, ready, 1, 'make_ready')
  })
}
