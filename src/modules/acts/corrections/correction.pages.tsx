import { Cite, type Column, type ListingOf, Page, Table } from '../../../kernel/web/index.ts'
import { inLang, type Words } from '../../../kernel/words/index.ts'
import { shortName } from '../acts/act.rules.ts'
import { actWords, paths } from '../words.ts'
import type { CorrectionLine } from './correction.queries.ts'

export const words = {
  title: { fr: 'Corrections', en: 'Corrections' },
  lead: {
    fr: 'Ce que des errata et des abrogations ont changé au registre : quel article, depuis quel jour, par quel acte. Rien n’en est retiré.',
    en: 'What errata and repeals have changed in the register: which article, from which day, by which act. Nothing is taken off this list.',
  },
  none: { fr: 'Aucune correction.', en: 'No correction.' },
  by: { fr: 'Par', en: 'By' },
  corrected: { fr: 'Article corrigé', en: 'Article corrected' },
  what: { fr: 'Correction', en: 'Correction' },
  from: { fr: 'À compter du', en: 'As of' },
  text: { fr: 'Texte', en: 'Text' },
  replaced: { fr: 'Remplacé', en: 'Replaced' },
  removed: { fr: 'Retiré', en: 'Removed' },
  repealed: { fr: 'Abrogé', en: 'Repealed' },
} as const satisfies Words

const cited = (kind: string, number: string, article: number, lang: 'fr' | 'en') =>
  `${shortName(kind, number, lang)}, art. ${article}`

export const correctionColumns: readonly Column<CorrectionLine>[] = [
  {
    key: 'corrected',
    title: words.corrected,
    names: true,
    sort: false,
    value: (row, lang) => cited(row.target_kind, row.target_number, row.target_article, lang),
    show: (row, { lang, to }) => (
      <a href={`${to({ path: paths.act }, { id: row.target_id })}#article-${row.target_article}`}>
        {cited(row.target_kind, row.target_number, row.target_article, lang)}
      </a>
    ),
  },
  { key: 'what', title: words.what, sort: false, value: (row, lang) => words[row.what][lang] },
  { key: 'from', title: words.from, kind: 'day', sort: false, value: row => row.from },
  {
    key: 'by',
    title: words.by,
    sort: false,
    value: (row, lang) => cited(row.kind, row.number, row.article, lang),
    show: (row, { lang, to }) => (
      <Cite
        label={cited(row.kind, row.number, row.article, lang)}
        path={`${to({ path: paths.act }, { id: row.act_id })}#article-${row.article}`}
      />
    ),
  },
  { key: 'adopted_on', title: actWords.adoptedOn, kind: 'day', sort: false, value: row => row.adopted_on },
  { key: 'text', title: words.text, sort: false, value: (row, lang) => (lang === 'fr' ? row.text_fr : row.text_en) },
]

export const CorrectionList = ({ list, lang }: { list: ListingOf<CorrectionLine>; lang: 'fr' | 'en' }) => {
  const t = inLang(words, lang)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ title: actWords.acts[lang], path: `/${lang}${paths.acts[lang]}` }]}
    >
      <Table list={list} caption={t('title')} empty={t('none')} wide />
    </Page>
  )
}
