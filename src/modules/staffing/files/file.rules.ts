import { type Dated, inForce, type Status, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addMonths, type Day, day, overlap, type Period, through } from '../../../kernel/time/index.ts'
import { showDay, showList, type Two } from '../../../kernel/words/index.ts'

export const checkKinds = {
  judicial: { fr: 'Antécédents judiciaires', en: 'Judicial background' },
  disciplinary: { fr: 'Antécédents disciplinaires', en: 'Disciplinary background' },
  interests: { fr: 'Conflits d’intérêts', en: 'Conflicts of interests' },
  tax: { fr: 'Situation fiscale', en: 'Tax situation' },
  solvency: { fr: 'Solvabilité', en: 'Solvency' },
} as const satisfies Record<string, Two>
export type CheckKind = keyof typeof checkKinds

export const resultNames = {
  favourable: { fr: 'Favorable', en: 'Favourable' },
  to_examine: { fr: 'À examiner', en: 'To be examined' },
  unfavourable: { fr: 'Défavorable', en: 'Unfavourable' },
} as const satisfies Record<string, Two>
export type CheckResult = keyof typeof resultNames

type Needed = readonly CheckKind[]
/** Which checks come before an appointment. NOM-07, [S2a]. */
const neededChecks: readonly Dated<Needed>[] = [
  {
    from: day('2001-01-01'),
    law: 'processus de nomination [S2a]',
    status: 'verified',
    value: ['judicial', 'disciplinary', 'interests'],
  },
]
/** Checks that may be asked besides, and how old a check may be, in months: not confirmed by the secretariat. */
const checkValidity: readonly Dated<number>[] = [
  { from: day('2001-01-01'), law: 'verif_validity', status: 'unverified', value: 12 },
]

export type Basis = { readonly act: string; readonly article: string; readonly role?: string | undefined }
/** « Loi sur la justice administrative, art. 42 »: how a basis is named, and found again. */
export const basisName = ({ act, article }: Basis): string => `${act}, art.\u00a0${article}`

/** What a file is judged by. Days are first days; periods are half-open. */
export type Judged = {
  readonly kind: string
  readonly bases: readonly Basis[]
  readonly recommended: boolean
  readonly authority: string
  readonly term_kind: string
  readonly first_day: Day | null
  readonly last_day: Day | null
  readonly target: Day | null
  readonly retroactive: boolean
  /** The eligibility conditions confirmed, by the name of their basis. */
  readonly eligible: Readonly<Record<string, string>>
  readonly regime: string
  /** The mandate that ends by this file. */
  readonly mandate_id: string | null
  readonly others: readonly { mandate_id: string; regime: string; valid: Period; title: Two }[]
  readonly checks: readonly { kind: string; asked_on: Day; answered_on: Day | null }[]
  readonly conflicts: readonly { mitigation: string | null }[]
  readonly consultations: readonly { consulted: string; law: string | null; answered_on: Day | null }[]
}

type Found = { outcome: 'block' | 'warn' | 'inform'; status: Status; law: string; says: Two }
const found = (rule: string, { outcome, status, law, says }: Found): Verdict =>
  verdict({ rule, outcome, status, law, says })

const rolesOf = (bases: readonly Basis[], role: string) => bases.filter(basis => basis.role === role)
const names = (bases: readonly Basis[], lang: 'fr' | 'en') => showList(bases.map(basisName), lang)

/** NOM-01: the power to appoint, and who recommends. */
const legalBasis = ({ bases, recommended }: Judged): Verdict[] => {
  const law = 'forme des décrets'
  const says: Two[] = []
  if (bases.length === 0)
    says.push({
      fr: 'Le poste n’a pas de base légale\u00a0: ajoutez au registre l’article qui donne le pouvoir de nommer.',
      en: 'The post has no legal basis: add to the register the section that gives the power to appoint.',
    })
  if (!recommended)
    says.push({
      fr: 'Le poste ne dit pas qui recommande\u00a0: ajoutez-le au registre.',
      en: 'The post does not say who recommends: add it to the register.',
    })
  return says.map(said => found('NOM-01', { outcome: 'block', status: 'verified', law, says: said }))
}

/** NOM-04: an indeterminate term only where the seat allows it. */
const indeterminate = ({ kind, term_kind, first_day, last_day }: Judged): Verdict[] =>
  kind === 'departure' || kind === 'acting' || first_day === null || last_day !== null || term_kind !== 'fixed'
    ? []
    : [
        found('NOM-04', {
          outcome: 'warn',
          status: 'verified',
          law: 'processus de nomination [S2a]',
          says: {
            fr: 'Le poste est à durée déterminée\u00a0: donnez le dernier jour du mandat.',
            en: 'The post has a fixed term: give the last day of the term.',
          },
        }),
      ]

/** NOM-05: each eligibility condition of the law is confirmed. */
const eligibility = ({ bases, eligible }: Judged): Verdict[] => {
  const open = rolesOf(bases, 'profil').filter(basis => !eligible[basisName(basis)]?.trim())
  return open.length === 0
    ? []
    : [
        found('NOM-05', {
          outcome: 'block',
          status: 'verified',
          law: names(open, 'fr'),
          says: {
            fr: `L’admissibilité n’est pas confirmée\u00a0: ${names(open, 'fr')}.`,
            en: `Eligibility is not confirmed: ${names(open, 'en')}.`,
          },
        }),
      ]
}

