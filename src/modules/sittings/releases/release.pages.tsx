import { subjectKind } from '../../../kernel/facts/index.ts'
import {
  Button,
  Buttons,
  Choices,
  Cite,
  type Column,
  Field,
  Form,
  type ListingOf,
  Page,
  Pairs,
  Section,
  State,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { asHeading, inLang, showDay, showInstant } from '../../../kernel/words/index.ts'
import { actPaths, type Kind, shortName } from '../../acts/index.ts'
import { councils } from '../sitting.steps.ts'
import { paths, releaseWords, toldRoles, words } from '../words.ts'
import type { Prepared, ToTell } from './release.actions.ts'
import { byMinister, officeText, sittingName } from './release.formats.ts'
import type { Announced, Release } from './release.queries.ts'

export const releaseColumns: readonly Column<Release>[] = [
  {
    key: 'day',
    title: words.day,
    kind: 'day',
    names: true,
    value: ({ day }) => day,
    show: ({ day, release_id: id }, { to }) => <a href={to({ path: paths.release }, { id })}>{day}</a>,
  },
  { key: 'council', title: words.council, value: ({ council }, lang) => councils[council][lang] },
  { key: 'appointments', title: releaseWords.appointments, kind: 'number', value: ({ content }) => content.length },
]

export const ReleasesPage = ({ list }: { list: ListingOf<Release> }) => {
  const t = inLang(releaseWords, useView().lang)
  return (
    <Page title={t('releases')} lead={t('lead')}>
      <Table list={list} caption={t('releases')} empty={t('none')} />
    </Page>
  )
}

const announcedColumns: readonly Column<Announced>[] = [
  {
    key: 'person',
    title: releaseWords.person,
    names: true,
    value: ({ name }) => name,
    show: ({ name, person_id: id }, { to }) => {
      const { card } = subjectKind('person')
      return card ? <a href={to({ path: card }, { id })}>{name}</a> : name
    },
  },
  {
    key: 'new_title',
    title: releaseWords.newTitle,
    value: officeText,
    show: (one, { lang }) => asHeading(officeText(one, lang)),
  },
  {
    key: 'former_title',
    title: releaseWords.formerTitle,
    value: ({ former }, lang) => former.map(was => officeText(was, lang)).join('\n'),
    show: ({ former }, { lang }) => former.map(was => <div>{asHeading(officeText(was, lang))}</div>),
  },
  { key: 'from', title: releaseWords.from, kind: 'day', value: ({ from }) => from },
  {
    key: 'act',
    title: releaseWords.act,
    value: ({ act_kind, act_number }, lang) => shortName(act_kind as Kind, act_number, lang),
    show: ({ act_id: id, act_kind, act_number, article }, { lang, to }) => (
      <Cite
        label={`${shortName(act_kind as Kind, act_number, lang)}, art.\u00a0${article}`}
        path={`${to({ path: actPaths.act }, { id })}#article-${article}`}
      />
    ),
  },
]

/** Whose term is renewed keeps the post: no former title stands beside it. */
const renewedColumns = announcedColumns.filter(({ key }) => key !== 'former_title')

/** What is announced, under each minister: who is appointed, then whose term is renewed. */
const Appointments = ({ content }: { content: readonly Announced[] }) => {
  const { lang } = useView()
  const t = inLang(releaseWords, lang)
  return (
    <>
      {byMinister(content, lang).map(({ name, items, renewals }, at) => (
        <>
          {items.length > 0 && (
            <Table list={whole(announcedColumns, items)} caption={name} id={`minister-${at}`} plain />
          )}
          {renewals.length > 0 && (
            <Table
              list={whole(renewedColumns, renewals)}
              caption={t('renewalsUnder', name)}
              id={`renewals-${at}`}
              plain
            />
          )}
        </>
      ))}
    </>
  )
}

export const ReleasePage = ({ release }: { release: Release }) => {
  const { lang, to } = useView()
  const t = inLang(releaseWords, lang)
  return (
    <Page
      title={`${t('heading')}, ${sittingName(release, lang)}`}
      crumbs={[{ title: t('releases'), path: to({ path: paths.releases }) }]}
    >
      <Pairs
        pairs={[
          { label: t('released'), value: showInstant(release.released_at, lang) },
          {
            label: t('document'),
            value: (
              <a href={to({ path: paths.releasePdf }, { id: release.release_id })} data-no-prefetch>
                {t('pdf')}
              </a>
            ),
          },
        ]}
      />
      <Appointments content={release.content} />
    </Page>
  )
}

const ToldTable = ({ data: { sitting, toTell, release } }: { data: Prepared }) => {
  const { lang, actor, to } = useView()
  const t = inLang(releaseWords, lang)
  const mayTakeBack = actor.role === 'registrar' && release === null
  const columns: readonly Column<ToTell>[] = [
    { key: 'person', title: releaseWords.person, names: true, value: ({ name }) => name },
    { key: 'role', title: releaseWords.role, value: ({ role }) => toldRoles[role][lang] },
    {
      key: 'told_on',
      title: releaseWords.toldOn,
      kind: 'day',
      value: ({ telling }) => telling?.told_on ?? null,
      show: ({ telling }) => telling?.told_on ?? <State meaning="overdue">{t('notTold')}</State>,
    },
    {
      key: 'by',
      title: releaseWords.toldBy,
      value: ({ telling }) => telling?.by_name ?? null,
      show: ({ telling, name }) =>
        telling && (
          <>
            {telling.by_name}
            {mayTakeBack && (
              <Form
                action={to({ path: paths.telling }, { id: sitting.sitting_id, telling: telling.telling_id })}
                id={`told-${telling.telling_id}`}
              >
                <Button label={t('takeBackOf', name)}>{t('takeBack')}</Button>
              </Form>
            )}
          </>
        ),
    },
  ]
  return <Table list={whole(columns, toTell)} caption={t('toTell')} id="told" plain />
}

/** What the registrar records, then the announcement itself. */
const Telling = ({ data: { sitting, toTell, release }, keyOf }: { data: Prepared; keyOf: (one: ToTell) => string }) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(releaseWords, lang)
  const untold = toTell.filter(({ telling }) => telling === null)
  const id = sitting.sitting_id
  if (actor.role !== 'registrar' || release !== null) return null
  return (
    <>
      {untold.length > 0 && (
        <Form action={to({ path: paths.tellings }, { id })} id="tellings">
          <Choices
            name="who"
            label={t('who')}
            several
            options={untold.map(one => ({ value: keyOf(one), title: `${one.name}, ${toldRoles[one.role][lang]}` }))}
          />
          <Field name="told_on" label={t('on')} type="date" size="short" value={today} />
          <Buttons>
            <Button>{t('recordTold')}</Button>
          </Buttons>
        </Form>
      )}
      <Form action={to({ path: paths.announce }, { id })} id="announce">
        <Buttons>
          <Button kind="main">{t('announce')}</Button>
        </Buttons>
      </Form>
    </>
  )
}

