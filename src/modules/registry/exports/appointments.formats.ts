import { atom, type DataContext, pathTo } from '../../../kernel/web/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { shortName } from '../../acts/index.ts'
import { addresses } from '../registry.pages.tsx'
import { personName, postTitle } from '../words.ts'
import { newestAppointments } from './appointments.queries.ts'

export const title: Two = { fr: 'Nominations', en: 'Appointments' }

/** What the feed holds: the newest, for whoever reads it now and then. */
const most = 100

async function* entries({ tx, url, lang }: DataContext) {
  for (const one of await newestAppointments(tx, most)) {
    const body = lang === 'fr' ? one.organisation_fr : one.organisation_en
    const from = showDay(one.first_day, lang)
    yield {
      id: `urn:uuid:${one.mandate_id}`,
      title: `${personName(one)}, ${postTitle(one, one.gender, lang)}, ${body}`,
      updated: one.instant,
      page: `${url}${pathTo({ path: addresses.post.path }, lang, { id: one.post_id })}`,
      summary: `${lang === 'fr' ? 'À compter du' : 'As of'} ${from} (${shortName(one.act_kind, one.act_number, lang)}, art. ${one.article})`,
    }
  }
}

/** The newest appointments as an Atom feed. */
export const appointmentsFeed = (context: DataContext): AsyncIterable<string> => {
  const { url, lang, self, today } = context
  const page = `${url}${pathTo({ path: addresses.mandates.path }, lang)}`
  return atom({ title: `Greffe – ${title[lang]}`, self, page, lang, before: `${today}T00:00:00Z` }, entries(context))
}
