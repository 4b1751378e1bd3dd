import { type Dated, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addMonths, type Day, dayAfter, termEnd } from '../../../kernel/time/index.ts'
import { showDay, showList, type Two } from '../../../kernel/words/index.ts'
import { asRead } from '../aptitude/tribunal.rules.ts'

/** The term of an adjudicator, in years. */
const adjudicatorTerm = [
  { from: asRead, law: 'T-15.1, a. 57', status: 'verified', value: 5 },
] as const satisfies readonly Dated<number>[]

/** How many months before the end a member is told that the term will not be renewed. */
const notice = [
  { from: asRead, law: 'J-3 (TAQ)', status: 'secondary', value: 3 },
] as const satisfies readonly Dated<number>[]

/** Why a term may be shorter; printed in the décret. */
export const shorterReasons = {
  request: {
    fr: 'à la demande de la personne, pour des motifs sérieux',
    en: 'at the person’s request, for serious reasons',
  },
  circumstances: { fr: 'en raison de circonstances particulières', en: 'because of special circumstances' },
} as const satisfies Record<string, Two>
export type ShorterReason = keyof typeof shorterReasons

type Term = { readonly from: Day; readonly to: Day; readonly reason: ShorterReason | null }

/** MAN-05: an adjudicator's term is of five years; a shorter one has a reason that the décret states, a longer one does not exist. */
export const judgeAdjudicatorTerm = ({ from, to, reason }: Term): Verdict[] => {
  const { value: years, law, status } = inForce<number>(adjudicatorTerm, from)
  const full = termEnd(from, { years })
  if (to === full || (to < full && reason !== null)) return []
  const says =
    to > full
      ? {
          fr: `Le mandat dépasse ${years} ans\u00a0: il prendrait fin le ${showDay(full, 'fr')}.`,
          en: `The term exceeds ${years} years: it would end on ${showDay(full, 'en')}.`,
        }
      : {
          fr: `Le mandat est de moins de ${years} ans\u00a0: le décret doit en énoncer le motif (motifs sérieux à la demande de la personne, ou circonstances particulières).`,
          en: `The term is shorter than ${years} years: the order must state the reason (serious reasons at the person’s request, or special circumstances).`,
        }
  const lines = [
    { name: 'from', value: from },
    { name: 'full_term', value: full },
    { name: 'to', value: to },
  ]
  return [verdict({ rule: 'MAN-05', outcome: 'block', law, status, says, lines })]
}

/** MAN-06: the last day to tell a member that a term ending on a day, included, is not renewed. */
export const lastNoticeDay = (end: Day): Day => addMonths(end, -inForce<number>(notice, end).value)

/** MAN-06: the term that follows where no notice was given. */
export const presumedTerm = (end: Day): { from: Day; to: Day } => {
  const from = dayAfter(end)
  return { from, to: termEnd(from, { years: inForce<number>(adjudicatorTerm, from).value }) }
}

type Ending = { readonly end: Day /** When the member was told of a non-renewal. */; readonly notified_on: Day | null }

/** MAN-06: past the last day without a notice, the renewal is presumed; a later notice is flagged. Nothing where the notice came in time. */
export const judgeNotice = ({ end, notified_on }: Ending, on: Day): Verdict[] => {
  const last = lastNoticeDay(end)
  if (notified_on !== null && notified_on <= last) return []
  const { law, status } = inForce<number>(notice, end)
  const { from, to } = presumedTerm(end)
  const period = both(lang =>
    lang === 'fr'
      ? `du ${showDay(from, lang)} au ${showDay(to, lang)}`
      : `from ${showDay(from, lang)} to ${showDay(to, lang)}`,
  )
  const lines = [
    { name: 'end', value: end },
    { name: 'last_notice', value: last },
    { name: 'presumed_from', value: from },
    { name: 'presumed_to', value: to },
  ]
  const found = (outcome: 'warn' | 'inform', says: Two) => [
    verdict({ rule: 'MAN-06', outcome, law, status, says, lines }),
  ]
  if (notified_on !== null)
    return found('warn', {
      fr: `L’avis de non-renouvellement, du ${showDay(notified_on, 'fr')}, est tardif\u00a0: il devait être donné au plus tard le ${showDay(last, 'fr')}. Le renouvellement ${period.fr} est présumé\u00a0; consultez la conseillère ou le conseiller juridique.`,
      en: `The notice of non-renewal, of ${showDay(notified_on, 'en')}, is late: it was due by ${showDay(last, 'en')}. The renewal ${period.en} is presumed; consult the legal adviser.`,
    })
  if (on > last)
    return found('warn', {
      fr: `Aucun avis n’a été donné au plus tard le ${showDay(last, 'fr')}\u00a0: le renouvellement ${period.fr} est présumé.`,
      en: `No notice was given by ${showDay(last, 'en')}: the renewal ${period.en} is presumed.`,
    })
  return found('inform', {
    fr: `Un avis de non-renouvellement peut être donné jusqu’au ${showDay(last, 'fr')}.`,
    en: `A notice of non-renewal may be given until ${showDay(last, 'en')}.`,
  })
}

