import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { endReasons } from '../registry.rules.ts'

type Ended = {
  /** Why the term ended: a code of the register; null where it ran to its end, or still holds over. */
  readonly end_reason: keyof typeof endReasons | null
}

/** After these nothing is left to authorise, whatever the authorisation says. */
const barred: Partial<Record<keyof typeof endReasons, Two>> = {
  dismissal: {
    fr: 'Une personne destituée ne peut pas terminer ses affaires comme surnuméraire.',
    en: 'A person who was dismissed cannot finish cases as supernumerary.',
  },
  death: {
    fr: 'La personne est décédée\u00a0: personne ne termine ses affaires comme surnuméraire.',
    en: 'The person has died: nobody finishes the cases as supernumerary.',
  },
  renewed: {
    fr: 'Le mandat a été renouvelé\u00a0: la personne siège encore, et n’est pas surnuméraire.',
    en: 'The term was renewed: the person still sits, and is not a supernumerary.',
  },
}

/**
 * MAN-09: a member whose term has ended finishes pending cases under the president's authorisation; never after a dismissal. The law read
 * speaks of the end of the term: of any other end it is not sure (warns).
 */
export const judgeSupernumerary = (seat: { family: string } | undefined, { end_reason }: Ended): Verdict[] => {
  const found = (outcome: 'block' | 'warn', status: 'verified' | 'unverified', says: Two) => [
    verdict({ rule: 'MAN-09', outcome, law: 'T-15.1, a. 76', status, says }),
  ]
  if (seat && seat.family !== 'adjudicator')
    return found('block', 'verified', {
      fr: 'Seule une personne qui exerçait une fonction juridictionnelle termine ses affaires comme surnuméraire.',
      en: 'Only a person who adjudicated finishes cases as supernumerary.',
    })
  const bar = end_reason && barred[end_reason]
  if (bar) return found('block', 'verified', bar)
  if (end_reason === null || end_reason === 'term_expired') return []
  return found('warn', 'unverified', {
    fr: `Le mandat n’a pas pris fin par son échéance (${endReasons[end_reason].fr.toLowerCase()})\u00a0: vérifiez que la loi du tribunal permet de terminer des affaires.`,
    en: `The term did not end by running out (${endReasons[end_reason].en.toLowerCase()}): check that the tribunal’s Act allows cases to be finished.`,
  })
}
