import type { Verdict } from '../../../kernel/rules/index.ts'
import { type ListingOf, Page, State, Table, useView } from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { Composition } from '../compositions/composition.pages.tsx'
import { headingOf } from '../decrees/decree.formats.ts'
import { paths, referenceOf, words } from '../words.ts'
import type { Line } from './file.formats.ts'
import type { Whole } from './file.queries.ts'
import { isOver } from './file.steps.ts'
import { crumbs } from './list.pages.tsx'

export type BundleData = {
  name: string
  files: readonly Whole[]
  composition: readonly Verdict[]
  list: ListingOf<Line>
}

/** Files whose place is freed by one that ended otherwise than by its act. SM-11. */
export const brokenBy = (files: readonly Whole[]): { file: Whole; by: Whole }[] =>
  files.flatMap(file => {
    const by = files.find(one => one.file_id === file.depends_on)
    return by && isOver(by.step) && by.step !== 'closed' && !isOver(file.step) ? [{ file, by }] : []
  })

export const BundlePage = ({ data: { name, files, composition, list } }: { data: BundleData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const broken = brokenBy(files)
  return (
    <Page title={name} lead={t('bundleLead')} crumbs={crumbs(lang)}>
      {broken.length > 0 && (
        <ul>
          {broken.map(({ file, by }) => (
            <li>
              <a href={to({ path: paths.file }, { id: file.file_id })}>{headingOf(file, lang)}</a>{' '}
              <State meaning="overdue">{t('broken', referenceOf(by))}</State>
            </li>
          ))}
        </ul>
      )}
      <Composition verdicts={composition} together />
      <Table list={list} caption={name} empty={t('none')} />
    </Page>
  )
}
