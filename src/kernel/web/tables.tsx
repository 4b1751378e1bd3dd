import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { type Cents, cents } from '../money/index.ts'
import { inLang, type Lang, showMoney, showNumber } from '../words/index.ts'
import { withQuery } from './address.ts'
import type {} from './elements.ts'
import { type Cell, type Column, columnsOnScreen, type ListingOf } from './listing.ts'
import { Follow, Keep, scrollable } from './parts.tsx'
import { HeadingContext, useView, type View } from './view.ts'
import { tableWords } from './words.ts'

/** A value as people read it; a day stays 'YYYY-MM-DD', which compares best in a column. */
const showCell = (cell: Cell, lang: Lang): string => {
  if (cell === null) return ''
  if (typeof cell === 'bigint') return showMoney(cell as Cents, lang)
  if (typeof cell === 'number') return showNumber(cell, lang)
  if (typeof cell === 'boolean') return inLang(tableWords, lang)(cell ? 'yes' : 'no')
  return cell
}

const sumOf = <Row,>(column: Column<Row>, rows: readonly Row[], lang: Lang): Cell => {
  const cells = rows.map(row => column.value(row, lang))
  if (cells.some(cell => typeof cell === 'bigint'))
    return cells.reduce<Cents>((sum, cell) => (typeof cell === 'bigint' ? cents(sum + cell) : sum), cents(0n))
  return cells.reduce<number>((sum, cell) => (typeof cell === 'number' ? sum + cell : sum), 0)
}

const kindClass = { code: 'code', number: 'number', money: 'number', day: 'day', text: undefined } as const
const classOf = (column: { kind?: 'text' | 'code' | 'number' | 'money' | 'day' }) => kindClass[column.kind ?? 'text']

