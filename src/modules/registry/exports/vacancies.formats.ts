import { atom, type DataContext, type Dataset, pathTo } from '../../../kernel/web/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { shortName } from '../../acts/index.ts'
import { addresses } from '../registry.pages.tsx'
import { states } from '../registry.rules.ts'
import { postTitle } from '../words.ts'
import { countVacancies, vacancies } from './vacancies.queries.ts'

const title: Two = { fr: 'Postes vacants', en: 'Vacant posts' }

/** What the feed holds: the newest, for whoever reads it now and then. */
const most = 100

async function* entries({ tx, url, lang, when }: DataContext) {
  for (const one of await vacancies(tx, when, most)) {
    const since = one.since && `${lang === 'fr' ? 'depuis le' : 'since'} ${showDay(one.since, lang)}`
    const act = shortName(one.act_kind, one.act_number, lang)
    yield {
      id: `urn:uuid:${one.post_id}#vacant-${one.since ?? 'ever'}`,
      title: `${postTitle(one, null, lang)}, ${lang === 'fr' ? one.organisation_fr : one.organisation_en}`,
      updated: one.updated,
      page: `${url}${pathTo({ path: addresses.post.path }, lang, { id: one.post_id })}`,
      summary: `${[states[one.state][lang], since].filter(Boolean).join(' ')} (${act})`,
    }
  }
}

const vacanciesFeed = (context: DataContext): AsyncIterable<string> => {
  const { url, lang, self, today } = context
  const page = `${url}${pathTo({ path: addresses.mandates.path }, lang, { state: 'vacant' })}`
  return atom({ title: `Greffe – ${title[lang]}`, self, page, lang, before: `${today}T00:00:00Z` }, entries(context))
}

const column = (key: string, fr: string, en: string) => ({ key, title: { fr, en } })

/** The posts that nobody holds, as a feed: the latest hundred vacancies. */
export const vacanciesDataset: Dataset = {
  name: 'vacancies',
  title,
  description: {
    fr: 'Les cent dernières vacances : les postes sans titulaire le jour demandé, même si quelqu’un y agit par intérim.',
    en: 'The last hundred vacancies: the posts without a holder on the day asked, even where someone acts.',
  },
  columns: [
    column('title', 'Poste et organisme', 'Post and body'),
    column('updated', 'Connue et commencée le', 'Known and begun on'),
    column('summary', 'État, premier jour et acte', 'State, first day and act'),
  ],
  count: (tx, today) => countVacancies(tx, { on: today, known: null }),
  forms: [
    {
      suffix: 'atom',
      type: 'application/atom+xml; charset=utf-8',
      title: { fr: 'Fil Atom', en: 'Atom feed' },
      conformsTo: 'https://www.rfc-editor.org/rfc/rfc4287',
      byLanguage: true,
      takes: ['on', 'known'],
      beside: addresses.posts.path,
      write: vacanciesFeed,
    },
  ],
}
