import { type Dated, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { type Day, termEnd } from '../../../kernel/time/index.ts'
import { showDay, showList, type Two } from '../../../kernel/words/index.ts'
import { ofName } from './name.rules.ts'
import { asRead, type Tribunal, tribunals } from './tribunal.rules.ts'

type Validity = { months: number }

const unread = (law: string): readonly Dated<Validity>[] => [
  // Older drafts mention 18 months: the shorter period warns sooner, and never blocks.
  { from: asRead, law, status: 'unverified', value: { months: 18 } },
]

/** ADJ-03: how long a declaration of aptitude may be used, by the register of its tribunal. */
export const validities: Record<Tribunal, readonly Dated<Validity>[]> = {
  tal: [{ from: asRead, law: 'T-15.01, r. 4', status: 'verified', value: { months: 36 } }],
  tat: unread('T-15.1, r. 1'),
  taq: unread('J-3, a. 42'),
  tmf: unread('D. 1728-2022'),
  energie: unread('R-6.01, r. 3.1'),
}

/** Why an entry leaves a register before its end; an appointment uses it instead. */
export const strikeReasons = {
  request: { fr: 'À la demande de la personne', en: 'At the person’s request' },
  death: { fr: 'Décès', en: 'Death' },
} as const satisfies Record<string, Two>
export type StrikeReason = keyof typeof strikeReasons

/** SM-6. */
export const entryStates = {
  valid: { fr: 'Valide', en: 'Valid' },
  used: { fr: 'Utilisée (nomination)', en: 'Used (appointed)' },
  expired: { fr: 'Expirée', en: 'Expired' },
  struck: { fr: 'Radiée', en: 'Struck' },
} as const satisfies Record<string, Two>
export type EntryState = keyof typeof entryStates

export type Declared = {
  readonly register: Tribunal
  readonly entered_on: Day
  readonly struck_on: Day | null
  readonly used_on: Day | null
}

/** The last day on which an entry may be used, included: the day before its anniversary. Under the law of the day of the entry. */
export const lastValidDay = ({ register, entered_on }: Pick<Declared, 'register' | 'entered_on'>): Day =>
  termEnd(entered_on, { months: inForce(validities[register], entered_on).value.months })

/** What an entry is on a day, of those on which it exists. It expires by itself (ADJ-03). */
export const stateOn = (entry: Declared, on: Day): EntryState => {
  if (entry.struck_on !== null && entry.struck_on <= on) return 'struck'
  if (entry.used_on !== null && entry.used_on <= on) return 'used'
  return on <= lastValidDay(entry) ? 'valid' : 'expired'
}

export const isValidOn = (entry: Declared, on: Day): boolean => entry.entered_on <= on && stateOn(entry, on) === 'valid'

type Asked = {
  readonly register: Tribunal
  readonly name: string
  /** What the register says of this person, in any order. */
  readonly entries: readonly Declared[]
  /** Whom the register holds valid on that day. */
  readonly valid: readonly string[]
  readonly on: Day
}

const both = (say: (lang: 'fr' | 'en') => string): Two => ({ fr: say('fr'), en: say('en') })

const stillValid = (names: readonly string[]): Two =>
  names.length === 0
    ? { fr: 'Personne n’y est valide ce jour-là.', en: 'Nobody in it is valid on that day.' }
    : both(
        lang =>
          `${lang === 'fr' ? 'Y sont valides ce jour-là\u00a0: ' : 'Valid in it on that day: '}${showList(names, lang)}.`,
      )

/** NOM-09: whoever is appointed on a day has an entry in the register that is valid on that day; otherwise, says who has one. Nothing where there is one. */
export const aptitudeVerdict = ({ register, name, entries, valid, on }: Asked): Verdict[] => {
  const known = entries.filter(entry => entry.entered_on <= on)
  if (known.some(entry => isValidOn(entry, on))) return []
  const others = stillValid(valid)
  const last = known.toSorted((a, b) => (a.entered_on < b.entered_on ? 1 : -1))[0]
  const found = (
    law: string,
    status: Dated<unknown>['status'],
    says: Two,
    lines: Parameters<typeof verdict>[0]['lines'] = [],
  ) => [
    verdict({
      rule: 'NOM-09',
      outcome: 'block',
      law,
      status,
      says: both(lang => `${says[lang]} ${others[lang]}`),
      lines: [...lines, { name: 'decided_on', value: on }],
    }),
  ]
  const where = tribunals[register]
  if (!last)
    return found('J-3, a. 42', 'verified', {
      fr: `${name} n’est pas au registre des personnes déclarées aptes (${where.fr}).`,
      en: `${name} is not in the register of persons declared apt (${where.en}).`,
    })
  const state = stateOn(last, on)
  const ended = state === 'struck' ? last.struck_on : state === 'used' ? last.used_on : null
  if (ended)
    return found(
      'T-15.01, r. 4',
      'verified',
      {
        fr: `L’inscription ${ofName(name)} a été ${state === 'used' ? 'utilisée' : 'radiée'} le ${showDay(ended, 'fr')}.`,
        en: `The entry of ${name} was ${state === 'used' ? 'used' : 'struck'} on ${showDay(ended, 'en')}.`,
      },
      [{ name: 'entered_on', value: last.entered_on }],
    )
  const { law, status } = inForce(validities[register], last.entered_on)
  const end = lastValidDay(last)
  return found(
    law,
    status,
    {
      fr: `L’inscription ${ofName(name)}, du ${showDay(last.entered_on, 'fr')}, est expirée\u00a0: elle était valide jusqu’au ${showDay(end, 'fr')}.`,
      en: `The entry of ${name}, of ${showDay(last.entered_on, 'en')}, has expired: it was valid until ${showDay(end, 'en')}.`,
    },
    [
      { name: 'entered_on', value: last.entered_on },
      { name: 'last_valid', value: end },
    ],
  )
}