const Heading = <Row,>({ column, list, plain }: { column: Column<Row>; list: ListingOf<Row>; plain: boolean }) => {
  const { lang, here } = useView()
  const { asked } = list
  const title = column.title[lang]
  if (plain || column.sort === false)
    return (
      <th scope="col" class={classOf(column)}>
        {title}
      </th>
    )
  const sorted = asked.sort === column.key
  const dir = sorted && asked.dir === 'asc' ? 'desc' : null
  const id = `sort-${column.key}`
  return (
    <th
      scope="col"
      class={classOf(column)}
      aria-sort={sorted ? (asked.dir === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <a id={id} class={sorted ? asked.dir : undefined} href={`${here({ sort: column.key, dir, offset: null })}#${id}`}>
        {title}
      </a>
    </th>
  )
}

const Body = <Row,>({ columns, rows, view }: { columns: readonly Column<Row>[]; rows: readonly Row[]; view: View }) => {
  const names = columns.findIndex(column => column.names)
  const classes = columns.map(classOf)
  const header = Math.max(names, 0)
  return (
    <tbody>
      {rows.map(row => (
        <tr>
          {columns.map((column, place) => {
            const shown = column.show ? column.show(row, view) : showCell(column.value(row, view.lang), view.lang)
            return place === header ? (
              <th scope="row" class={classes[place]}>
                {shown}
              </th>
            ) : (
              <td class={classes[place]}>{shown}</td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

const Sums = <Row,>({ columns, list }: { columns: readonly Column<Row>[]; list: ListingOf<Row> }) => {
  const { lang } = useView()
  if (!columns.some(column => column.sum) || list.rows.length === 0) return null
  const t = inLang(tableWords, lang)
  return (
    <tfoot>
      <tr>
        {columns.map((column, place) =>
          place === 0 ? (
            <th scope="row">{t(list.rows.length < list.total ? 'totalShown' : 'total')}</th>
          ) : (
            <td class={classOf(column)}>{column.sum && showCell(sumOf(column, list.rows, lang), lang)}</td>
          ),
        )}
      </tr>
    </tfoot>
  )
}

/** The query of this page as hidden fields, so that a small form changes one part of it. */
const Kept = ({ without }: { without: readonly string[] }) => {
  const { query } = useView()
  return (
    <>
      {[...query]
        .filter(([name, value]) => value !== '' && !without.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

const Tools = <Row,>({ list, id }: { list: ListingOf<Row>; id: string }) => {
  const { lang, path, query, here } = useView()
  const t = inLang(tableWords, lang)
  const chosen = columnsOnScreen(list)
  return (
    <div class="tools">
      <form class="filter" action={`${path}#${id}-filter`}>
        <Kept without={['filter', 'offset']} />
        <label for={`${id}-filter`}>{t('filter')}</label>
        <input id={`${id}-filter`} type="search" name="filter" value={list.asked.filter} autocomplete="off" />
        <button type="submit">{t('apply')}</button>
        {list.asked.filter && <a href={`${here({ filter: null, offset: null })}#${id}-filter`}>{t('clear')}</a>}
      </form>
      <details class="columns">
        <summary id={`${id}-columns`}>{t('columns')}</summary>
        <form action={`${path}#${id}-columns`}>
          <Kept without={['columns']} />
          {list.columns.map(column => (
            <div class="choice">
              <input
                id={`${id}-show-${column.key}`}
                type="checkbox"
                name="columns"
                value={column.key}
                checked={chosen.includes(column)}
              />
              <label for={`${id}-show-${column.key}`}>{column.title[lang]}</label>
            </div>
          ))}
          <button type="submit">{t('choose')}</button>
          {query.has('columns') && <a href={`${here({ columns: null })}#${id}-columns`}>{t('usual')}</a>}
        </form>
      </details>
      <Keep />
    </div>
  )
}

const Pages = <Row,>({ list }: { list: ListingOf<Row> }) => {
  const { lang, here } = useView()
  const { rows, total, asked } = list
  const t = inLang(tableWords, lang)
  if (total <= rows.length && asked.offset === 0) return null
  const before = Math.max(0, asked.offset - asked.limit)
  const after = asked.offset + rows.length
  return (
    <nav class="pages" aria-label={t('pages')}>
      {asked.offset > 0 && (
        <a rel="prev" href={here({ offset: before || null })}>
          {t('previous')}
        </a>
      )}
      {after < total && (
        <a rel="next" href={here({ offset: after })}>
          {t('next')}
        </a>
      )}
    </nav>
  )
}

const Exports = <Row,>({ list }: { list: ListingOf<Row> }) => {
  const { lang, path, query } = useView()
  const t = inLang(tableWords, lang)
  if (list.total === 0) return null
  const all = { limit: null, offset: null }
  const files = [
    { suffix: 'csv', changes: { ...all, excel: 1 }, title: t('excel') },
    { suffix: 'xlsx', changes: all, title: 'XLSX' },
    { suffix: 'csv', changes: all, title: 'CSV' },
    { suffix: 'json', changes: { ...all, all: 1 }, title: 'JSON' },
  ]
  return (
    <p class="exports">
      {t('exportAll', list.total)}
      {files.map(({ suffix, changes, title }) => (
        <>
          {' '}
          <a href={withQuery(`${path}.${suffix}`, changes, query)} data-no-prefetch download>
            {title}
          </a>
        </>
      ))}
    </p>
  )
}

/** What a program may follow of this list, for whoever has no message sent. */
const Feeds = () => {
  const { lang, feeds } = useView()
  if (feeds.length === 0) return null
  return (
    <p class="exports">
      {inLang(tableWords, lang)('feeds')}
      {feeds.map(({ title, type, path }) => (
        <>
          {' '}
          <a href={path} type={type} data-no-prefetch>
            {title}
          </a>
        </>
      ))}
    </p>
  )
}

const countOf = <Row,>({ rows, total, asked }: ListingOf<Row>, lang: Lang): string => {
  const t = inLang(tableWords, lang)
  return rows.length === total ? t('rows', total) : t('range', asked.offset + 1, asked.offset + rows.length, total)
}

type TableProps<Row> = {
  list: ListingOf<Row>
  caption: string
  /** What is said when there is no row at all. */
  empty?: ComponentChildren
  /** Without filter, sort, choice of columns or exports: a short table inside a page. Only one table of a page is not plain. */
  plain?: boolean
  /** More columns than a screen is wide: it scrolls in a box of its own. */
  wide?: boolean
  id?: string
}

/** A table as interface.md wants it. Sort and filter are in the address; the fragment gives the focus back. */
export const Table = <Row,>({ list, caption, empty, plain = false, wide = false, id = 'list' }: TableProps<Row>) => {
  const view = useView()
  const { lang } = view
  const t = inLang(tableWords, lang)
  const above = useContext(HeadingContext)
  const { asked, rows } = list
  const columns = columnsOnScreen(list)
  if (rows.length === 0 && asked.filter === '' && asked.offset === 0)
    return (
      <>
        <p class="empty">{empty ?? t('none')}</p>
        {!plain && (
          <>
            <Keep />
            <Follow />
          </>
        )}
      </>
    )
  const table = (
    <section class={wide ? 'scroll wide' : 'scroll'} {...scrollable} aria-labelledby={`${id}-caption`}>
      <table id={id}>
        <caption id={`${id}-caption`}>
          <span class={caption === above ? 'quiet-label' : undefined}>{caption}</span>{' '}
          <span class="count">{countOf(list, lang)}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(column => (
              <Heading column={column} list={list} plain={plain} />
            ))}
          </tr>
        </thead>
        <Body columns={columns} rows={rows} view={view} />
        <Sums columns={columns} list={list} />
      </table>
    </section>
  )
  if (plain) return table
  return (
    <row-filter data-says={t('matching')}>
      <Tools list={list} id={id} />
      {rows.length > 0 ? table : <p class="empty">{t('noneFiltered', asked.filter)}</p>}
      <div class="under">
        <Pages list={list} />
        <Exports list={list} />
      </div>
      <Follow />
      <Feeds />
    </row-filter>
  )
}
