import type { ComponentChildren } from 'preact'
import type { Day } from '../../../kernel/time/index.ts'
import { type Column, type ListingOf, Page, Section, Table, useView, whole } from '../../../kernel/web/index.ts'
import { inLang, type Lang, plural, showDay, showNumber, type Words } from '../../../kernel/words/index.ts'
import type { Body } from '../organisations/organisation.queries.ts'
import { type Choice, chosen, words as common, Filters, optionsOf } from '../registry.pages.tsx'
import { families, regimes } from '../registry.rules.ts'
import { daysTo, dueOn, type Month, type Tally, tally, type Work } from './horizon.formats.ts'
import type { HorizonRow } from './horizon.queries.ts'
import { rosterColumn } from './roster.pages.tsx'
import type { RosterFilter } from './roster.queries.ts'
import { Wave } from './wave.formats.tsx'

const n = (count: number, lang: Lang) => showNumber(count, lang)

const words = {
  lead: {
    fr: (until: string) => `Ce qui prend fin d’ici le ${until}, ce qui est échu et ce qui est vacant.`,
    en: (until: string) => `What ends by ${until}, what is past term and what is vacant.`,
  },
  sum: {
    fr: (ending: number, soon: number, past: number, vacant: number, acting: number, surplus: number) =>
      `${n(ending, 'fr')} ${plural('fr', ending, 'mandat prend fin', 'mandats prennent fin')}, dont ${n(soon, 'fr')} d’ici six mois; ${n(past, 'fr')} ${plural('fr', past, 'titulaire demeure', 'titulaires demeurent')} en fonction après l’échéance; ${n(vacant, 'fr')} ${plural('fr', vacant, 'poste est vacant', 'postes sont vacants')}${acting > 0 ? `, dont ${n(acting, 'fr')} occupés par intérim` : ''}${surplus > 0 ? `; ${n(surplus, 'fr')} ${plural('fr', surplus, 'surnuméraire termine', 'surnuméraires terminent')} des affaires` : ''}.`,
    en: (ending: number, soon: number, past: number, vacant: number, acting: number, surplus: number) =>
      `${n(ending, 'en')} ${plural('en', ending, 'term ends', 'terms end')}, ${n(soon, 'en')} of them within six months; ${n(past, 'en')} ${plural('en', past, 'holder stays', 'holders stay')} in office past term; ${n(vacant, 'en')} ${plural('en', vacant, 'post is', 'posts are')} vacant${acting > 0 ? `, ${n(acting, 'en')} of them with an acting holder` : ''}${surplus > 0 ? `; ${n(surplus, 'en')} ${plural('en', surplus, 'supernumerary finishes', 'supernumeraries finish')} cases` : ''}.`,
  },
  wave: { fr: 'Mandats qui prennent fin, par mois', en: 'Terms that end, by month' },
  waveSays: {
    fr: (total: number, month: string, most: number) =>
      `En 24 mois, ${n(total, 'fr')} ${plural('fr', total, 'mandat prend fin', 'mandats prennent fin')}. Mois le plus chargé\u00a0: ${month} (${n(most, 'fr')}).`,
    en: (total: number, month: string, most: number) =>
      `In 24 months, ${n(total, 'en')} ${plural('en', total, 'term ends', 'terms end')}. Busiest month: ${month} (${n(most, 'en')}).`,
  },
  waveEmpty: { fr: 'Aucun mandat ne prend fin dans ces 24 mois.', en: 'No term ends in these 24 months.' },
  figures: { fr: 'Les nombres du graphique', en: 'The numbers of the chart' },
  month: { fr: 'Mois', en: 'Month' },
  total: { fr: 'Total', en: 'Total' },
  byPortfolio: { fr: 'Par ministre', en: 'By minister' },
  byBody: { fr: 'Par organisme', en: 'By body' },
  none: { fr: 'Sans ministre inscrit', en: 'No minister recorded' },
  ending: { fr: 'Prennent fin', en: 'Ending' },
  soon: { fr: 'dont d’ici six mois', en: 'within six months' },
  lines: { fr: 'Poste par poste', en: 'Post by post' },
  nothing: {
    fr: 'Rien ne prend fin, rien n’est échu, rien n’est vacant.',
    en: 'Nothing ends, nothing is past term, nothing is vacant.',
  },
  due: { fr: 'Échéance ou vacance', en: 'End of term or vacancy' },
  caption: {
    fr: 'Par ministre et organisme, du plus ancien au plus lointain',
    en: 'By minister and body, from the oldest to the farthest',
  },
  groups: { fr: 'Ce qui prend fin, est échu ou est vacant', en: 'What ends, is past term or is vacant' },
  days: { fr: 'Jours', en: 'Days' },
  inDays: {
    fr: (days: number) =>
      days === 0 ? 'aujourd’hui' : `dans ${n(days, 'fr')}\u00a0${plural('fr', days, 'jour', 'jours')}`,
    en: (days: number) => (days === 0 ? 'today' : `in ${n(days, 'en')} ${plural('en', days, 'day', 'days')}`),
  },
  sinceDays: {
    fr: (days: number) => `depuis ${n(days, 'fr')}\u00a0${plural('fr', days, 'jour', 'jours')}`,
    en: (days: number) => `for ${n(days, 'en')} ${plural('en', days, 'day', 'days')}`,
  },
  next: { fr: 'Suite', en: 'Next' },
  work: { fr: 'Prochaine action', en: 'Next action' },
  nextFrom: { fr: (on: string) => `pourvu à compter du ${on}`, en: (on: string) => `filled as of ${on}` },
  term: { fr: 'Rang', en: 'Term' },
  months: { fr: 'Horizon', en: 'Horizon' },
  withinMonths: { fr: (count: number) => `${count}\u00a0mois`, en: (count: number) => `${count} months` },
} as const satisfies Words

