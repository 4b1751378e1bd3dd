import { z } from 'zod'
import { type DocxPart, docx, pdf } from '../../kernel/documents/index.ts'
import type { Verdict } from '../../kernel/rules/index.ts'
import { atInToronto } from '../../kernel/time/index.ts'
import { asHeading, inLang, type Lang, showDay, showInstant, showTime } from '../../kernel/words/index.ts'
import { actText, draftContent, type Kind, kindNames, shortName } from '../acts/index.ts'
import { type Group, grouped, groups } from './agenda.rules.ts'
import { heldText } from './hours.formats.ts'
import type { Item, Sitting } from './sitting.queries.ts'
import { type Council, councils, type Decision, decisionNames, type Step, stepNames } from './sitting.steps.ts'
import { documentWords, words } from './words.ts'

/** « Conseil des ministres, séance du 25 novembre 2026 ». */
export const titleOf = ({ council, day }: Sitting, lang: Lang): string =>
  inLang(words, lang)('of', councils[council][lang], showDay(day, lang))

/** « 10 h à 12 h (heure de l’Est) ». */
export const hoursText = ({ day, starts, ends }: Pick<Sitting, 'day' | 'starts' | 'ends'>, lang: Lang): string =>
  inLang(words, lang)('hoursOf', showTime(atInToronto(day, starts), lang), showTime(atInToronto(day, ends), lang))

const headings = (sitting: Sitting, lang: Lang, name: 'book' | 'minutes') => {
  const t = inLang(documentWords, lang)
  const held = titleOf(sitting, lang)
  const real = name === 'minutes' ? heldText(sitting, lang) : null
  const where = [
    t('hours', hoursText(sitting, lang)),
    ...(real ? [real] : []),
    ...(sitting.place ? [t('place', sitting.place)] : []),
  ]
  return { title: `${t(name)}, ${held}`, heading: t(name), held, where, page: t('page'), of: t('pageOf') }
}

const subjectOf = ({ draft }: Item, lang: Lang) =>
  asHeading(draft.content.title[lang].trim() || kindNames[draft.kind as Kind][lang])

/** The book of a sitting: its agenda, then every draft in that order, kind after kind, each with its bookmark. */
export const bookPdf = (sitting: Sitting, items: readonly Item[], lang: Lang): Uint8Array => {
  const t = inLang(documentWords, lang)
  const draftOf = (item: Item) => {
    const subject = subjectOf(item, lang)
    const heading = { n: item.n, heading: `${item.n}. ${subject}`, subject }
    if (item.hidden) return { ...heading, hidden: t('behindWall') }
    return { ...actText(draftContent(item.draft), lang), ...heading, hidden: null }
  }
  const kinds = grouped(items).map(({ group, items: own }) => ({ name: groups[group][lang], drafts: own.map(draftOf) }))
  const data = { ...headings(sitting, lang, 'book'), mark: t('confidential'), kinds }
  return pdf({ template: 'src/modules/sittings/book.typ', data, lang })
}

/** What the minutes say, in order; provisional until the sitting is closed. */
export const minutesText = (sitting: Sitting, items: readonly Item[], lang: Lang) => {
  const t = inLang(documentWords, lang)
  const ends =
    sitting.step === 'cancelled'
      ? t('cancelled', sitting.reason ?? '')
      : sitting.closed_at && t('closed', sitting.closed_by_name ?? '', showInstant(sitting.closed_at, lang))
  const outcome = ({ decision, act_number, draft }: Item) => [
    decision === null ? t('undecided') : decisionNames[decision][lang],
    act_number && shortName(draft.kind as Kind, act_number, lang),
  ]
  const said = (item: Item) => ({
    n: item.n,
    subject: subjectOf(item, lang),
    says: item.hidden ? t('behindWall') : outcome(item).filter(Boolean).join(', '),
    notes: [item.note, item.late_reason && t('late', item.late_reason)].filter(note => note !== null),
  })
  return {
    ...headings(sitting, lang, 'minutes'),
    mark: sitting.step === 'closed' || sitting.step === 'cancelled' ? null : t('provisional'),
    kinds: grouped(items).map(({ group, items: own }) => ({ name: groups[group][lang], items: own.map(said) })),
    ends,
  }
}