export const PreparedPage = ({ data, keyOf }: { data: Prepared; keyOf: (one: ToTell) => string }) => {
  const { lang, to } = useView()
  const t = inLang(releaseWords, lang)
  const { sitting, content, unsigned, release } = data
  const { sitting_id: id } = sitting
  const held = sittingName(sitting, lang)
  const crumbs = [
    { title: words.sittings[lang], path: to({ path: paths.sittings }) },
    { title: showDay(sitting.day, lang), path: to({ path: paths.sitting }, { id }) },
  ]
  if (content.length === 0)
    return (
      <Page title={`${t('release')}, ${held}`} crumbs={crumbs}>
        <p class="empty">{t('nothing')}</p>
      </Page>
    )
  const state = release ? (
    <>
      <State meaning="in_force">{t('released')}</State>{' '}
      <a href={to({ path: paths.release }, { id: release.release_id })}>{t('seeRelease')}</a>
    </>
  ) : (
    <State meaning="stopped">{t('embargo')}</State>
  )
  return (
    <Page title={`${t('release')}, ${held}`} lead={t('toTellLead')} crumbs={crumbs}>
      <Pairs
        pairs={[
          { label: t('state'), value: state },
          unsigned.length > 0 && {
            label: t('unsigned'),
            value: unsigned.map(({ act_id, kind, number }) => (
              <div>
                <a href={`${to({ path: actPaths.act }, { id: act_id })}#after`}>{shortName(kind, number, lang)}</a>
              </div>
            )),
          },
          {
            label: t('document'),
            value: (
              <a href={to({ path: paths.preparedPdf }, { id })} data-no-prefetch>
                {t('pdf')}
              </a>
            ),
          },
        ]}
      />
      <Section title={t('toTell')} id="people">
        <ToldTable data={data} />
        <Telling data={data} keyOf={keyOf} />
      </Section>
      <Section title={t('text')} id="text">
        <Appointments content={release?.content ?? content} />
      </Section>
    </Page>
  )
}
