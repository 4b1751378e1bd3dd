import { z } from 'zod'
import { pdf } from '../../../kernel/documents/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import {
  asHeading,
  compareText,
  inLang,
  type Lang,
  showDay,
  showInstant,
  type Two,
} from '../../../kernel/words/index.ts'
import { type Kind, shortName } from '../../acts/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { type Council, councils } from '../sitting.steps.ts'
import { documentWords, releaseWords, words } from '../words.ts'
import type { Announced, AnnouncedOffice, AppointmentRow, Release } from './release.queries.ts'

const both = (make: (lang: Lang) => string): Two => ({ fr: make('fr'), en: make('en') })

type Titled = Parameters<typeof postTitle>[0] & { organisation_fr: string; organisation_en: string }
const office = (row: Titled, gender: string | null, acting: boolean): AnnouncedOffice => ({
  title: both(lang => {
    // Which of several seats of one title it is says nothing to a reader.
    const title = postTitle({ ...row, seat: null }, gender, lang)
    return acting ? inLang(releaseWords, lang)('acting', title) : title
  }),
  organisation: { fr: row.organisation_fr, en: row.organisation_en },
})

export const announced = (row: AppointmentRow): Announced => ({
  act_id: row.act_id,
  act_kind: row.act_kind,
  act_number: row.act_number,
  article: row.article,
  person_id: row.person_id,
  name: personName(row),
  post_id: row.post_id,
  ...office(row, row.gender, row.acting),
  from: row.first_day,
  renewal: row.renewal,
  minister: row.portfolio_fr === null ? null : { fr: row.portfolio_fr, en: row.portfolio_en ?? row.portfolio_fr },
  former: row.former.map(one => ({ ...office(one, row.gender, one.capacity === 'acting'), kept: one.kept })),
})

/** « juge, Tribunal administratif », with what is kept marked. */
export const officeText = (
  { title, organisation, kept = false }: AnnouncedOffice & { kept?: boolean },
  lang: Lang,
): string => {
  const name = `${title[lang]}, ${organisation[lang]}`
  return kept ? inLang(releaseWords, lang)('kept', name) : name
}

/** The appointments and the renewals under each minister, by the names that the language gives them; bodies without a minister last. */
export const byMinister = (all: readonly Announced[], lang: Lang) => {
  const t = inLang(releaseWords, lang)
  const compare = compareText(lang)
  const groups = [...Map.groupBy(all, ({ minister }) => minister?.[lang] ?? '')]
  return groups
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(a, b))
    .map(([minister, all]) => ({
      name: minister === '' ? t('noMinister') : asHeading(minister),
      items: all.filter(({ renewal }) => !renewal),
      renewals: all.filter(({ renewal }) => renewal),
    }))
}

type About = { council: Council; day: Day; released_at: Release['released_at'] | null }

/** « Conseil des ministres, séance du 25 novembre 2026 ». */
export const sittingName = ({ council, day }: Pick<About, 'council' | 'day'>, lang: Lang): string =>
  inLang(words, lang)('of', councils[council][lang], showDay(day, lang))

/** The communiqué of a sitting; marked while it is under embargo. */
export const releasePdf = (about: About, content: readonly Announced[], lang: Lang): Uint8Array => {
  const t = inLang(releaseWords, lang)
  const document = inLang(documentWords, lang)
  const held = sittingName(about, lang)
  const data = {
    title: `${t('release')}, ${held}`,
    heading: t('heading'),
    renewals: t('renewals'),
    held,
    page: document('page'),
    of: document('pageOf'),
    mark: about.released_at === null ? t('mark') : null,
    ends: about.released_at && t('releasedAt', showInstant(about.released_at, lang)),
    ministers: byMinister(content, lang).map(({ name, items, renewals }) => ({
      name,
      renewals: renewals.map(one => ({
        says: t('renewed', one.name, officeText(one, lang), showDay(one.from, lang)),
        cite: t('citedAlone', shortName(one.act_kind as Kind, one.act_number, lang), one.article),
      })),
      items: items.map(one => ({
        name: one.name,
        office: asHeading(officeText(one, lang)),
        former:
          one.former.length > 0
            ? t('formerly', one.former.map(was => officeText(was, lang)).join(lang === 'fr' ? '\u00a0; ' : '; '))
            : null,
        cite: t('cited', showDay(one.from, lang), shortName(one.act_kind as Kind, one.act_number, lang), one.article),
      })),
    })),
  }
  return pdf({ template: 'src/modules/sittings/releases/release.typ', data, lang })
}

const two = z.object({ fr: z.string(), en: z.string() })
const officeShape = { title: two, organisation: two }
const announcedShape = z.object({
  act_id: z.uuid(),
  act_kind: z.string(),
  act_number: z.string(),
  article: z.int(),
  person_id: z.uuid(),
  name: z.string(),
  post_id: z.uuid(),
  ...officeShape,
  from: z.iso.date(),
  renewal: z.boolean(),
  minister: two.nullable(),
  former: z.array(z.object({ ...officeShape, kept: z.boolean() })),
})
const council = z.enum(Object.keys(councils) as [Council])

/** A communiqué in JSON, as OpenAPI tells it. */
export const releaseShape = z.object({
  release_id: z.uuid(),
  council,
  day: z.iso.date(),
  released_at: z.string(),
  total: z.int(),
  items: z.array(announcedShape),
})

export const releaseItem = ({ release_id, council, day, released_at, content }: Release) => ({
  release_id,
  council,
  day,
  released_at,
  total: content.length,
  items: content,
})

/** The communiqué that a sitting prepares, and what still holds it back. */
export const preparedShape = z.object({
  council,
  day: z.iso.date(),
  release_id: z.uuid().nullable(),
  unsigned: z.array(z.string()),
  to_tell: z.array(
    z.object({
      act_id: z.uuid(),
      person_id: z.uuid(),
      name: z.string(),
      role: z.enum(['person', 'predecessor']),
      told_on: z.iso.date().nullable(),
    }),
  ),
  total: z.int(),
  items: z.array(announcedShape),
})
