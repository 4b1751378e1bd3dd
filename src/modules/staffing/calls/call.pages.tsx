import { type Cents, cents } from '../../../kernel/money/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import {
  Button,
  type Column,
  Form,
  type ListingOf,
  type Meaning,
  Page,
  type Pair,
  Pairs,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import {
  inLang,
  type Lang,
  plural,
  showDay,
  showInstant,
  showMoney,
  type Two,
  type Words,
} from '../../../kernel/words/index.ts'
import { applyPaths } from '../applications/application.fields.ts'
import { type Content, paths, type TextName, textKeys, textNames } from './call.fields.ts'
import type { Call } from './call.queries.ts'
import { kindNames, type Phase, phaseNames } from './call.steps.ts'

export const words = {
  calls: { fr: 'Appels de candidatures', en: 'Calls for candidates' },
  lead: {
    fr: 'Les appels de candidatures et les avis de recrutement aux emplois supérieurs. Les heures sont celles de Toronto et de Montréal.',
    en: 'The calls for candidates and recruitment notices for senior offices. Times are those of Toronto and Montréal.',
  },
  none: { fr: 'Aucun appel n’est publié en ce moment.', en: 'No call is published at the moment.' },
  reference: { fr: 'Référence', en: 'Reference' },
  title: { fr: 'Titre', en: 'Title' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
  kind: { fr: 'Nature', en: 'Kind' },
  body: { fr: 'Organisme', en: 'Body' },
  posts: { fr: 'Postes', en: 'Posts' },
  opens: { fr: 'Parution', en: 'Published' },
  closes: { fr: 'Échéance', en: 'Deadline' },
  state: { fr: 'État', en: 'State' },
  applications: { fr: 'Candidatures', en: 'Applications' },
  newCall: { fr: 'Ouvrir un appel', en: 'Open a call' },
  extended: {
    fr: (before: string) => `Prolongé. L’échéance était le ${before}.`,
    en: (before: string) => `Extended. The deadline was ${before}.`,
  },
  scale: { fr: 'Échelle de traitement', en: 'Pay scale' },
  scaleOf: {
    fr: (min: string, max: string, from: string) => `de ${min} à ${max}, en vigueur le ${from}`,
    en: (min: string, max: string, from: string) => `${min} to ${max}, in effect on ${from}`,
  },
  reason: { fr: 'Motif de l’annulation', en: 'Reason of the cancellation' },
  apply: { fr: 'Poser sa candidature', en: 'Apply' },
  applyUntil: {
    fr: (until: string) => `Les candidatures sont reçues en ligne jusqu’au ${until}.`,
    en: (until: string) => `Applications are received online until ${until}.`,
  },
  ended: {
    fr: 'Les candidatures ne sont plus reçues.',
    en: 'Applications are no longer received.',
  },
  count: {
    fr: (n: number) => `${n} ${plural('fr', n, 'candidature', 'candidatures')}`,
    en: (n: number) => `${n} ${plural('en', n, 'application', 'applications')}`,
  },
} as const satisfies Words

const meanings: Record<Phase, Meaning> = {
  need: 'ahead',
  profile: 'ahead',
  draft: 'ahead',
  approved: 'ahead',
  scheduled: 'ahead',
  open: 'in_force',
  extended: 'in_force',
  ended: 'past',
  analysis: 'past',
  listed: 'past',
  closed: 'past',
  cancelled: 'stopped',
}

/** What the public is told of a phase: whether it may apply, and no more. */
export const publicPhase = (phase: Phase): Phase =>
  phase === 'analysis' || phase === 'listed' || phase === 'closed' ? 'ended' : phase

const PhaseState = ({ phase }: { phase: Phase }) => {
  const { lang } = useView()
  return <State meaning={meanings[phase]}>{phaseNames[phase][lang]}</State>
}

export const titleOf = ({ content }: { content: Content }, lang: Lang): string =>
  content.texts.title[lang] || words.untitled[lang]

export type CallLine = {
  readonly call: Call
  readonly phase: Phase
  readonly body: Two
  readonly closes: string | null
  /** Null to whoever may not read them. */
  readonly applications: number | null
}

export const callColumns: readonly Column<CallLine>[] = [
  {
    key: 'reference',
    title: words.reference,
    kind: 'code',
    value: ({ call }) => call.reference,
    show: ({ call: { reference } }, { to }) => <a href={to({ path: paths.call }, { reference })}>{reference}</a>,
    names: true,
  },
  { key: 'title', title: words.title, value: ({ call }, lang) => titleOf(call, lang) },
  { key: 'kind', title: words.kind, value: ({ call }, lang) => kindNames[call.kind][lang] },
  { key: 'body', title: words.body, value: ({ body }, lang) => body[lang] },
  { key: 'closes', title: words.closes, kind: 'day', value: ({ closes }) => closes },
  {
    key: 'state',
    title: words.state,
    value: ({ phase }, lang) => phaseNames[phase][lang],
    show: ({ phase }) => <PhaseState phase={phase} />,
  },
]

/** The columns of whoever reads applications. */
export const deskColumns: readonly Column<CallLine>[] = [
  ...callColumns,
  { key: 'applications', title: words.applications, kind: 'number', value: ({ applications }) => applications },
]

export const CallsPage = ({ list, prepares }: { list: ListingOf<CallLine>; prepares: boolean }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const action = prepares ? { action: { label: t('newCall'), path: to({ path: paths.newCall }) } } : {}
  return (
    <Page title={t('calls')} lead={t('lead')} {...action}>
      <Table list={list} caption={t('calls')} empty={t('none')} />
    </Page>
  )
}

export const crumbs = (lang: Lang) => [{ title: words.calls[lang], path: `/${lang}${paths.calls[lang]}` }]

const money = (typed: string | null, lang: Lang) => showMoney(cents(BigInt(typed ?? '0')) as Cents, lang)

const Scale = ({ content }: { content: Content }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { scale_min, scale_max, scale_from, scale_source } = content
  if (scale_from === null) return null
  return (
    <>
      {t('scaleOf', money(scale_min, lang), money(scale_max, lang), showDay(scale_from, lang))}{' '}
      {scale_source && <span class="quiet">{scale_source}</span>}
    </>
  )
}

const instant = (at: Instant | null, lang: Lang) => at && showInstant(at, lang)

export type Named = { call: Call; phase: Phase; body: Two; posts: readonly Two[] }

/** What there is to know of a call before its text. */
export const About = ({ named, more = [] }: { named: Named; more?: readonly (Pair | null | false)[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { call, phase, body, posts } = named
  return (
    <Pairs
      pairs={[
        { label: t('state'), value: <PhaseState phase={phase} /> },
        { label: t('reference'), value: call.reference },
        { label: t('kind'), value: kindNames[call.kind][lang] },
        { label: t('body'), value: body[lang] },
        posts.length > 0 && {
          label: t('posts'),
          value: (
            <ul class="plain">
              {posts.map(post => (
                <li>{post[lang]}</li>
              ))}
            </ul>
          ),
        },
        { label: t('opens'), value: instant(call.opens_at, lang) },
        {
          label: t('closes'),
          value: call.closes_at && (
            <>
              {instant(call.closes_at, lang)}{' '}
              {call.first_closes_at && (
                <span class="quiet">{t('extended', showInstant(call.first_closes_at, lang))}</span>
              )}
            </>
          ),
        },
        call.content.scale_from !== null && { label: t('scale'), value: <Scale content={call.content} /> },
        { label: t('reason'), value: call.reason },
        ...more,
      ]}
    />
  )
}

/** Text as typed: its paragraphs are those between blank lines, and a line that begins with a dash is an item. */
export const Paragraphs = ({ text, lang }: { text: string; lang?: Lang }) => (
  <>
    {text.split(/\n{2,}/).map(part => {
      const lines = part.split('\n').filter(Boolean)
      if (!lines.every(line => /^[-–•]\s/.test(line))) return <p lang={lang}>{part}</p>
      return (
        <ul lang={lang}>
          {lines.map(line => (
            <li>{line.replace(/^[-–•]\s+/, '')}</li>
          ))}
        </ul>
      )
    })}
  </>
)

/** The text blocks of a call in the language of the page. */
export const CallText = ({ content }: { content: Content }) => {
  const { lang } = useView()
  const shown = textKeys.filter((name): name is TextName => name !== 'title' && content.texts[name][lang] !== '')
  return (
    <>
      {shown.map(name => (
        <Section title={textNames[name][lang]}>
          <Paragraphs text={content.texts[name][lang]} />
        </Section>
      ))}
    </>
  )
}

const Apply = ({ call, phase }: { call: Call; phase: Phase }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const { reference, closes_at } = call
  if (phase !== 'open' && phase !== 'extended') return phase === 'cancelled' ? null : <p class="quiet">{t('ended')}</p>
  return (
    <div class="actions">
      <p>{t('applyUntil', closes_at ? showInstant(closes_at, lang) : '')}</p>
      {actor.role === 'candidate' && (
        <Form action={to({ path: applyPaths.begin }, { reference })} id="apply">
          <Button kind="main">{t('apply')}</Button>
        </Form>
      )}
      {actor.role === 'visitor' && (
        <p>
          <a class="button main" href={to({ path: applyPaths.door }, { call: reference })}>
            {t('apply')}
          </a>
        </p>
      )}
    </div>
  )
}

/** A call as the public reads it. */
export const PublicCall = ({ named }: { named: Named }) => {
  const { lang } = useView()
  const phase = publicPhase(named.phase)
  return (
    <Page title={titleOf(named.call, lang)} crumbs={crumbs(lang)}>
      <About named={{ ...named, phase }} />
      <Apply call={named.call} phase={phase} />
      <CallText content={named.call.content} />
    </Page>
  )
}
