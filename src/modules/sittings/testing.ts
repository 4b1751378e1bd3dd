import assert from 'node:assert/strict'
import type { Actor, Role } from '../../kernel/access/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import { declareModule } from '../../kernel/module.ts'
import { type Clock, type Day, day, fixedClock } from '../../kernel/time/index.ts'
import { modules } from '../../modules.ts'
import { type Content, createDraft, moveDraft, reviewDraft } from '../acts/index.ts'
import { decide, planSittings } from './sitting.actions.ts'
import { itemsOf } from './sitting.queries.ts'
import type { Decision } from './sitting.steps.ts'

for (const module of modules) declareModule(module)

export const someone = (role: Role): Actor => ({ id: `${role}-1`, name: role, role, scope: {} })
const [adviser, legal, director, registrar] = [
  someone('adviser'),
  someone('legal_adviser'),
  someone('director'),
  someone('registrar'),
]
const before = day('2026-11-17')
export const sittingDay = day('2026-11-25')
export const at = (actor: Actor, on: Day = before): { actor: Actor; clock: Clock } => ({ actor, clock: fixedClock(on) })
export const held = at(registrar, sittingDay)

export const refuses = (code: string, run: Promise<unknown>) =>
  assert.rejects(run, (error: { code?: string }) => {
    assert.equal(error.code, code)
    return true
  })

type Articles = Content['articles']
const plain: Articles = [
  { text_fr: 'la politique soit approuvée', text_en: 'the policy be approved', effect: null, input: null },
]

const content = (fr: string, articles: Articles): Content => ({
  title: { fr, en: `${fr} (en)` },
  recitals: [],
  recommender: null,
  articles,
  schedules: [],
  signatories: [],
})

export const inReview = async (tx: Tx, title: string, articles = plain, kind = 'decret') => {
  const id = await createDraft(tx, at(adviser), kind, content(title, articles))
  await moveDraft(tx, at(adviser), id, 1, 'submit')
  return id
}

export const makeReady = async (tx: Tx, id: string) => {
  await reviewDraft(tx, at(legal), id, 1)
  await moveDraft(tx, at(director), id, 1, 'make_ready')
}

export const ready = async (tx: Tx, title: string, articles = plain) => {
  const id = await inReview(tx, title, articles)
  await makeReady(tx, id)
  return id
}

export const aSitting = async (tx: Tx, first = sittingDay) => {
  const [id = ''] = await planSittings(tx, at(registrar), { council: 'executive', first, last: null, cutoff_days: 5 })
  return id
}

export const decideOn = async (tx: Tx, sitting: string, n: number, decision: Decision, note = '') => {
  const item = (await itemsOf(tx, sitting)).find(one => one.n === n)?.item_id ?? ''
  await decide(tx, held, sitting, item, { decision, note })
}
export { adviser, director, registrar }
