import type { ComponentChildren } from 'preact'
import type { Subject } from '../../../kernel/facts/index.ts'
import { effectOf } from '../../../kernel/facts/index.ts'
import {
  Button,
  Cite,
  type Column,
  Empty,
  Field,
  Form,
  type ListingOf,
  Page,
  Pairs,
  pathTo,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showInstant, showPeriod } from '../../../kernel/words/index.ts'
import { actWords, paths } from '../words.ts'
import { canRecord } from './act.access.ts'
import { type ActDocument as ActContent, actText } from './act.formats.ts'
import type { Act, ActLine, ActName, Article, Event, Later } from './act.queries.ts'
import { type Kind, kindNames, kinds, shortName } from './act.rules.ts'
import { ActDocument } from './document.pages.tsx'
import { factName, SubjectLink } from './fact.pages.tsx'
import type { Made, NameOf, Touched } from './fact.queries.ts'

/** The columns of the list of acts. */
export const actColumns: readonly Column<ActLine>[] = [
  {
    key: 'number',
    title: actWords.number,
    names: true,
    value: ({ number }) => number,
    show: ({ act_id, kind, number }, { lang, to }) => (
      <a href={to({ path: paths.act }, { id: act_id })}>{shortName(kind, number, lang)}</a>
    ),
  },
  { key: 'kind', title: actWords.kind, value: ({ kind }, lang) => kindNames[kind][lang] },
  { key: 'adopted_on', title: actWords.adoptedOn, kind: 'day', value: ({ adopted_on }) => adopted_on },
  { key: 'title', title: actWords.title, value: ({ title }, lang) => title[lang] },
  { key: 'articles', title: actWords.articles, kind: 'number', value: ({ articles }) => articles },
  {
    key: 'gazette_date',
    title: actWords.gazette,
    value: ({ gazette_date }) => gazette_date,
    show: ({ gazette_date, gazette_part, gazette_page }, { lang }) => {
      const t = inLang(actWords, lang)
      return gazette_date ? (
        t('gazetteAt', gazette_date, gazette_part ?? '', gazette_page ?? '')
      ) : (
        <span class="quiet">{t('notPublished')}</span>
      )
    },
  },
]

type ListData = {
  list: ListingOf<ActLine>
  kind: Kind | null
  year: number | null
  years: readonly number[]
  any: boolean
}