const { organisation, post, person, state, act } = rosterColumn

const portfolioOf = ({ portfolio_fr, portfolio_en }: HorizonRow, lang: Lang) =>
  lang === 'fr' ? portfolio_fr : (portfolio_en ?? portfolio_fr)

const portfolio: Column<HorizonRow> = { key: 'portfolio', title: common.portfolio, value: portfolioOf }

/** The first line of each minister and body, where the minister is said. */
const openings = (rows: readonly HorizonRow[]): ReadonlySet<HorizonRow> =>
  new Set(
    rows.filter((row, place) => {
      const before = rows[place - 1]
      return before?.organisation_id !== row.organisation_id || before.portfolio_fr !== row.portfolio_fr
    }),
  )

const underMinister = (opening: ReadonlySet<HorizonRow>): Column<HorizonRow> => ({
  ...organisation,
  show: (row, view) => (
    <>
      {organisation.show(row, view)}
      {opening.has(row) && <div class="quiet">{portfolioOf(row, view.lang) ?? words.none[view.lang]}</div>}
    </>
  ),
})

const daysText = (days: number, lang: Lang) => (days < 0 ? words.sinceDays[lang](-days) : words.inDays[lang](days))

const due = (on: Day): Column<HorizonRow> => ({
  key: 'due_on',
  title: words.due,
  kind: 'day',
  value: dueOn,
  show: (row, { lang }) => {
    const days = daysTo(row, on)
    return (
      <>
        {dueOn(row)}
        {days !== null && <div class="quiet">{daysText(days, lang)}</div>}
      </>
    )
  },
})

const days = (on: Day): Column<HorizonRow> => ({
  key: 'days',
  title: words.days,
  kind: 'number',
  value: row => daysTo(row, on),
})

const term: Column<HorizonRow> = {
  key: 'term',
  title: words.term,
  kind: 'number',
  value: row => (row.capacity === 'titular' ? row.term : null),
}

const next: Column<HorizonRow> = {
  key: 'next_from',
  title: words.next,
  value: row => row.next_from,
  show: ({ next_from }, { lang }) => next_from && words.nextFrom[lang](showDay(next_from, lang)),
}

