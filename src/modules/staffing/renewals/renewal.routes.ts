import { z } from 'zod'
import type { Actor } from '../../../kernel/access/index.ts'
import { mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Day, dayField } from '../../../kernel/time/index.ts'
import { orNull, pathTo, type Route, type Wait } from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { workers } from '../files/file.access.ts'
import { codes, gesture, text } from '../files/gesture.routes.ts'
import { paths as filePaths } from '../words.ts'
import {
  giveNotice,
  linkCommittee,
  recommend,
  recordEvaluation,
  recordHearing,
  recordInformation,
  recordIntent,
  stateIntention,
} from './renewal.actions.ts'
import { intentions, notices, paths, recommendations, whoStates, words } from './renewal.formats.ts'
import { presumedFiles } from './renewal.queries.ts'
import { hearings } from './renewal.rules.ts'

export const renewalRoutes: readonly Route[] = [
  gesture(
    paths.intention,
    words.recordIntention,
    { intention: codes(intentions), stated_by: codes(whoStates), stated_on: dayField },
    stateIntention,
  ),
  gesture(paths.evaluation, words.recordEvaluation, { evaluated_on: dayField, profile_need: text }, recordEvaluation),
  gesture(
    paths.information,
    words.recordInformation,
    { asked_on: dayField, answered_on: orNull(dayField) },
    recordInformation,
  ),
  gesture(paths.committee, words.linkCommittee, { committee: orNull(z.uuid()) }, linkCommittee),
  gesture(paths.intent, words.recordIntent, { intent_on: dayField, intent_reasons: text }, recordIntent),
  gesture(paths.hearing, words.recordHearing, { heard_on: dayField, hearing: codes(hearings) }, recordHearing),
  gesture(
    paths.recommendation,
    words.recordRecommendation,
    { recommendation: codes(recommendations), recommended_on: dayField },
    recommend,
  ),
  gesture(paths.notice, words.giveNotice, { notice: codes(notices), notified_on: dayField }, giveNotice),
]

/** The presumed renewals of which nobody was told yet, for those who work on files: MAN-06. */
export const renewalWaits = async (tx: Tx, actor: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (!mayEnter(workers, actor)) return []
  const files = await presumedFiles(tx, today)
  if (files.length === 0) return []
  const t = inLang(words, lang)
  const items = files.slice(0, 5).map(file => ({
    title: `${file.name}, ${lang === 'fr' ? file.title_fr : file.title_en}`,
    path: pathTo({ path: filePaths.file }, lang, { id: file.file_id }),
    ...(file.planned_end && { note: t('endsOn', showDay(file.planned_end, lang)) }),
  }))
  const path = pathTo({ path: filePaths.files }, lang, { which: 'presumed' })
  return [{ title: words.presumedFiles, count: files.length, path, items }]
}