const Filters = ({ kind, year, years }: Pick<ListData, 'kind' | 'year' | 'years'>) => {
  const { lang, path, query } = useView()
  const t = inLang(actWords, lang)
  const kept = [...query].filter(([name, value]) => ['filter', 'sort', 'dir', 'columns'].includes(name) && value !== '')
  return (
    <form class="filters" action={path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="field">
        <label for="kind">{t('kind')}</label>
        <select id="kind" name="kind">
          <option value="">{t('every')}</option>
          {kinds.map(one => (
            <option value={one} selected={one === kind}>
              {kindNames[one][lang]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="year">{t('year')}</label>
        <select id="year" name="year">
          <option value="">{t('everyYear')}</option>
          {years.map(one => (
            <option value={one} selected={one === year}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {t('show')}
      </button>
    </form>
  )
}

export const ActList = ({ data }: { data: ListData }) => {
  const { lang } = useView()
  const t = inLang(actWords, lang)
  return (
    <Page title={t('acts')} lead={t('actsLead')}>
      {data.any && <Filters {...data} />}
      <Table list={data.list} caption={t('acts')} empty={t(data.any ? 'noneHere' : 'none')} />
    </Page>
  )
}

export type ActData = {
  act: Act
  articles: readonly Article[]
  events: readonly Event[]
  later: readonly Later[]
  /** The acts that this one corrects or repeals. */
  earlier: readonly ActName[]
  touched: readonly Touched[]
  made: readonly Made[]
  names: NameOf
  offset: number
}

/** What an act's document says, with what is known of its signature and publication. */
export const contentOf = (act: Act, articles: readonly Article[], events: readonly Event[]): ActContent => {
  const signed = events.findLast(({ what }) => what === 'signed')
  const published = events.find(({ what }) => what === 'published')
  return {
    ...act.header,
    kind: act.kind,
    number: act.number,
    adopted_on: act.adopted_on,
    articles: articles.map(({ text_fr: fr, text_en: en }) => ({ fr, en })),
    state: {
      draft: false,
      signed_on: signed?.day ?? null,
      gazette: published ? { date: published.day, part: published.gazette_part, page: published.gazette_page } : null,
      seal: act.seal,
    },
  }
}

const citeOf = (lang: Lang, { kind, number }: { kind: string; number: string }, article?: number) =>
  shortName(kind, number, lang) + (article ? `, art.\u00a0${article}` : '')

/** A quiet reference to an article of an act. */
const ArticleCite = ({
  act_id,
  article,
  ...act
}: {
  act_id: string
  kind: string
  number: string
  article: number
}) => {
  const { lang, to } = useView()
  const page = Math.floor((article - 1) / articlesPerPage) * articlesPerPage
  const path = to({ path: paths.act }, { id: act_id, offset: page || null })
  return <Cite label={citeOf(lang, act, article)} path={`${path}#article-${article}`} />
}

export const articlesPerPage = 100

const pointsTo = ({ effect, input }: Article): { act: string; article: number } | null =>
  effect === 'act.correct' || effect === 'act.repeal' ? (input as { act: string; article: number }) : null

const laterWord = ({ effect, replaces }: Later) =>
  effect === 'act.repeal' ? 'repealedBy' : replaces ? 'replacedBy' : 'removedBy'

/** What stands under an article: what it did, and what was made of it since. */
const Under = ({ article, data }: { article: Article; data: ActData }) => {
  const { lang } = useView()
  const t = inLang(actWords, lang)
  const points = pointsTo(article)
  const target = points && data.earlier.find(({ act_id }) => act_id === points.act)
  const made = data.made.filter(({ row }) => row.article === article.article)
  const ofSubject = ({ id }: Subject) => made.filter(({ subject }) => subject.id === id)
  const begins = ({ subject }: Touched) => ofSubject(subject)[0]?.row.valid.from ?? ''
  const touched = data.touched
    .filter(one => one.article === article.article)
    .sort((a, b) => (begins(a) < begins(b) ? -1 : 1))
  const later = data.later.filter(one => one.target === article.article)
  if (article.effect === null && later.length === 0) return null
  return (
    <div class="did">
      {article.effect !== null && (
        <p>
          <span class="effect">{effectOf(article.effect)?.title[lang] ?? article.effect}</span>
          {points && target && (
            <>
              {' '}
              <ArticleCite {...target} article={points.article} />
            </>
          )}
        </p>
      )}
      {touched.length > 0 && (
        <ul>
          {touched.map(({ subject }) => (
            <li>
              <SubjectLink subject={subject} names={data.names} />
              {ofSubject(subject).map(({ table, row }) => (
                <span class="made">
                  {factName(table, row, data.names, lang)}
                  {(row.valid.from || row.valid.until) && `, ${showPeriod(row.valid, lang)}`}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {later.map(one => (
        <p>
          <State meaning="stopped">{t(laterWord(one))}</State> <ArticleCite {...one} />
          {one.from && <span class="quiet"> {showDay(one.from, lang)}</span>}
        </p>
      ))}
    </div>
  )
}

const Turn = ({ offset, shown, total }: { offset: number; shown: number; total: number }) => {
  const { lang, here } = useView()
  const t = inLang(actWords, lang)
  if (total <= shown) return null
  return (
    <nav class="pages" aria-label={t('articles')}>
      <p>{t('partOf', offset + 1, offset + shown, total)}</p>
      {offset > 0 && (
        <a rel="prev" href={here({ offset: Math.max(0, offset - articlesPerPage) || null })}>
          {t('previous')}
        </a>
      )}
      {offset + shown < total && (
        <a rel="next" href={here({ offset: offset + shown })}>
          {t('next')}
        </a>
      )}
    </nav>
  )
}

/** An English page offers both languages, in its own words. */
const Documents = ({ id }: { id: string }) => {
  const { lang } = useView()
  const t = inLang(actWords, lang)
  const kinds = [
    { path: paths.document, says: 'pdfIn' },
    { path: paths.documentDocx, says: 'docxIn' },
  ] as const
  return (
    <span class="several">
      {kinds.flatMap(({ path, says }) =>
        (['fr', 'en'] as const).flatMap(language => [
          <a href={pathTo({ path }, language, { id })} hreflang={language} data-no-prefetch>
            {t(says, t(language === 'fr' ? 'french' : 'english'))}
          </a>,
          ' ',
        ]),
      )}
    </span>
  )
}

const Seal = ({ act }: { act: Act }) => {
  const { lang, to } = useView()
  const t = inLang(actWords, lang)
  return (
    <details class="seal">
      <summary>
        <code>{act.seal.slice(0, 16)}</code>
      </summary>
      <p>
        {t('sealWhole')} <code>{act.seal}</code>
      </p>
      <p>
        {t('sealBefore')}{' '}
        {act.before ? (
          <>
            <code>{act.seal_before}</code>{' '}
            <Cite label={citeOf(lang, act.before)} path={to({ path: paths.act }, { id: act.before.act_id })} />
          </>
        ) : (
          t('sealNone')
        )}
      </p>
    </details>
  )
}

const signatures = (events: readonly Event[], lang: Lang): ComponentChildren => {
  const t = inLang(actWords, lang)
  const signed = events.filter(({ what }) => what === 'signed')
  return signed.length > 0 ? (
    signed.map(({ day, signatory }) => <div>{t('signedBy', showDay(day, lang), signatory ?? '')}</div>)
  ) : (
    <span class="quiet">{t('notSigned')}</span>
  )
}

const Record = ({ act, events }: { act: Act; events: readonly Event[] }) => {
  const { lang, to } = useView()
  const t = inLang(actWords, lang)
  const published = events.some(({ what }) => what === 'published')
  return (
    <Section title={t('afterAdoption')} id="after">
      <div class="side">
        <Form action={to({ path: paths.signature }, { id: act.act_id })} id="signature">
          <h3>{t('recordSignature')}</h3>
          <Field name="signatory" label={t('signatory')} value={act.header.signatories[0]?.name ?? ''} />
          <Field name="day" type="date" label={t('signedOn')} value={act.adopted_on} />
          <Button>{t('recordSignature')}</Button>
        </Form>
        {!published && (
          <Form action={to({ path: paths.publication }, { id: act.act_id })} id="publication">
            <h3>{t('recordPublication')}</h3>
            <Field name="day" type="date" label={t('publishedOn')} />
            <Field name="gazette_part" label={t('part')} value="2" size="short" />
            <Field name="gazette_page" label={t('page')} size="short" />
            <Button>{t('recordPublication')}</Button>
          </Form>
        )}
      </div>
    </Section>
  )
}

export const ActPage = ({ data }: { data: ActData }) => {
  const { act, articles, events, offset } = data
  const { lang, to, actor } = useView()
  const t = inLang(actWords, lang)
  const published = events.find(({ what }) => what === 'published')
  const name = `${kindNames[act.kind][lang]} ${act.number}`
  const byNumber = new Map(articles.map(article => [article.article, article]))
  return (
    <Page
      title={name}
      lead={t('concerning', act.header.title[lang])}
      crumbs={[{ title: t('acts'), path: to({ path: paths.acts }) }]}
    >
      <Pairs
        pairs={[
          {
            label: t('adoptedOn'),
            value: `${showDay(act.adopted_on, lang)}${act.elsewhere ? `, ${t('elsewhere')}` : ''}`,
          },
          { label: t('known'), value: <time dateTime={act.instant}>{showInstant(act.instant, lang)}</time> },
          { label: t('signed'), value: signatures(events, lang) },
          {
            label: t('gazette'),
            value: published ? (
              t('gazetteAt', showDay(published.day, lang), published.gazette_part ?? '', published.gazette_page ?? '')
            ) : (
              <span class="quiet">{t('notPublished')}</span>
            ),
          },
          { label: t('documents'), value: <Documents id={act.act_id} /> },
          { label: t('seal'), value: <Seal act={act} /> },
        ]}
      />
      <Turn offset={offset} shown={articles.length} total={act.articles} />
      {articles.length === 0 ? (
        <Empty>{t('noneHere')}</Empty>
      ) : (
        <ActDocument
          text={actText(contentOf(act, articles, events), lang)}
          offset={offset}
          last={offset + articles.length >= act.articles}
          under={n => {
            const article = byNumber.get(n)
            return article && <Under article={article} data={data} />
          }}
        />
      )}
      <Turn offset={offset} shown={articles.length} total={act.articles} />
      {canRecord(actor) && <Record act={act} events={events} />}
    </Page>
  )
}
