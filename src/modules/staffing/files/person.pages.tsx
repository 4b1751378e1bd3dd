import type { ComponentChildren } from 'preact'
import {
  Button,
  Buttons,
  Choices,
  Field,
  Folded,
  Form,
  Hidden,
  Page,
  Pairs,
  Section,
  Select,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, showDay } from '../../../kernel/words/index.ts'
import { formalName, headingOf } from '../decrees/decree.formats.ts'
import { paths, referenceOf, sources, words } from '../words.ts'
import { canChange } from './file.access.ts'
import type { Part } from './file.fields.ts'
import type { FileData } from './file.formats.ts'
import { crumbs } from './list.pages.tsx'
import { Newcomer, type Typed } from './newcomer.pages.tsx'
import type { Pick as Picked } from './pick.formats.ts'
import { Picking } from './pick.pages.tsx'

export type Own = Pick<FileData, 'file'>

/** What every part of a file needs: its words, and whether the actor may change it. */
export const usePart = ({ file }: Own, part: Part) => {
  const { lang, actor, to } = useView()
  return { lang, to, t: inLang(words, lang), may: canChange(actor, file, part) }
}

/** The form of a part, behind its name. */
export const Editing = ({
  id,
  part,
  action,
  version,
  children,
}: {
  id: string
  part: string
  action: string
  version: number
  children: ComponentChildren
}) => {
  const t = inLang(words, useView().lang)
  return (
    <Folded title={t('change')} form={id}>
      <Form action={action} id={id}>
        <Hidden name="version" value={version} />
        <Hidden name="part" value={part} />
        {children}
        <Buttons>
          <Button>{t('save')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** Whoever is proposed, or leaves. */
export const PersonSection = ({ file }: Own) => {
  const { lang, to, t, may } = usePart({ file }, 'person')
  const action = to({ path: paths.person }, { id: file.file_id })
  const fixed = file.kind === 'renewal' || file.kind === 'departure'
  return (
    <Section title={t('person')} id="person-title">
      {file.person ? (
        <Pairs
          pairs={[
            { label: t('person'), value: formalName(file)[lang] },
            { label: t('source'), value: file.source && sources[file.source as keyof typeof sources]?.[lang] },
            { label: t('consented'), value: file.consented_on && showDay(file.consented_on, lang) },
          ]}
        />
      ) : (
        <p class="empty">{t('noPerson')}</p>
      )}
      {may && !fixed && (
        <p>
          <a href={action}>{t('proposePerson')}</a>
        </p>
      )}
      {may && file.person && file.kind !== 'departure' && (
        <Editing id="consent" part="consent" action={action} version={file.version}>
          <Select
            name="source"
            label={t('source')}
            value={file.source}
            optional
            options={Object.entries(sources).map(([value, both]) => ({ value, title: both[lang] }))}
          />
          <Field
            name="consented_on"
            label={t('consented')}
            type="date"
            size="short"
            value={file.consented_on}
            optional
          />
        </Editing>
      )}
    </Section>
  )
}

export type PersonData = {
  file: FileData['file']
  asked: string
  found: readonly { id: string; title: string }[]
  typed: Typed
  picks: readonly Picked[]
}

/** Finds a person of the register, or enters someone who is not in it. */
export const PersonPage = ({ data: { file, asked, found, typed, picks } }: { data: PersonData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const action = to({ path: paths.person }, { id: file.file_id })
  return (
    <Page
      title={t('person')}
      lead={headingOf(file, lang)}
      crumbs={[...crumbs(lang), { title: referenceOf(file), path: to({ path: paths.file }, { id: file.file_id }) }]}
    >
      <Picking file={file} picks={picks} />
      <form class="search large" action={action}>
        <label for="person-search">{t('searchPerson')}</label>
        <input
          id="person-search"
          type="search"
          name="q"
          value={asked}
          autocomplete="off"
          aria-describedby="person-hint"
        />
        <button type="submit" class="button main">
          {t('search')}
        </button>
        <p class="hint" id="person-hint">
          {t('searchHint')}
        </p>
      </form>
      {asked !== '' && found.length === 0 && <p class="empty">{t('nobody')}</p>}
      {found.length > 0 && (
        <Form action={action} id="choose">
          <Hidden name="version" value={file.version} />
          <Hidden name="part" value="choose" />
          <Choices name="person" label={t('found')} options={found.map(({ id, title }) => ({ value: id, title }))} />
          <Buttons>
            <Button kind="main">{t('choose')}</Button>
          </Buttons>
        </Form>
      )}
      <Newcomer file={file} typed={typed} />
    </Page>
  )
}
