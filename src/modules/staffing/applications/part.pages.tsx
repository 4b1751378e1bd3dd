import type { ComponentChildren } from 'preact'
import { dayInToronto } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Check,
  Choices,
  Empty,
  Field,
  Fieldset,
  FileField,
  Form,
  Page,
  Select,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showNumber } from '../../../kernel/words/index.ts'
import {
  applyPaths,
  type Content,
  documentKinds,
  groupKeys,
  groupNames,
  mostDocuments,
  type PartName,
  partNames,
} from './application.fields.ts'
import { type Own, words } from './apply.formats.ts'
import { crumbsTo } from './apply.pages.tsx'

const useWords = () => inLang(words, useView().lang)

type PartProps = { own: Own; part: PartName }

const Identity = ({ identity }: Content) => {
  const t = useWords()
  return (
    <>
      <Field
        name="given_name"
        label={t('given')}
        value={identity?.given_name ?? ''}
        autocomplete="given-name"
        optional
      />
      <Field
        name="family_name"
        label={t('family')}
        value={identity?.family_name ?? ''}
        autocomplete="family-name"
        optional
      />
      <Field name="phone" label={t('phone')} value={identity?.phone ?? ''} autocomplete="tel" optional />
      <Field name="city" label={t('city')} value={identity?.city ?? ''} autocomplete="address-level2" optional />
      <Field name="orders" label={t('orders')} value={identity?.orders ?? ''} hint={t('ordersHint')} optional />
    </>
  )
}

/** Places for employers beyond those that are said already. */
const spare = 3

const Career = ({ career }: Content) => {
  const t = useWords()
  const employers = career?.employers ?? []
  return (
    <>
      <Field name="years" label={t('years')} type="number" size="short" value={career?.years ?? null} optional />
      <Field
        name="summary"
        label={t('summary')}
        type="area"
        rows={8}
        size="long"
        value={career?.summary ?? ''}
        optional
      />
      {Array.from({ length: employers.length + spare }, (_, at) => {
        const name = `employers.${at}`
        const one = employers[at]
        return (
          <Fieldset legend={t('employer', at + 1)} {...(at === 0 ? { hint: t('employersHint') } : {})}>
            <Field name={`${name}.name`} label={t('employerName')} value={one?.name ?? ''} optional />
            <Field name={`${name}.role`} label={t('employerRole')} value={one?.role ?? ''} optional />
            <Field name={`${name}.from`} label={t('employerFrom')} type="date" value={one?.from ?? null} optional />
            <Field
              name={`${name}.to`}
              label={t('employerTo')}
              type="date"
              hint={t('employerToHint')}
              value={one?.to ?? null}
              optional
            />
          </Fieldset>
        )
      })}
    </>
  )
}

const Motivation = ({ motivation }: Content) => {
  const t = useWords()
  return (
    <Field
      name="motivation"
      label={t('motivation')}
      hint={t('motivationHint')}
      type="area"
      rows={12}
      size="long"
      value={motivation?.motivation ?? ''}
      optional
    />
  )
}

const Consent = ({ consent }: Content) => {
  const t = useWords()
  return (
    <>
      <Check name="checks" label={t('consentChecks')} hint={t('consentHint')} checked={consent?.checks === true} />
      <Check name="truthful" label={t('truthful')} checked={consent?.truthful === true} />
    </>
  )
}

const Self = ({ groups }: { groups: readonly string[] | null }) => {
  const { lang } = useView()
  const t = useWords()
  return (
    <>
      <Choices
        name="answers"
        label={t('selfAnswer')}
        options={[
          { value: 'yes', title: t('selfYes') },
          { value: 'no', title: t('selfNo') },
        ]}
        value={groups === null ? 'no' : 'yes'}
      />
      <Choices
        name="groups"
        label={t('selfGroups')}
        options={groupKeys.map(value => ({ value, title: groupNames[value][lang] }))}
        value={groups ?? []}
        several
        optional
      />
    </>
  )
}

const leads: Partial<Record<PartName, 'selfLead' | 'documentsLead'>> = { self: 'selfLead', documents: 'documentsLead' }

/** One part of the form; what is filled is kept, what is not can wait. */
export const PartPage = ({ own, part }: PartProps) => {
  const { lang, to } = useView()
  const t = useWords()
  const { application, groups } = own
  const { content, application_id: id } = application
  const lead = leads[part]
  const inside: Record<Exclude<PartName, 'documents'>, ComponentChildren> = {
    identity: <Identity {...content} />,
    career: <Career {...content} />,
    motivation: <Motivation {...content} />,
    consent: <Consent {...content} />,
    self: <Self groups={groups} />,
  }
  return (
    <Page title={partNames[part][lang]} lead={t(lead ?? 'saveLead')} crumbs={crumbsTo(lang, own)}>
      {part === 'documents' ? (
        <Documents own={own} />
      ) : (
        <Form action={to({ path: applyPaths.part }, { id, part })} guarded>
          {inside[part]}
          <Buttons>
            <Button kind="main">{t('save')}</Button>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}

/** « cv.pdf, 240 ko ». */
export const sizeOf = (bytes: number, lang: Lang): string =>
  `${showNumber(Math.max(1, Math.round(bytes / 1024)), lang)}\u00a0${lang === 'fr' ? 'ko' : 'KB'}`

const Documents = ({ own }: { own: Own }) => {
  const { lang, to } = useView()
  const t = useWords()
  const { application, documents } = own
  const id = application.application_id
  return (
    <>
      {documents.length === 0 && <Empty>{t('noDocument')}</Empty>}
      <ul class="plain">
        {documents.map(({ document_id: document, kind, name, size, added_at }) => (
          <li>
            <Form
              action={to({ path: applyPaths.removal }, { id, document })}
              id={`remove-${document}`}
              class="gestures"
            >
              <span>
                {documentKinds[kind][lang]}
                {lang === 'fr' ? '\u00a0' : ''}:{' '}
                <a href={to({ path: applyPaths.document }, { id, document })} data-no-prefetch>
                  <bdi>{name}</bdi>
                </a>
                , {sizeOf(size, lang)}, {showDay(dayInToronto(added_at), lang)}
              </span>
              <Button>{t('remove', name)}</Button>
            </Form>
          </li>
        ))}
      </ul>
      {documents.length < mostDocuments && (
        <Form action={to({ path: applyPaths.documents }, { id })} id="add" files>
          <Select
            name="kind"
            label={t('documentKind')}
            options={Object.entries(documentKinds).map(([value, title]) => ({ value, title: title[lang] }))}
            value={documents.some(({ kind }) => kind === 'resume') ? 'other' : 'resume'}
          />
          <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".pdf,.docx,.odt" />
          <Buttons>
            <Button kind="main">{t('addDocument')}</Button>
          </Buttons>
        </Form>
      )}
    </>
  )
}
