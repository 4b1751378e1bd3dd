import { z } from 'zod'
import { type Actor, visitor } from '../access/index.ts'
import { lastHash } from '../journal/index.ts'
import { inLang, langs, showNumber, type Two } from '../words/index.ts'
import { withQuery } from './address.ts'
import type { Site } from './ask.ts'
import { type DataContext, type Dataset, datasetsOf, filesOf } from './dataset.ts'
import { lastWord, tagOf } from './datasets.ts'
import { exportTypes } from './exports.ts'
import { type Column, whole } from './listing.ts'
import { Page } from './page.tsx'
import { Section } from './parts.tsx'
import { kernelPaths } from './paths.ts'
import { type Route, route } from './route.ts'
import { Table } from './tables.tsx'
import { catalogueWords as words } from './words.ts'

/** A file of the catalogue. */
type Distribution = {
  readonly path: string
  readonly title: Two
  readonly type: string
  readonly conformsTo: string | null
  readonly lang: string | null
  readonly takes: readonly string[]
  readonly tag: string
}
type Entry = { readonly dataset: Dataset; readonly rows: number; readonly files: readonly Distribution[] }

const listForms = [
  {
    suffix: 'csv',
    excel: null,
    all: null,
    title: { fr: 'CSV (RFC 4180)', en: 'CSV (RFC 4180)' },
    type: exportTypes.csv,
  },
  { suffix: 'csv', excel: 1, all: null, title: words.excel, type: exportTypes.csv },
  { suffix: 'xlsx', excel: null, all: null, title: { fr: 'XLSX', en: 'XLSX' }, type: exportTypes.xlsx },
  { suffix: 'json', excel: null, all: 1, title: { fr: 'JSON', en: 'JSON' }, type: exportTypes.json },
] as const

const distributionsOf = (dataset: Dataset, tag: (address: string) => string): Distribution[] => [
  ...filesOf(dataset).map(({ form, lang, name }) => ({
    path: `/data/${name}`,
    title: form.title,
    type: form.type,
    conformsTo: form.conformsTo ?? null,
    lang,
    takes: form.takes ?? [],
    tag: tag(`/data/${name}?`),
  })),
  ...(dataset.list === undefined ? [] : langs).flatMap(lang =>
    listForms.map(({ suffix, excel, all, title, type }) => {
      const page = `/${lang}${dataset.list?.path[lang]}`
      const path = withQuery(`${page}.${suffix}`, { excel, all })
      const query = new URLSearchParams(path.split('?')[1] ?? '')
      return {
        path,
        title,
        type,
        conformsTo: null,
        lang,
        takes: dataset.list?.facts ? ['on', 'known'] : [],
        tag: tag(`${page}.${suffix}?${query}`),
      }
    }),
  ),
]

type Reading = Pick<DataContext, 'tx' | 'today'> & { readonly actor: Actor }

const counted = new WeakMap<Site['database'], Map<string, ReadonlyMap<string, number>>>()

/** How many rows each dataset has for whoever looks: counted anew once the journal has another word. */
const countsOf = async (site: Site, last: string, { tx, today, actor }: Reading) => {
  const kept = counted.get(site.database) ?? new Map<string, ReadonlyMap<string, number>>()
  counted.set(site.database, kept)
  const key = [last, today, actor.id].join('\n')
  const known = kept.get(key)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { name, count } of datasetsOf(site)) counts.set(name, await count(tx, today))
  if (kept.size >= 50) kept.clear()
  kept.set(key, counts)
  return counts
}

const catalogueOf = async (site: Site, last: string, context: Reading): Promise<Entry[]> => {
  const counts = await countsOf(site, last, context)
  const entries: Entry[] = []
  for (const dataset of datasetsOf(site))
    entries.push({
      dataset,
      rows: counts.get(dataset.name) ?? 0,
      files: distributionsOf(dataset, address => tagOf(last, site, address)),
    })
  return entries
}

const dcatContext = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  csvw: 'http://www.w3.org/ns/csvw#',
  greffe: 'urn:greffe:',
}

const inBoth = ({ fr, en }: Two) => [
  { '@language': 'fr', '@value': fr },
  { '@language': 'en', '@value': en },
]
const at = (id: string) => ({ '@id': id })