type Works = ReadonlyMap<string, Work>

/** The seat has its work; whoever finishes cases beside it has none. */
const workFor = (work: Works, { post_id, state }: HorizonRow): Work | undefined =>
  state === 'supernumerary' ? undefined : work.get(post_id)

/** What is to do about the post, for whoever may do it. */
const action = (work: Works): readonly Column<HorizonRow>[] =>
  work.size === 0
    ? []
    : [
        {
          key: 'next_action',
          title: words.work,
          value: (row, lang) => workFor(work, row)?.title[lang] ?? null,
          show: (row, { lang }) => {
            const found = workFor(work, row)
            return found && <a href={`/${lang}${found.path[lang]}`}>{found.title[lang]}</a>
          },
        },
      ]

/** On screen the minister stands under the body, and the days under the date; their own columns may be chosen. */
const shownLines = (list: ListingOf<HorizonRow>, on: Day, work: Works): ListingOf<HorizonRow> => ({
  ...list,
  columns: horizonColumns(on, work).map(column => {
    if (column === organisation) return underMinister(openings(list.rows))
    return column === portfolio || column.key === 'days' ? { ...column, aside: true } : column
  }),
})

export const horizonColumns = (on: Day, work: Works): readonly Column<HorizonRow>[] => [
  portfolio,
  organisation,
  post,
  person,
  state,
  due(on),
  days(on),
  term,
  next,
  ...action(work),
  act,
]

export type HorizonData = {
  list: ListingOf<HorizonRow>
  /** Every line within the horizon, before the table's own filter. */
  rows: readonly HorizonRow[]
  wave: readonly Month[]
  filter: RosterFilter
  months: number
  until: Day
  bodies: readonly Body[]
  work: Works
  on: Day
}

const monthName = (first: Day, lang: Lang) => showDay(first, lang).replace(lang === 'fr' ? /^1er\s/ : ' 1,', '')

const waveColumns = (lang: Lang): readonly Column<Month>[] => [
  {
    key: 'month',
    title: words.month,
    value: ({ first }) => first.slice(0, 7),
    show: ({ first }) => monthName(first, lang),
  },
  { key: 'full_time', title: regimes.full_time, kind: 'number', value: row => row.full_time, sum: true },
  { key: 'part_time', title: regimes.part_time, kind: 'number', value: row => row.part_time, sum: true },
  { key: 'total', title: words.total, kind: 'number', value: row => row.total, sum: true },
]