/** NOM-06: each consultation that the law requires was sent and answered. NOM-17: the Assembly's interview comes before the motion. */
const consulted = ({ bases, consultations, authority }: Judged): Verdict[] => {
  const isAnswered = (law: string) => consultations.some(one => one.law === law && one.answered_on !== null)
  const open = rolesOf(bases, 'consultation').filter(basis => !isAnswered(basisName(basis)))
  const verdicts = open.map(basis =>
    found('NOM-06', {
      outcome: 'block',
      status: 'verified',
      law: basisName(basis),
      says: {
        fr: `La consultation que prévoit ${basisName(basis)} n’a pas sa réponse.`,
        en: `The consultation under ${basisName(basis)} has no answer.`,
      },
    }),
  )
  if (authority === 'assembly' && !consultations.some(({ answered_on }) => answered_on !== null))
    verdicts.push(
      found('NOM-17', {
        outcome: 'block',
        status: 'verified',
        law: 'D-9.1.1, art.\u00a02 [S33]',
        says: {
          fr: 'Le rapport de l’entrevue parlementaire (15\u00a0jours) précède la motion\u00a0: consignez-le parmi les consultations.',
          en: 'The report of the parliamentary interview (15 days) comes before the motion: record it among the consultations.',
        },
      }),
    )
  return verdicts
}

/** NOM-07: the checks are closed (blocks) and fresh (unverified: warns). */
const checked = ({ checks }: Judged, on: Day): Verdict[] => {
  const { value: needed, law, status } = inForce(neededChecks, on)
  const open = needed.filter(kind => !checks.some(one => one.kind === kind && one.answered_on !== null))
  const { value: months, ...validity } = inForce(checkValidity, on)
  const old = needed.filter(kind => {
    const answered = checks.flatMap(one => (one.kind === kind && one.answered_on ? [one.answered_on] : [])).sort()
    const last = answered.at(-1)
    return last !== undefined && addMonths(last, months) < on
  })
  const list = (kinds: Needed, lang: 'fr' | 'en') =>
    showList(
      kinds.map(kind => checkKinds[kind][lang].toLowerCase()),
      lang,
    )
  return [
    ...(open.length > 0
      ? [
          found('NOM-07', {
            outcome: 'block',
            status,
            law,
            says: {
              fr: `Vérifications sans réponse\u00a0: ${list(open, 'fr')}.`,
              en: `Checks without an answer: ${list(open, 'en')}.`,
            },
          }),
        ]
      : []),
    ...(old.length > 0
      ? [
          found('NOM-07', {
            outcome: 'warn',
            status: validity.status,
            law: validity.law,
            says: {
              fr: `Vérifications de plus de ${months}\u00a0mois\u00a0: ${list(old, 'fr')}.`,
              en: `Checks older than ${months} months: ${list(old, 'en')}.`,
            },
          }),
        ]
      : []),
  ]
}

/** NOM-08: a declared conflict has its written mitigation. */
const mitigated = ({ conflicts }: Judged): Verdict[] => {
  const open = conflicts.filter(({ mitigation }) => mitigation === null).length
  return open === 0
    ? []
    : [
        found('NOM-08', {
          outcome: 'block',
          status: 'secondary',
          law: 'pratique [S65]',
          says: {
            fr: 'Un conflit d’intérêts déclaré n’a ni mesure écrite, ni responsable, ni échéance.',
            en: 'A declared conflict of interests has no written measure, no owner and no due date.',
          },
        }),
      ]
}

/** NOM-10: a first day before the act must be said expressly (unverified). */
const retroactive = ({ first_day, target, retroactive }: Judged): Verdict[] =>
  first_day === null || target === null || first_day >= target || retroactive
    ? []
    : [
        found('NOM-10', {
          outcome: 'warn',
          status: 'unverified',
          law: 'NOM-10',
          says: {
            fr: `La prise d’effet, le ${showDay(first_day, 'fr')}, précède la séance visée, le ${showDay(target, 'fr')}.`,
            en: `The first day, ${showDay(first_day, 'en')}, comes before the sitting aimed at, ${showDay(target, 'en')}.`,
          },
        }),
      ]

/** NOM-11: one person, two posts at once. */
const overlapping = ({ kind, first_day, last_day, regime, others, mandate_id }: Judged): Verdict[] => {
  if (kind === 'departure' || first_day === null) return []
  const proposed = through(first_day, last_day)
  return others
    .filter(other => other.mandate_id !== mandate_id && overlap(other.valid, proposed))
    .filter(other => regime === 'full_time' || other.regime === 'full_time')
    .map(other =>
      found('NOM-11', {
        outcome: 'warn',
        status: 'derived',
        law: 'cumul de fonctions',
        says:
          regime === 'full_time' && other.regime === 'full_time'
            ? {
                fr: `La personne occuperait deux postes à temps plein en même temps\u00a0: ${other.title.fr}.`,
                en: `The person would hold two full-time posts at once: ${other.title.en}.`,
              }
            : {
                fr: `La personne cumulerait ce poste avec un autre\u00a0: ${other.title.fr}\u00a0; voyez la rémunération et l’indépendance.`,
                en: `The person would hold this post beside another: ${other.title.en}; look at pay and independence.`,
              },
      }),
    )
}

/** Everything that the rules of 4.1 say of a file on a day, but for what the register says of the mandate itself. */
export const judge = (file: Judged, on: Day): Verdict[] => [
  ...legalBasis(file),
  ...indeterminate(file),
  ...(file.kind === 'departure' ? [] : [...eligibility(file), ...checkedFor(file, on), ...mitigated(file)]),
  ...consulted(file),
  ...retroactive(file),
  ...overlapping(file),
]

/** An acting holder or a designation is checked only where the secretariat asks. */
const checkedFor = (file: Judged, on: Day): Verdict[] =>
  file.kind === 'acting' || file.kind === 'designation' ? [] : checked(file, on)
