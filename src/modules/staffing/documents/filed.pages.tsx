import {
  Button,
  Buttons,
  Empty,
  Field,
  FileField,
  Folded,
  Form,
  Section,
  Select,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showInstant, showNumber } from '../../../kernel/words/index.ts'
import { canChange } from '../files/file.access.ts'
import type { FileRow } from '../files/file.queries.ts'
import { isOver } from '../files/file.steps.ts'
import { documentPaths, filedKinds, words } from './filed.fields.ts'
import type { Filed, Version } from './filed.queries.ts'

const sizeOf = (bytes: number, lang: Lang): string =>
  `${showNumber(Math.max(1, Math.round(bytes / 1024)), lang)}\u00a0${lang === 'fr' ? 'ko' : 'KB'}`

const Link = ({ of }: { of: Version }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <>
      <a href={to({ path: documentPaths.document }, { id: of.file_id, version: of.version_id })} data-no-prefetch>
        <bdi>{of.name}</bdi>
      </a>
      , {t('version', of.version)}, {sizeOf(of.size, lang)}, {of.added_by_name}, {showInstant(of.added_at, lang)}
    </>
  )
}

const Gestures = ({ filed: { document_id: document }, newest }: { filed: Filed; newest: Version }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const at = { id: newest.file_id, document }
  return (
    <>
      <Folded title={t('replace', newest.title)} form={`replace-${document}`}>
        <Form action={to({ path: documentPaths.replacing }, at)} id={`replace-${document}`} files>
          <FileField name="file" label={t('file')} hint={t('fileHint')} accept={accepted} />
          <Buttons>
            <Button>{t('replaceIt')}</Button>
          </Buttons>
        </Form>
      </Folded>
      <Folded title={t('strike', newest.title)} form={`strike-${document}`}>
        <Form action={to({ path: documentPaths.striking }, at)} id={`strike-${document}`}>
          <Field name="reason" label={t('reason')} type="area" />
          <Buttons>
            <Button kind="stop">{t('strikeIt')}</Button>
          </Buttons>
        </Form>
      </Folded>
    </>
  )
}

const accepted = '.pdf,.docx,.odt,.png,.jpg,.jpeg'

const One = ({ filed, may }: { filed: Filed; may: boolean }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const [newest, ...older] = filed.versions
  if (!newest) return null
  const { struck } = filed
  return (
    <li>
      <p>
        {filedKinds[newest.kind][lang]}
        {lang === 'fr' ? '\u00a0' : ''}: {struck ? <del>{newest.title}</del> : <strong>{newest.title}</strong>}
        {', '}
        <Link of={newest} />
      </p>
      {struck && (
        <p class="quiet">{t('struck', struck.struck_by_name, showInstant(struck.struck_at, lang), struck.reason)}</p>
      )}
      {older.length > 0 && (
        <details>
          <summary>{`${t('older')} (${older.length})`}</summary>
          <ul>
            {older.map(version => (
              <li>
                <Link of={version} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {may && !struck && <Gestures filed={filed} newest={newest} />}
    </li>
  )
}

/** The documents of a file: what stands, what stood before, what was struck. */
export const Documents = ({ file, documents }: { file: FileRow; documents: readonly Filed[] }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  if (isOver(file.step) && documents.length === 0) return null
  const may = canChange(actor, file, 'follow')
  return (
    <Section title={t('documents')} id="documents" bare={documents.length === 0}>
      {documents.length === 0 && <Empty>{t('none')}</Empty>}
      {documents.length > 0 && (
        <ul class="plain">
          {documents.map(filed => (
            <One filed={filed} may={may} />
          ))}
        </ul>
      )}
      {may && (
        <Folded title={t('add')} form="add-document">
          <Form action={to({ path: documentPaths.documents }, { id: file.file_id })} id="add-document" files>
            <Field name="title" label={t('title')} optional />
            <Select
              name="kind"
              label={t('kind')}
              options={Object.entries(filedKinds).map(([value, title]) => ({ value, title: title[lang] }))}
            />
            <FileField name="file" label={t('file')} hint={t('fileHint')} accept={accepted} />
            <Buttons>
              <Button>{t('add')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Section>
  )
}