export const minutesPdf = (sitting: Sitting, items: readonly Item[], lang: Lang): Uint8Array =>
  pdf({ template: 'src/modules/sittings/minutes.typ', data: minutesText(sitting, items, lang), lang })

export const minutesDocx = (sitting: Sitting, items: readonly Item[], lang: Lang): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, heading, held, where, page, of, mark, kinds, ends } = minutesText(sitting, items, lang)
  const parts: DocxPart[] = [
    { is: 'heading', level: 1, text: heading },
    { is: 'paragraph', text: held },
    ...where.map((text): DocxPart => ({ is: 'paragraph', text })),
    ...kinds.flatMap(({ name, items: lines }): DocxPart[] => [
      { is: 'heading', level: 2, text: name },
      ...lines.flatMap(({ n, subject, says, notes }): DocxPart[] => [
        { is: 'heading', level: 3, text: `${n}. ${subject}` },
        { is: 'paragraph', look: 'strong', text: says },
        ...notes.map((text): DocxPart => ({ is: 'paragraph', text })),
      ]),
    ]),
  ]
  if (ends) parts.push({ is: 'paragraph', look: 'quiet', text: ends })
  return docx({ title, lang, parts, running: held, mark, footer: { note: null, page, of } })
}

const sittingFields = {
  sitting_id: z.uuid(),
  council: z.enum(Object.keys(councils) as [Council]),
  day: z.iso.date(),
  starts: z.string(),
  ends: z.string(),
  place: z.string().nullable(),
  cutoff: z.iso.date(),
  state: z.enum(Object.keys(stepNames) as [Step]),
}

/** The calendar in JSON, as OpenAPI tells it. */
export const sittingsShape = z.object({
  total: z.number().int(),
  items: z.array(z.object({ ...sittingFields, items: z.number().int(), decided: z.number().int() })),
  next: z.string().nullable(),
})

/** A sitting in JSON, as OpenAPI tells it. */
export const sittingShape = z.object({
  ...sittingFields,
  began: z.string().nullable(),
  ended: z.string().nullable(),
  items: z.array(
    z.object({
      place: z.number().int(),
      group: z.enum(Object.keys(groups) as [Group]),
      item_id: z.uuid(),
      draft_id: z.uuid().nullable(),
      kind: z.string(),
      subject: z.string(),
      draft_state: z.string().nullable(),
      verdicts: z.array(z.object({ rule: z.string(), outcome: z.string(), says: z.string() })),
      late_reason: z.string().nullable(),
      decision: z.enum(Object.keys(decisionNames) as [Decision]).nullable(),
      note: z.string().nullable(),
      act_id: z.uuid().nullable(),
      act: z.string().nullable(),
    }),
  ),
})

type ByItem = ReadonlyMap<string, readonly Verdict[]>

/** A sitting as programs read it, with what the law says of each item that has no act yet. */
export const sittingItem = (sitting: Sitting, items: readonly Item[], lang: Lang, verdicts: ByItem) => ({
  sitting_id: sitting.sitting_id,
  council: sitting.council,
  day: sitting.day,
  starts: sitting.starts,
  ends: sitting.ends,
  began: sitting.began,
  ended: sitting.ended,
  place: sitting.place,
  cutoff: sitting.cutoff,
  state: sitting.step,
  items: items.map(item => ({
    place: item.n,
    group: item.group,
    item_id: item.item_id,
    draft_id: item.hidden ? null : item.draft_id,
    kind: item.draft.kind,
    subject: subjectOf(item, lang),
    draft_state: item.hidden ? null : item.draft.step,
    verdicts: (verdicts.get(item.item_id) ?? []).map(({ rule, outcome, says }) => ({
      rule,
      outcome,
      says: says[lang],
    })),
    late_reason: item.late_reason,
    decision: item.hidden ? null : item.decision,
    note: item.note,
    act_id: item.act_id,
    act: item.act_number,
  })),
})