const datasetNode = ({ dataset, rows, files }: Entry, { url, licence }: Site) => ({
  '@id': `${url}/data/#${dataset.name}`,
  '@type': 'dcat:Dataset',
  'dct:identifier': dataset.name,
  'dct:title': inBoth(dataset.title),
  'dct:description': inBoth(dataset.description),
  'dct:license': at(licence),
  'dct:language': ['fr', 'en'],
  'greffe:rows': rows,
  'csvw:column': dataset.columns.map(({ key, title }) => ({ 'csvw:name': key, 'csvw:title': inBoth(title) })),
  'dcat:distribution': files.map(file => ({
    '@id': `${url}${file.path}`,
    '@type': 'dcat:Distribution',
    'dct:title': inBoth(file.title),
    'dcat:downloadURL': at(`${url}${file.path}`),
    'dcat:accessURL': at(`${url}${file.path}`),
    'dcat:mediaType': file.type.split(';')[0],
    ...(file.conformsTo ? { 'dct:conformsTo': at(file.conformsTo) } : {}),
    ...(file.lang ? { 'dct:language': file.lang } : {}),
    'dct:license': at(licence),
    'greffe:etag': file.tag,
    'greffe:parameter': file.takes,
  })),
})

/** The whole catalogue as DCAT 3 in JSON-LD. */
export const dcatOf = async (site: Site): Promise<object> => {
  const last = await lastWord(site)
  const today = site.clock.today()
  const entries = await site.database.asActor(visitor, tx => catalogueOf(site, last, { tx, today, actor: visitor }), {
    readOnly: true,
  })
  return {
    '@context': dcatContext,
    '@id': `${site.url}/data/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(words.title),
    'dct:description': inBoth(words.lead),
    'dct:license': at(site.licence),
    'dct:language': ['fr', 'en'],
    'foaf:homepage': langs.map(lang => at(`${site.url}/${lang}${kernelPaths.data[lang]}`)),
    'dcat:dataset': entries.map(entry => datasetNode(entry, site)),
  }
}

const fileColumns: readonly Column<Distribution>[] = [
  {
    key: 'file',
    title: words.file,
    names: true,
    value: file => file.path,
    show: file => (
      <a href={file.path} data-no-prefetch>
        {file.path}
      </a>
    ),
  },
  { key: 'form', title: words.form, value: (file, lang) => file.title[lang] },
  { key: 'type', title: words.type, value: file => file.type.split(';')[0] ?? '' },
  { key: 'language', title: words.language, value: file => file.lang ?? 'fr, en' },
  { key: 'takes', title: words.takes, value: file => file.takes.map(name => `?${name}`).join(' ') },
  { key: 'etag', title: words.etag, value: file => file.tag, show: file => <code>{file.tag}</code> },
]

type Heading = { readonly key: string; readonly title: Two }
const columnColumns: readonly Column<Heading>[] = [
  {
    key: 'name',
    title: words.name,
    names: true,
    value: column => column.key,
    show: column => <code>{column.key}</code>,
  },
  { key: 'fr', title: { fr: 'Français', en: 'French' }, value: column => column.title.fr },
  { key: 'en', title: { fr: 'Anglais', en: 'English' }, value: column => column.title.en },
]

/** What is published, under what licence, in what forms and where: drawn from the datasets of the modules. */
export const catalogueRoute = (site: () => Site): Route =>
  route({
    method: 'get',
    path: kernelPaths.data,
    access: 'public',
    name: words.title,
    input: z.object({}),
    run: async ({ tx, actor, clock }) => {
      const own = site()
      const entries = await catalogueOf(own, await lastHash(tx), { tx, today: clock.today(), actor })
      return { entries, licence: own.licence }
    },
    data: ({ entries, licence }) => ({
      licence,
      total: entries.length,
      items: entries.map(({ dataset, rows, files }) => ({
        name: dataset.name,
        title: dataset.title,
        description: dataset.description,
        rows,
        columns: dataset.columns.map(({ key, title }) => ({ key, title })),
        files: files.map(({ path, type, tag, lang, conformsTo, takes }) => ({
          path,
          type,
          etag: tag,
          lang,
          conforms_to: conformsTo,
          takes,
        })),
      })),
    }),
    page: ({ data: { entries, licence }, lang }) => {
      const t = inLang(words, lang)
      return (
        <Page title={t('title')} lead={t('lead')}>
          <p>
            {t('licence')} <a href={licence}>{licence}</a>. <a href="/data/catalog.jsonld">{t('dcat')}</a>
          </p>
          {entries.map(({ dataset, rows, files }) => (
            <Section title={dataset.title[lang]} id={dataset.name}>
              <p>{dataset.description[lang]}</p>
              <p>{t('rows', showNumber(rows, lang))}</p>
              <Table
                list={whole(fileColumns, files)}
                caption={t('filesOf', dataset.title[lang])}
                id={`${dataset.name}-files`}
                plain
                wide
              />
              <details>
                <summary>{t('columns')}</summary>
                <Table
                  list={whole(columnColumns, dataset.columns)}
                  caption={t('columnsOf', dataset.title[lang])}
                  id={`${dataset.name}-columns`}
                  plain
                />
              </details>
            </Section>
          ))}
        </Page>
      )
    },
  })
