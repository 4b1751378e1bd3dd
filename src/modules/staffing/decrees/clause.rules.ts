import { type Dated, inForce, type Status } from '../../../kernel/rules/index.ts'
import { type Day, day, isDay } from '../../../kernel/time/index.ts'
import { type Gender, gendered, type Lang, showDay, type Two } from '../../../kernel/words/index.ts'

/** What a clause is written with: its parameters as typed, and whom it speaks of. */
type Said = {
  readonly value: (name: string) => string
  readonly person: Two
  readonly post: Two
  readonly gender: Gender
  readonly first: Day | null
  readonly last: Day | null
  readonly renewed: boolean
}
type Wording = { readonly fr: (said: Said) => string; readonly en: (said: Said) => string }

export type Parameter = {
  readonly name: string
  readonly label: Two
  readonly type: 'text' | 'number' | 'date'
  /** What is proposed where nothing was typed. A proposal of status U is shown as one. */
  readonly proposed: string
  /** A clause that is left out where this is not typed. */
  readonly optional: boolean
  readonly status: Status
}

export type Clause = {
  readonly code: string
  readonly title: Two
  readonly regimes: readonly string[]
  readonly parameters: readonly Parameter[]
  /** Its wordings, from their first day on: a schedule keeps that of the day it was drafted. */
  readonly wordings: readonly Dated<Wording>[]
}

const since = (value: Wording, status: Status = 'derived', law = 'annexe type [S24]'): Dated<Wording>[] => [
  { from: day('2001-01-01'), law, status, value },
]
const parameter = (
  name: string,
  fr: string,
  en: string,
  { type = 'number', proposed = '', status = 'unverified', optional = false }: Partial<Parameter> = {},
): Parameter => ({ name, label: { fr, en }, type, proposed, status, optional })

const holder = ({ gender }: Said) =>
  gendered(gender, { f: 'la titulaire', m: 'le titulaire', x: 'la personne titulaire' })
const toHolder = ({ gender }: Said) =>
  gendered(gender, { f: 'à la titulaire', m: 'au titulaire', x: 'à la personne titulaire' })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const Holder = (said: Said) => capital(holder(said))
const both = ['full_time', 'part_time'] as const
const full = ['full_time'] as const

