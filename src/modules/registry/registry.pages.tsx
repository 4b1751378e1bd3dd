import type { ComponentChildren } from 'preact'
import { type ColumnWords, effectOf } from '../../kernel/facts/index.ts'
import { type Day, isDay } from '../../kernel/time/index.ts'
import { type Address, Cite, type Meaning, State, useView } from '../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showList, showNumber, type Two, type Words } from '../../kernel/words/index.ts'
import { shortName } from '../acts/index.ts'
import type { Cited } from './mandates/mandate.queries.ts'
import { type State as StateCode, states } from './registry.rules.ts'

/** The public pages of the register, below /fr and /en. */
export const addresses = {
  horizon: { path: { fr: '/registre/horizon', en: '/register/horizon' }, facts: true },
  organisations: { path: { fr: '/registre/organismes', en: '/register/bodies' }, facts: true },
  organisation: { path: { fr: '/registre/organismes/:id', en: '/register/bodies/:id' }, facts: true },
  chart: { path: { fr: '/registre/organismes/:id/organigramme', en: '/register/bodies/:id/chart' }, facts: true },
  posts: { path: { fr: '/registre/postes', en: '/register/posts' }, facts: true },
  post: { path: { fr: '/registre/postes/:id', en: '/register/posts/:id' }, facts: true },
  people: { path: { fr: '/registre/personnes', en: '/register/people' }, facts: true },
  person: { path: { fr: '/registre/personnes/:id', en: '/register/people/:id' }, facts: true },
  alike: { path: { fr: '/registre/personnes/:id/comparer', en: '/register/people/:id/compare' }, facts: true },
  comparison: {
    path: { fr: '/registre/personnes/:id/comparer/:other', en: '/register/people/:id/compare/:other' },
    facts: true,
  },
  card: { path: { fr: '/registre/personnes/:id/carte.vcf', en: '/register/people/:id/card.vcf' }, facts: true },
  birth: { path: { fr: '/registre/personnes/:id/naissance', en: '/register/people/:id/birth' } },
  mandates: { path: { fr: '/registre/mandats', en: '/register/mandates' }, facts: true },
} as const satisfies Record<string, Address>

const act: Address = { path: { fr: '/actes/:id', en: '/acts/:id' } }
export const newDraft: Address = { path: { fr: '/actes/projets/nouveau', en: '/acts/drafts/new' } }

