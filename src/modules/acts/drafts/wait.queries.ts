import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { pathTo, type Wait } from '../../../kernel/web/index.ts'
import { inLang, type Lang, type Two } from '../../../kernel/words/index.ts'
import { countActs, type Unpublished, unpublished } from '../acts/act.queries.ts'
import { shortName } from '../acts/act.rules.ts'
import { gazetteWait } from '../acts/gazette.rules.ts'
import { paths, waitWords } from '../words.ts'
import { type Draft, draftsIn } from './draft.queries.ts'

/** How many things a panel of the home page lists. */
const most = 5

const ofDrafts = (title: Two, drafts: readonly Draft[], lang: Lang): Wait => {
  const t = inLang(waitWords, lang)
  return {
    title,
    count: drafts.length,
    path: pathTo({ path: paths.drafts }, lang, { step: drafts[0]?.step }),
    items: drafts.slice(0, most).map(({ draft_id: id, content, reason }) => ({
      title: content.title[lang] || t('untitled'),
      path: pathTo({ path: paths.draft }, lang, { id }),
      ...(reason ? { note: t('returned', reason) } : {}),
    })),
  }
}

const ofActs = ({ total, items }: { total: number; items: readonly Unpublished[] }, lang: Lang, today: Day): Wait => {
  const t = inLang(waitWords, lang)
  return {
    title: waitWords.toPublish,
    count: total,
    path: pathTo({ path: paths.gazette }, lang),
    items: items.map(({ act_id: id, kind, number, title, adopted_on }) => {
      const { days, late } = gazetteWait(adopted_on, today)
      return {
        title: `${shortName(kind, number, lang)}, ${title[lang]}`,
        path: pathTo({ path: paths.act }, lang, { id }),
        ...(late ? { note: t('late', days) } : {}),
      }
    }),
  }
}

/** What waits for each role: drafts at the step that is theirs, acts to publish; for the visitor, how many acts there are. */
export const waits = async (tx: Tx, { id, role }: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (role === 'visitor')
    return [{ title: waitWords.acts, count: await countActs(tx), path: pathTo({ path: paths.acts }, lang) }]
  if (role === 'adviser') {
    const own = (await draftsIn(tx, ['draft'])).filter(({ created_by }) => created_by === id)
    const returned = own.filter(({ reason }) => reason !== null)
    return [ofDrafts(waitWords.drafting, [...returned, ...own.filter(({ reason }) => reason === null)], lang)]
  }
  if (role === 'legal_adviser' || role === 'director') {
    const inReview = await draftsIn(tx, ['in_review'])
    const reviewed = role === 'director'
    const theirs = inReview.filter(({ reviewed_at }) => (reviewed_at !== null) === reviewed)
    return [ofDrafts(reviewed ? waitWords.toMakeReady : waitWords.toReview, theirs, lang)]
  }
  if (role !== 'registrar') return []
  const ready = await draftsIn(tx, ['ready'])
  return [ofDrafts(waitWords.toAdopt, ready, lang), ofActs(await unpublished(tx, most), lang, today)]
}
