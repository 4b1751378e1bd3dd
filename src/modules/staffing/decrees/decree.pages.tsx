import {
  Button,
  Buttons,
  Changes,
  type FactChange,
  Form,
  Hidden,
  Page,
  Section,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import type { Content } from '../../acts/index.ts'
import { canChange } from '../files/file.access.ts'
import { crumbs } from '../files/list.pages.tsx'
import { paths, referenceOf, words } from '../words.ts'
import type { Beside } from './decree.actions.ts'
import { headingOf } from './decree.formats.ts'

type Lines = ReadonlyMap<string, string>

/** The content of an act, line by line under the name of each of its parts. */
const linesOf = (content: Content | null, lang: Lang): Lines => {
  if (content === null) return new Map()
  const t = inLang(words, lang)
  const version = (law: Content['recitals'][number]['law']) =>
    law?.version_date ? ` (${t('version', showDay(law.version_date, lang))})` : ''
  return new Map([
    [t('title'), content.title[lang]],
    ...content.recitals.map((recital, at): [string, string] => [
      t('recital', at + 1),
      `${recital[lang]}${version(recital.law)}`,
    ]),
    ...(content.recommender ? [[t('recommender'), content.recommender[lang]] as [string, string]] : []),
    ...content.articles.map((article, at): [string, string] => [t('article', at + 1), article[`text_${lang}`]]),
    ...content.schedules.map(({ title, body }, at): [string, string] => [
      t('schedule', at + 1),
      `${title[lang]}\n${body[lang]}`,
    ]),
  ])
}

/** Only the lines of a long text that differ, so that the eye finds them. */
const differing = (text: string, other: string | undefined): string => {
  if (other === undefined || !text.includes('\n')) return text
  const lines = new Set(other.split('\n'))
  return text
    .split('\n')
    .filter(line => line.trim() !== '' && !lines.has(line))
    .join('\n')
}

const changesOf = ({ before, now }: Beside, lang: Lang): FactChange[] => {
  const [old, next] = [linesOf(before, lang), linesOf(now, lang)]
  const shown = (text: string) => text.split('\n').map((line, at) => [at > 0 && <br />, line])
  return [...new Set([...old.keys(), ...next.keys()])].flatMap(fact => {
    const [a, b] = [old.get(fact), next.get(fact)]
    return a === b
      ? []
      : [
          {
            fact,
            before: a === undefined ? null : shown(differing(a, b)),
            after: b === undefined ? null : shown(differing(b, a)),
          },
        ]
  })
}

/** What drafting the act of a file would write, beside what its draft says now. */
export const DecreePage = ({ data }: { data: Beside }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const { file, before, lacks, version } = data
  const changes = lacks ? [] : changesOf(data, lang)
  const at = { id: file.file_id }
  return (
    <Page
      title={t('draft')}
      lead={headingOf(file, lang)}
      crumbs={[...crumbs(lang), { title: referenceOf(file), path: to({ path: paths.file }, at) }]}
    >
      <p>{t('draftLead')}</p>
      <form class="filters" action={to({ path: paths.decree }, at)}>
        <div class="field">
          <label for="version">{t('lawVersion')}</label>
          <input id="version" type="date" name="version" value={version ?? ''} />
        </div>
        <Buttons>
          <Button>{t('showVersion')}</Button>
        </Buttons>
      </form>
      <Section title={t('whatChanges')} id="changes">
        {lacks ? (
          <p class="empty">{lacks[lang]}</p>
        ) : changes.length === 0 ? (
          <p class="empty">{t('noChange')}</p>
        ) : (
          <Changes changes={changes} caption={t('whatChanges')} />
        )}
      </Section>
      {changes.length > 0 && canChange(actor, file, 'term') && (
        <Form action={to({ path: paths.decree }, at)}>
          <Hidden name="version" value={version ?? ''} />
          <Buttons>
            <Button kind="main">{t(before === null ? 'writeDraft' : 'writeAgain')}</Button>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}
