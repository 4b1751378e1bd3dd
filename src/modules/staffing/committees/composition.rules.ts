import { type Dated, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showList, type Two } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { asRead, type Tribunal, tribunals } from '../aptitude/tribunal.rules.ts'

export const committeeKinds = {
  selection: { fr: 'Sélection', en: 'Selection' },
  renewal: { fr: 'Renouvellement', en: 'Renewal' },
} as const satisfies Record<string, Two>
export type CommitteeKind = keyof typeof committeeKinds

/** What a member sits as. */
export const qualities = {
  tribunal_member: { fr: 'Membre du tribunal', en: 'Member of the tribunal' },
  legal_community: { fr: 'Milieu juridique', en: 'Legal community' },
  retired_adjudicator: { fr: 'Juge administratif à la retraite', en: 'Retired adjudicator' },
  university: {
    fr: 'Milieu universitaire, membre d’un ordre professionnel',
    en: 'University, member of a professional order',
  },
  professional: { fr: 'Membre d’un ordre professionnel', en: 'Member of a professional order' },
  public: { fr: 'Représentation du public', en: 'Representative of the public' },
} as const satisfies Record<string, Two>
export type Quality = keyof typeof qualities

/** The qualities that name a professional order. */
const ofAnOrder: readonly Quality[] = ['university', 'professional']

type Composition = readonly Dated<readonly Quality[]>[]

const arms: readonly Quality[] = ['legal_community', 'retired_adjudicator', 'university']
const chosen: readonly Quality[] = ['tribunal_member', 'legal_community', 'public']
const verified = (law: string, value: readonly Quality[]): Composition => [
  { from: asRead, law, status: 'verified', value },
]
const assumed = (law: string, value: readonly Quality[]): Composition => [
  { from: asRead, law, status: 'unverified', value },
]

/** Who sits, by regulation: one member of each quality. Those that were not read warn. */
const compositions: Record<CommitteeKind, Record<Tribunal, Composition>> = {
  renewal: {
    tat: verified('T-15.1, r. 1, a. 26', arms),
    tmf: verified('D. 1728-2022, a. 26', arms),
    energie: verified('R-6.01, r. 3.1, a. 30', ['public', 'retired_adjudicator', 'professional']),
    taq: assumed('J-3', arms),
    tal: assumed('T-15.01', arms),
  },
  selection: {
    tat: assumed('T-15.1, r. 1', chosen),
    tal: assumed('T-15.01, r. 4', chosen),
    taq: assumed('J-3', chosen),
    tmf: assumed('D. 1728-2022', chosen),
    energie: assumed('R-6.01, r. 3.1', chosen),
  },
}

type Seated = {
  readonly name: string
  readonly quality: Quality
  readonly chairs: boolean
  readonly order_name: string | null
  /** Belongs to the Administration, or represents it. */
  readonly administration: boolean
}
/** A committee for a post that is not of a tribunal has no regulation to follow. */
type Formed = { readonly kind: CommitteeKind; readonly tribunal: Tribunal | null; readonly members: readonly Seated[] }

const both = (say: (lang: 'fr' | 'en') => string): Two => ({ fr: say('fr'), en: say('en') })

const missingQualities = ({ kind, tribunal, members }: Formed, on: Day): Verdict[] => {
  if (tribunal === null) return []
  const { value: wanted, law, status } = inForce(compositions[kind][tribunal], on)
  const missing = wanted.filter(quality => !members.some(member => member.quality === quality))
  if (missing.length === 0) return []
  const named = both(lang =>
    showList(
      missing.map(quality => qualities[quality][lang].toLowerCase()),
      lang,
    ),
  )
  return [
    verdict({
      rule: 'MAN-08',
      outcome: 'block',
      law,
      status,
      says: {
        fr: `Il manque au comité, selon le règlement (${tribunals[tribunal].fr})\u00a0: ${named.fr}.`,
        en: `The committee lacks, by regulation (${tribunals[tribunal].en}): ${named.en}.`,
      },
    }),
  ]
}

/** MAN-08: the composition that the regulation asks, a renewal committee free of the Administration, each professional with an order. */
export const compositionVerdicts = (committee: Formed, on: Day): Verdict[] => {
  const { kind, members } = committee
  const found = missingQualities(committee, on)
  const inside = kind === 'renewal' ? members.filter(({ administration }) => administration) : []
  for (const { name } of inside)
    found.push(
      verdict({
        rule: 'MAN-08',
        outcome: 'block',
        law: 'T-15.1, a. 59',
        status: 'verified',
        says: {
          fr: `${name} fait partie de l’Administration ou la représente\u00a0: cela exclut de ce comité.`,
          en: `${name} belongs to the Administration or represents it, which excludes from this committee.`,
        },
      }),
    )
  const { tribunal } = committee
  const unnamed = members.filter(({ quality, order_name }) => ofAnOrder.includes(quality) && !order_name)
  if (tribunal === null) return found
  const { law, status } = inForce(compositions[kind][tribunal], on)
  for (const { name } of unnamed)
    found.push(
      verdict({
        rule: 'MAN-08',
        outcome: 'block',
        law,
        status,
        says: {
          fr: `L’ordre professionnel ${ofName(name)} n’est pas inscrit.`,
          en: `The professional order of ${name} is not recorded.`,
        },
      }),
    )
  return found
}