const WaveSection = ({ wave }: { wave: readonly Month[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const total = wave.reduce((sum, month) => sum + month.total, 0)
  const most = wave.reduce<Month | null>(
    (best, month) => (best === null || month.total > best.total ? month : best),
    null,
  )
  return (
    <Section title={t('wave')} id="wave">
      <figure>
        <figcaption>
          <p>{total > 0 && most ? t('waveSays', total, monthName(most.first, lang), most.total) : t('waveEmpty')}</p>
        </figcaption>
        {total > 0 && <Wave months={wave} lang={lang} name={t('wave')} />}
      </figure>
      {total > 0 && (
        <details>
          <summary>{t('figures')}</summary>
          <Table plain id="wave-figures" list={whole(waveColumns(lang), wave)} caption={t('wave')} />
        </details>
      )}
    </Section>
  )
}

type Group = { name: string; query: { portfolio?: string; organisation?: string }; counts: Tally }

/** By minister, or by body once a minister is chosen. */
const groupsOf = (rows: readonly HorizonRow[], filter: RosterFilter, on: Day, lang: Lang): Group[] => {
  const byBody = filter.portfolio !== undefined || filter.organisation !== undefined
  const groups = Map.groupBy(rows, row => (byBody ? row.organisation_id : (row.portfolio_fr ?? '')))
  return [...groups].flatMap(([key, own]) => {
    const first = own[0]
    if (!first) return []
    const name = byBody
      ? first[`organisation_${lang}`]
      : (first[`portfolio_${lang}`] ?? first.portfolio_fr ?? words.none[lang])
    return [{ name, query: byBody ? { organisation: key } : { portfolio: key }, counts: tally(own, on) }]
  })
}

const groupColumns = (byBody: boolean): readonly Column<Group>[] => [
  {
    key: 'name',
    title: byBody ? common.organisation : common.portfolio,
    value: ({ name }) => name,
    show: ({ name, query }, { here }) =>
      query.portfolio === '' ? name : <a href={here({ ...query, offset: null })}>{name}</a>,
  },
  { key: 'ending', title: words.ending, kind: 'number', value: ({ counts }) => counts.ending, sum: true },
  { key: 'soon', title: words.soon, kind: 'number', value: ({ counts }) => counts.soon, sum: true },
  { key: 'past_term', title: common.past_term, kind: 'number', value: ({ counts }) => counts.past_term, sum: true },
  { key: 'vacant', title: common.vacant, kind: 'number', value: ({ counts }) => counts.vacant, sum: true },
]

const choicesOf = ({ filter, months, bodies }: HorizonData, lang: Lang): Choice[] => {
  const t = inLang({ ...common, ...words }, lang)
  const portfolios = new Map(bodies.flatMap(body => (body.portfolio_fr ? [[body.portfolio_fr, body] as const] : [])))
  const under = bodies.filter(body => !filter.portfolio || body.portfolio_fr === filter.portfolio)
  return [
    {
      name: 'portfolio',
      label: t('portfolio'),
      value: filter.portfolio,
      options: [...portfolios].map(([value, body]) => ({ value, title: body[`portfolio_${lang}`] ?? value })),
    },
    {
      name: 'organisation',
      label: t('organisation'),
      value: filter.organisation,
      options: under.map(body => ({ value: body.organisation_id, title: body[`name_${lang}`] })),
    },
    {
      name: 'family',
      label: t('family'),
      value: filter.family,
      options: optionsOf(families, lang),
      every: common.everyFamily,
    },
    { name: 'regime', label: t('regime'), value: filter.regime, options: optionsOf(regimes, lang) },
    {
      name: 'months',
      label: t('months'),
      value: String(months),
      options: [6, 12, 18, 24, 36].map(count => ({ value: String(count), title: t('withinMonths', count) })),
    },
  ]
}

/** What narrows the list, in words: how far it looks is said alone. */
export const horizonNarrowed = (data: HorizonData, lang: Lang): string[] => [
  words.withinMonths[lang](data.months),
  ...chosen(
    choicesOf(data, lang).filter(({ name }) => name !== 'months'),
    lang,
  ),
]

export const HorizonPage = ({ data }: { data: HorizonData }): ReturnType<typeof Page> => {
  const { lang } = useView()
  const t = inLang({ ...common, ...words }, lang)
  const { list, rows, wave, filter, until, work, on } = data
  const counts = tally(rows, on)
  const byBody = filter.portfolio !== undefined || filter.organisation !== undefined
  const groups: ComponentChildren = (
    <Table
      plain
      id="groups"
      list={whole(groupColumns(byBody), groupsOf(rows, filter, on, lang))}
      caption={t('groups')}
    />
  )
  return (
    <Page title={t('horizon')} lead={t('lead', showDay(until, lang))}>
      <Filters choices={choicesOf(data, lang)} />
      <p>
        {t('sum', counts.ending, counts.soon, counts.past_term, counts.vacant, counts.acting, counts.supernumerary)}
      </p>
      <WaveSection wave={wave} />
      <Section title={t(byBody ? 'byBody' : 'byPortfolio')} id="groups-title">
        {rows.length > 0 && groups}
      </Section>
      <Section title={t('lines')} id="lines">
        <Table list={shownLines(list, on, work)} caption={t('caption')} empty={t('nothing')} />
      </Section>
    </Page>
  )
}
