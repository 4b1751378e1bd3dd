import { z } from 'zod'
import {
  Empty,
  Follow,
  Keep,
  KeptDates,
  Page,
  pathTo,
  type Route,
  route,
  Section,
  useView,
  type When,
} from '../web/index.ts'
import { inLang, plural, type Two } from '../words/index.ts'
import { type Found, type Match, type SearchSource, search } from './search.queries.ts'

const words = {
  title: { fr: 'Recherche', en: 'Search' },
  asked: { fr: (q: string) => `Recherche : ${q}`, en: (q: string) => `Search: ${q}` },
  label: { fr: 'Un nom, un poste, un organisme, un numéro d’acte', en: 'A name, a post, a body, an act’s number' },
  go: { fr: 'Chercher', en: 'Search' },
  found: {
    fr: (n: number) => `${n} ${plural('fr', n, 'résultat', 'résultats')}`,
    en: (n: number) => `${n} ${plural('en', n, 'result', 'results')}`,
  },
  most: {
    fr: (n: number) => `Les ${n} premiers résultats ; ajoutez un mot pour préciser.`,
    en: (n: number) => `The first ${n} results; add a word to narrow them.`,
  },
  close: { fr: (q: string) => `Résultats proches de «\u00a0${q}\u00a0»`, en: (q: string) => `Results close to “${q}”` },
  none: {
    fr: 'Rien ne correspond à tous ces mots. Essayez-en moins, ou seulement le début d’un mot.',
    en: 'Nothing matches all these words. Try fewer, or only the beginning of a word.',
  },
  start: { fr: 'Écrivez au moins un mot.', en: 'Type at least one word.' },
}

const most = 50

type Shown = Found & { readonly q: string; readonly when: When }

type ResultsProps = { sources: readonly SearchSource[]; matches: readonly Match[] }

const Results = ({ sources, matches }: ResultsProps) => {
  const { lang, to } = useView()
  const kinds = [...new Set(matches.map(({ kind }) => kind))]
  return (
    <>
      {kinds.map(kind => {
        const source = sources.find(one => one.kind === kind)
        return (
          source && (
            <Section title={source.title[lang]}>
              <ul class="results">
                {matches
                  .filter(match => match.kind === kind)
                  .map(({ id, title, note }) => (
                    <li>
                      <a href={to(source.page, { id })}>{title}</a> <span class="quiet">{note}</span>
                    </li>
                  ))}
              </ul>
            </Section>
          )
        )
      })}
    </>
  )
}

const SearchPage = ({ data: { q, matches, close }, sources }: { data: Shown; sources: readonly SearchSource[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={q === '' ? t('title') : t('asked', q)} heading={t('title')}>
      <form class="search large" action={`/${lang}${path[lang]}`}>
        <KeptDates />
        <label for="q">{t('label')}</label>
        <input id="q" type="search" name="q" value={q} autocomplete="off" />
        <button type="submit" class="button main">
          {t('go')}
        </button>
      </form>
      <p role="status">
        {q === '' ? t('start') : matches.length === most ? t('most', most) : t('found', matches.length)}
      </p>
      {q !== '' && (
        <>
          <Keep />
          <Follow />
        </>
      )}
      {q !== '' && matches.length + close.length === 0 && <Empty>{t('none')}</Empty>}
      <Results sources={sources} matches={matches} />
      {close.length > 0 && (
        <>
          <p role="status">{t('close', q)}</p>
          <Results sources={sources} matches={close} />
        </>
      )}
    </Page>
  )
}

const path: Two = { fr: '/recherche', en: '/search' }

/** The search page over what all the modules let people find. */
export const searchRoute = (sources: readonly SearchSource[]): Route =>
  route({
    method: 'get',
    path,
    access: 'public',
    name: words.title,
    facts: true,
    input: z.object({ q: z.string().trim().max(200).default('') }),
    run: async ({ input: { q }, tx, actor, lang, when }) => ({
      q,
      when,
      ...(await search(tx, sources, q, { at: when, lang, limit: most, actor })),
    }),
    // A message travels unsealed, to an address that somebody typed: it tells only what the public may find.
    follows: ({ matches }, lang) =>
      matches.flatMap(({ kind, id, title, note }) => {
        const source = sources.find(one => one.kind === kind && one.access === 'public')
        return source ? [{ id: `${kind} ${id}`, title, note, path: pathTo(source.page, lang, { id }) }] : []
      }),
    page: ({ data }) => <SearchPage data={data} sources={sources} />,
    data: ({ q, when, matches, close }, lang) => {
      const withPath = (match: Match) => {
        const source = sources.find(({ kind }) => kind === match.kind)
        const page = source?.page
        const dates = page?.facts ? { on: when.on, known: when.knownDay } : {}
        return {
          ...match,
          kind_title: source?.title[lang] ?? match.kind,
          path: page ? pathTo(page, lang, { id: match.id, ...dates }) : null,
        }
      }
      return { q, total: matches.length, items: matches.map(withPath), close: close.map(withPath) }
    },
  })
