import { calendar, type DataContext, type Dataset, pathTo } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { shortName } from '../../acts/index.ts'
import { addresses } from '../registry.pages.tsx'
import { personName, postTitle } from '../words.ts'
import { countTermsEnding, termsEnding } from './terms.queries.ts'

const title: Two = { fr: 'Mandats qui prennent fin', en: 'Terms that end' }

/** How far the calendar looks. */
const months = 24

async function* termsCalendar({ tx, url, lang, when }: DataContext): AsyncGenerator<string> {
  const terms = await termsEnding(tx, when, months)
  yield calendar(
    title[lang],
    lang,
    terms.map(term => ({
      id: `urn:uuid:${term.mandate_id}`,
      day: term.planned_end,
      title: `${lang === 'fr' ? 'Fin du mandat' : 'End of term'}${lang === 'fr' ? '\u00a0' : ''}: ${personName(term)}, ${postTitle(term, term.gender, lang)}`,
      note: `${lang === 'fr' ? term.organisation_fr : term.organisation_en}. ${shortName(term.act_kind, term.act_number, lang)}, art. ${term.article}`,
      page: `${url}${pathTo({ path: addresses.post.path }, lang, { id: term.post_id })}`,
      known: term.instant,
    })),
  )
}

const column = (key: string, fr: string, en: string) => ({ key, title: { fr, en } })

/** The last day of each term that ends within two years of the day asked, as a calendar. */
export const termsDataset: Dataset = {
  name: 'terms-ending',
  title,
  description: {
    fr: 'Le dernier jour des mandats en cours qui prennent fin d’ici 24 mois, en jours entiers.',
    en: 'The last day of the terms under way that end within 24 months, as whole days.',
  },
  columns: [
    column('dtstart', 'Dernier jour du mandat', 'Last day of the term'),
    column('summary', 'Personne et poste', 'Person and post'),
    column('description', 'Organisme et acte', 'Body and act'),
  ],
  count: (tx, today) => countTermsEnding(tx, { on: today, known: null }, months),
  forms: [
    {
      suffix: 'ics',
      type: 'text/calendar; charset=utf-8',
      title: { fr: 'Calendrier iCalendar', en: 'iCalendar' },
      conformsTo: 'https://www.rfc-editor.org/rfc/rfc5545',
      byLanguage: true,
      takes: ['on', 'known'],
      beside: addresses.horizon.path,
      write: termsCalendar,
    },
  ],
}