export const words = {
  organisations: { fr: 'Organismes', en: 'Bodies' },
  posts: { fr: 'Postes', en: 'Posts' },
  people: { fr: 'Personnes', en: 'People' },
  mandates: { fr: 'Mandats', en: 'Terms of office' },
  horizon: { fr: 'Horizon', en: 'Horizon' },
  organisation: { fr: 'Organisme', en: 'Body' },
  post: { fr: 'Poste', en: 'Post' },
  person: { fr: 'Personne', en: 'Person' },
  holder: { fr: 'Titulaire', en: 'Holder' },
  state: { fr: 'État', en: 'State' },
  portfolio: { fr: 'Ministre responsable', en: 'Responsible minister' },
  family: { fr: 'Famille', en: 'Family' },
  regime: { fr: 'Régime', en: 'Full or part time' },
  kind: { fr: 'Genre', en: 'Kind' },
  from: { fr: 'Depuis le', en: 'Since' },
  to: { fr: 'Dernier jour', en: 'Last day' },
  planned_end: { fr: 'Échéance', en: 'End of term' },
  capacity: { fr: 'Qualité', en: 'Capacity' },
  act: { fr: 'Acte', en: 'Act' },
  asOf: { fr: (day: string) => `Au ${day}`, en: (day: string) => `As of ${day}` },
  every: { fr: 'Tous', en: 'All' },
  everyFamily: { fr: 'Toutes', en: 'All' },
  show: { fr: 'Afficher', en: 'Show' },
  propose: { fr: 'Proposer un acte', en: 'Propose an act' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  vacant: { fr: 'Vacants', en: 'Vacant' },
  past_term: { fr: 'Échus', en: 'Past term' },
  ending: { fr: 'mandats prennent fin d’ici 18 mois', en: 'terms end within 18 months' },
  overdue: { fr: 'titulaires en fonction après l’échéance', en: 'holders in office past term' },
  vacancies: { fr: 'postes que personne n’occupe', en: 'posts that nobody holds' },
} as const satisfies Words

const meanings = {
  to_come: 'ahead',
  in_office: 'in_force',
  past_term: 'overdue',
  acting: 'acting',
  supernumerary: 'acting',
  vacant: 'vacant',
  vacant_acting: 'acting',
  abolished: 'stopped',
  ended: 'past',
} as const satisfies Record<StateCode, Meaning>

/** Each state with its own word and look. */
export const PostState = ({ state }: { state: StateCode }) => (
  <State meaning={meanings[state]}>{states[state][useView().lang]}</State>
)

export const citeLabel = (
  { act_kind, act_number, article }: Pick<Cited, 'act_kind' | 'act_number' | 'article'>,
  lang: Lang,
): string => `${shortName(act_kind, act_number, lang)}, art.\u00a0${article}`

/** « D. 812-2026, art. 3 », leading to the article. A long act is opened at that article. */
export const ActCite = ({ cited }: { cited: Cited }) => {
  const { lang, to } = useView()
  const { act_id, article } = cited
  const path = to(act, { id: act_id, offset: article > 100 ? article - 1 : null })
  return <Cite label={citeLabel(cited, lang)} path={`${path}#article-${article}`} />
}

export type Proposal = { readonly effect: string; readonly input: Readonly<Record<string, string>> }

/** What an adviser may propose about a thing: each leads to a draft whose first article has this effect. */
export const Proposals = ({ proposals }: { proposals: readonly Proposal[] }) => {
  const { lang, actor, to } = useView()
  if (actor.role !== 'adviser') return null
  return (
    <details>
      <summary>{inLang(words, lang)('propose')}</summary>
      <ul>
        {proposals.map(({ effect, input }) => (
          <li>
            <a href={to(newDraft, { effet: effect, ...input })}>{effectOf(effect)?.title[lang]}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

export const OrganisationLink = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <a href={useView().to(addresses.organisation, { id })}>{children}</a>
)
export const PostLink = ({ id, mandate, children }: { id: string; mandate?: string; children: ComponentChildren }) => (
  <a href={useView().to(addresses.post, { id }) + (mandate ? `#mandate-${mandate}` : '')}>{children}</a>
)
export const PersonLink = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <a href={useView().to(addresses.person, { id })}>{children}</a>
)

/** A stored value as people read it: codes in words, days in full, lists with « et ». */
export const showValue = (value: unknown, column: ColumnWords | undefined, lang: Lang): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return showList(value.map(one => showValue(one, undefined, lang)).filter(Boolean), lang)
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(', ')
  if (typeof value === 'boolean') return inLang(words, lang)(value ? 'yes' : 'no')
  if (typeof value === 'number') return showNumber(value, lang)
  const text = String(value)
  return column?.codes?.[text]?.[lang] ?? (isDay(text) ? showDay(text, lang) : text)
}

export type Choice = {
  readonly name: string
  readonly label: string
  readonly value: string | null | undefined
  /** The words of no choice, where « Tous » does not agree. */
  readonly every?: Two
  readonly options: readonly { readonly value: string; readonly title: string }[]
}

export const optionsOf = (catalogue: Readonly<Record<string, Two>>, lang: Lang) =>
  Object.entries(catalogue).map(([value, title]) => ({ value, title: title[lang] }))

/** What was chosen, in the words of its form: for the messages of whoever follows the list. */
export const chosen = (choices: readonly Pick<Choice, 'label' | 'value' | 'options'>[], lang: Lang): string[] =>
  choices.flatMap(({ label, value, options }) => {
    if (!value) return []
    const title = options.find(option => option.value === value)?.title ?? value
    return [`${label}${lang === 'fr' ? '\u00a0' : ''}: ${title}`]
  })

/** Choices that narrow a page. They are in its address, with the dates, the order and the columns already chosen. */
export const Filters = ({ choices }: { choices: readonly Choice[] }) => {
  const { lang, path, query } = useView()
  const t = inLang(words, lang)
  const own = new Set(['offset', ...choices.map(({ name }) => name)])
  const kept = [...query].filter(([name, value]) => value !== '' && !own.has(name))
  return (
    <form class="filters" action={path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ name, label, value, options, every = words.every }) => (
        <div class="field">
          <label for={`filter-${name}`}>{label}</label>
          <select id={`filter-${name}`} name={name}>
            <option value="">{every[lang]}</option>
            {options.map(option => (
              <option value={option.value} selected={option.value === value}>
                {option.title}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" class="button">
        {t('show')}
      </button>
    </form>
  )
}

/** Several things in one cell, one under the other. */
export const Stack = ({ items }: { items: readonly ComponentChildren[] }) => (
  <>
    {items.map(item => (
      <div>{item}</div>
    ))}
  </>
)

export const dayText = (day: Day | null, lang: Lang): string => (day === null ? '' : showDay(day, lang))