const both = (say: (lang: 'fr' | 'en') => string): Two => ({ fr: say('fr'), en: say('en') })

/** How a member was heard, before a recommendation against the renewal. */
export const hearings = {
  observations: { fr: 'Observations reçues', en: 'Observations received' },
  heard: { fr: 'Personne entendue', en: 'Person heard' },
  declined: { fr: 'Occasion donnée, sans réponse ou déclinée', en: 'Opportunity given, not answered or declined' },
} as const satisfies Record<string, Two>
export type Hearing = keyof typeof hearings

type Told = {
  readonly name: string
  readonly intent_on: Day | null
  readonly intent_reasons: string | null
  readonly heard_on: Day | null
  readonly hearing: Hearing | null
}

/** MAN-07: no negative recommendation before the member was told of the intention and its reasons, then could be heard. */
export const judgeNegative = ({ name, intent_on, intent_reasons, heard_on, hearing }: Told): Verdict[] => {
  const missing: Two[] = []
  if (intent_on === null) missing.push({ fr: 'l’avis d’intention', en: 'the notice of intent' })
  if (!intent_reasons?.trim()) missing.push({ fr: 'les motifs', en: 'the reasons' })
  if (heard_on === null || hearing === null)
    missing.push({
      fr: 'les observations ou l’occasion d’en présenter',
      en: 'the observations, or the opportunity to make them',
    })
  else if (intent_on !== null && heard_on < intent_on)
    missing.push({ fr: 'des observations qui suivent l’avis', en: 'observations that follow the notice' })
  if (missing.length === 0) return []
  const named = both(lang =>
    showList(
      missing.map(one => one[lang]),
      lang,
    ),
  )
  return [
    verdict({
      rule: 'MAN-07',
      outcome: 'block',
      law: 'T-15.1, a. 59',
      status: 'verified',
      says: {
        fr: `Recommandation défavorable à ${name}\u00a0: il manque ${named.fr}.`,
        en: `Recommendation against ${name}: missing are ${named.en}.`,
      },
    }),
  ]
}

type BoardSays = { readonly recommended_on: Day | null; readonly notified_on: Day | null }

/** MAN-12: the head of a state-owned enterprise is appointed on the board's recommendation; failing one in reasonable time, after telling the board. */
export const judgeBoardOpinion = ({ recommended_on, notified_on }: BoardSays, on: Day): Verdict[] => {
  if ([recommended_on, notified_on].some(said => said !== null && said <= on)) return []
  return [
    verdict({
      rule: 'MAN-12',
      outcome: 'block',
      law: 'G-1.02, a. 3.3',
      status: 'verified',
      says: {
        fr: 'Il manque la résolution du conseil d’administration qui recommande la personne ou, à défaut, l’avis donné au conseil d’une nomination directe.',
        en: 'The board’s resolution recommending the person is missing, or, failing that, the notice to the board of a direct appointment.',
      },
    }),
  ]
}

/** The two ways to the board of a state-owned enterprise, as legal bases of a consultation. MAN-12. */
export const boardBases = { recommendation: 'G-1.02, art.\u00a03.3', notice: 'G-1.02, art.\u00a03.3, avis au conseil' }

/** What the consultations say of the board: an opinion against is no recommendation. */
export const boardSays = (
  consultations: readonly {
    law: string | null
    sent_on: Day
    answered_on: Day | null
    favourable: boolean | null
  }[],
): BoardSays => {
  const answered = consultations.find(
    ({ law, answered_on, favourable }) =>
      law === boardBases.recommendation && answered_on !== null && favourable !== false,
  )
  const notified = consultations.find(({ law }) => law === boardBases.notice)
  return { recommended_on: answered?.answered_on ?? null, notified_on: notified?.sent_on ?? null }
}