/** The clauses of a schedule of conditions, in their order: the headings are those observed in published schedules [S24][S25]; the words are ours. */
const clauses: readonly Clause[] = [
  {
    code: 'object',
    title: { fr: 'Objet', en: 'Object' },
    regimes: both,
    parameters: [],
    wordings: since({
      fr: ({ person, post, renewed }) =>
        renewed
          ? `Le gouvernement renouvelle le mandat de ${person.fr} comme ${post.fr}, qui l’accepte.`
          : `Le gouvernement nomme ${person.fr} aux fonctions de ${post.fr}, qui les accepte.`,
      en: ({ person, post, renewed }) =>
        renewed
          ? `The Government renews the term of ${person.en} as ${post.en}, who accepts it.`
          : `The Government appoints ${person.en} to the office of ${post.en}, who accepts it.`,
    }),
  },
  {
    code: 'duration',
    title: { fr: 'Durée', en: 'Duration' },
    regimes: both,
    parameters: [],
    wordings: since({
      fr: ({ first, last }) =>
        `Le mandat commence le ${first ? showDay(first, 'fr') : '…'}${last ? ` et prend fin le ${showDay(last, 'fr')}, sous réserve des articles qui suivent` : '; sa durée est indéterminée'}.`,
      en: ({ first, last }) =>
        `The term begins on ${first ? showDay(first, 'en') : '…'}${last ? ` and ends on ${showDay(last, 'en')}, subject to the sections below` : '; its duration is indeterminate'}.`,
    }),
  },
  {
    code: 'pay',
    title: { fr: 'Traitement', en: 'Salary' },
    regimes: full,
    parameters: [
      parameter('pay', 'Traitement annuel, en dollars', 'Annual salary, in dollars'),
      parameter('level', 'Niveau de l’emploi', 'Level of the position', { type: 'text' }),
    ],
    wordings: since({
      fr: said =>
        `${Holder(said)} reçoit un traitement annuel de ${said.value('pay')}\u00a0$, révisé selon la politique applicable aux emplois de niveau ${said.value('level')}.`,
      en: said =>
        `The holder receives an annual salary of $${said.value('pay')}, revised under the policy that applies to positions of level ${said.value('level')}.`,
    }),
  },
  {
    code: 'fee',
    title: { fr: 'Rémunération', en: 'Remuneration' },
    regimes: ['part_time'],
    parameters: [
      parameter('fee', 'Décret ou règlement qui fixe la rémunération', 'Order or regulation that sets it', {
        type: 'text',
      }),
    ],
    wordings: since({
      fr: said =>
        `${Holder(said)} est rémunéré conformément à ${said.value('fee')}.`.replace(
          'rémunéré',
          gendered(said.gender, { f: 'rémunérée', m: 'rémunéré', x: 'rémunérée' }),
        ),
      en: said => `The holder is paid in accordance with ${said.value('fee')}.`,
    }),
  },
  {
    code: 'insurance',
    title: { fr: 'Assurances', en: 'Insurance' },
    regimes: full,
    parameters: [],
    wordings: since({
      fr: said =>
        `${Holder(said)} participe aux régimes d’assurance collective du personnel d’encadrement des secteurs public et parapublic.`,
      en: () =>
        'The holder takes part in the group insurance plans of management personnel of the public and parapublic sectors.',
    }),
  },
  {
    code: 'pension',
    title: { fr: 'Régime de retraite', en: 'Pension plan' },
    regimes: full,
    parameters: [],
    wordings: since({
      fr: said =>
        `${Holder(said)} participe au régime de retraite de l’administration supérieure qui lui est applicable.`,
      en: () => 'The holder takes part in the pension plan of senior administration that applies.',
    }),
  },
  {
    code: 'travel',
    title: { fr: 'Voyages et séjours', en: 'Travel and accommodation' },
    regimes: both,
    parameters: [],
    wordings: since(
      {
        fr: said =>
          `Les frais de voyage et de séjour que ${holder(said)} engage dans l’exercice de ses fonctions sont remboursés selon le décret numéro 2500-83 du 30 novembre 1983.`,
        en: () =>
          'Travel and accommodation expenses incurred in the exercise of the office are reimbursed under Order in Council 2500-83 of November 30, 1983.',
      },
      'verified',
      'D. 2500-83 [S9][S24]',
    ),
  },
  {
    code: 'vacation',
    title: { fr: 'Vacances', en: 'Vacation' },
    regimes: full,
    parameters: [
      parameter('vacation', 'Jours ouvrables de vacances par année', 'Working days of vacation a year', {
        proposed: '25',
      }),
    ],
    wordings: since({
      fr: said =>
        `${Holder(said)} a droit à ${said.value('vacation')} jours ouvrables de vacances annuelles payées, calculés en proportion du temps en fonction durant l’année financière.`,
      en: said =>
        `The holder is entitled to ${said.value('vacation')} working days of paid annual vacation, in proportion to the time in office during the fiscal year.`,
    }),
  },
  {
    code: 'leave',
    title: { fr: 'Congé sans traitement', en: 'Leave without pay' },
    regimes: full,
    parameters: [
      parameter('leave_from', 'Corps d’emploi d’origine, s’il y a congé', 'Original class, where there is a leave', {
        type: 'text',
        optional: true,
      }),
    ],
    wordings: since({
      fr: said =>
        said.value('leave_from')
          ? `${Holder(said)} est en congé sans traitement de son emploi de ${said.value('leave_from')} pour la durée du mandat, avec droit de retour.`
          : '',
      en: said =>
        said.value('leave_from')
          ? `The holder is on leave without pay from the position of ${said.value('leave_from')} for the duration of the term, with a right to return.`
          : '',
    }),
  },
  {
    code: 'resignation',
    title: { fr: 'Démission', en: 'Resignation' },
    regimes: both,
    parameters: [
      parameter('resignation', 'Préavis de démission, en mois', 'Notice of resignation, in months', { proposed: '3' }),
    ],
    wordings: since(
      {
        fr: said =>
          `${Holder(said)} peut démissionner par un avis écrit de ${said.value('resignation')} mois, dont copie est transmise à la secrétaire générale associée ou au secrétaire général associé responsable des emplois supérieurs.`,
        en: said =>
          `The holder may resign by written notice of ${said.value('resignation')} months, a copy of which goes to the associate secretary general responsible for senior positions.`,
      },
      'unverified',
      'DEP-02',
    ),
  },
  {
    code: 'dismissal',
    title: { fr: 'Destitution', en: 'Dismissal' },
    regimes: both,
    parameters: [],
    wordings: since({
      fr: said =>
        `${Holder(said)} consent à ce que le gouvernement révoque le mandat en tout temps, sans préavis ni indemnité, pour cause juste et suffisante.`,
      en: () =>
        'The holder agrees that the Government may revoke the term at any time, without notice or indemnity, for just and sufficient cause.',
    }),
  },
  {
    code: 'termination',
    title: { fr: 'Résiliation', en: 'Termination' },
    regimes: full,
    parameters: [
      parameter('termination', 'Préavis de résiliation, en mois', 'Notice of termination, in months', {
        proposed: '3',
      }),
    ],
    wordings: since(
      {
        fr: said => `Le gouvernement peut mettre fin au mandat par un préavis de ${said.value('termination')} mois.`,
        en: said => `The Government may end the term by a notice of ${said.value('termination')} months.`,
      },
      'unverified',
      'annexe type [S24]',
    ),
  },
  {
    code: 'renewal',
    title: { fr: 'Renouvellement', en: 'Renewal' },
    regimes: both,
    parameters: [
      parameter(
        'renewal',
        'Avis d’intention avant l’échéance, en mois',
        'Notice of intention before the end, in months',
        { proposed: '6' },
      ),
    ],
    wordings: since(
      {
        fr: said =>
          said.last
            ? `Dans les ${said.value('renewal')} mois qui précèdent l’échéance, la ou le ministre responsable indique ${toHolder(said)} son intention de recommander ou non le renouvellement.`
            : '',
        en: said =>
          said.last
            ? `Within the ${said.value('renewal')} months before the end of the term, the responsible minister tells the holder whether renewal will be recommended.`
            : '',
      },
      'unverified',
      'annexe type [S24]',
    ),
  },
  {
    code: 'allowance',
    title: { fr: 'Allocation de transition', en: 'Transition allowance' },
    regimes: full,
    parameters: [
      parameter('allowance', 'Mois d’allocation par année de service', 'Months of allowance per year of service', {
        proposed: '1',
      }),
    ],
    wordings: since(
      {
        fr: said =>
          `À la fin du mandat, ${holder(said)} reçoit, aux conditions de la politique applicable, une allocation de transition de ${said.value('allowance')} mois de traitement par année de service, jusqu’à douze mois.`,
        en: said =>
          `At the end of the term, the holder receives, under the policy that applies, a transition allowance of ${said.value('allowance')} months of salary per year of service, up to twelve months.`,
      },
      'unverified',
      'DEP-03',
    ),
  },
]

/** The clauses of a full-time or of a part-time office. */
const clausesFor = (regime: string): readonly Clause[] => clauses.filter(({ regimes }) => regimes.includes(regime))

/** The parameters that have no proposal and that nobody has typed. */
export const unsaid = (regime: string, typed: Readonly<Record<string, string>>): readonly Parameter[] =>
  parametersFor(regime).filter(({ name, proposed, optional }) => !optional && proposed === '' && !typed[name]?.trim())

/** The parameters that are typed for a regime, each once. */
export const parametersFor = (regime: string): readonly Parameter[] =>
  clausesFor(regime).flatMap(({ parameters }) => parameters)

export type Schedule = {
  readonly of: Omit<Said, 'value'>
  readonly typed: Readonly<Record<string, string>>
  readonly regime: string
}

const shown = (text: string, lang: Lang): string =>
  isDay(text)
    ? showDay(text, lang)
    : /^\d{4,}$/.test(text)
      ? Number(text).toLocaleString(lang === 'fr' ? 'fr-CA' : 'en-CA')
      : text

/** The schedule of conditions as of a day, numbered; a clause that has nothing to say is left out, and a parameter that nobody typed is its proposal. */
export const scheduleText = ({ of, typed, regime }: Schedule, on: Day, lang: Lang): string =>
  clausesFor(regime)
    .flatMap(({ title, parameters, wordings }) => {
      const value = (name: string) =>
        shown(typed[name]?.trim() || (parameters.find(one => one.name === name)?.proposed ?? ''), lang)
      const text = inForce(wordings, on).value[lang]({ ...of, value })
      return text === '' ? [] : [{ title: title[lang], text }]
    })
    .map(({ title, text }, at) => `${at + 1}. ${title}\n${text}`)
    .join('\n\n')
