import { z } from 'zod'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang, Two, Words } from '../../../kernel/words/index.ts'
import type { Entry } from './aptitude.queries.ts'
import { entryStates, lastValidDay, stateOn } from './aptitude.rules.ts'

/** The addresses of the registers of aptitude, below /fr and /en. */
export const paths = {
  registers: { fr: '/registres-aptitude', en: '/aptitude-registers' },
  register: { fr: '/registres-aptitude/:register', en: '/aptitude-registers/:register' },
  strike: { fr: '/registres-aptitude/:register/:entry/radiation', en: '/aptitude-registers/:register/:entry/strike' },
  use: { fr: '/registres-aptitude/:register/:entry/utilisation', en: '/aptitude-registers/:register/:entry/use' },
} as const satisfies Record<string, Two>

export const words = {
  registers: { fr: 'Registres d’aptitude', en: 'Registers of aptitude' },
  lead: {
    fr: 'Les personnes déclarées aptes à être nommées, par tribunal. Une inscription expire d’elle-même.',
    en: 'The persons declared apt to be appointed, by tribunal. An entry expires by itself.',
  },
  tribunal: { fr: 'Tribunal', en: 'Tribunal' },
  validity: { fr: 'Validité, en mois', en: 'Validity, in months' },
  validityOf: { fr: (months: number) => `${months} mois`, en: (months: number) => `${months} months` },
  toVerify: { fr: 'à vérifier', en: 'to be verified' },
  valid: { fr: 'Valides', en: 'Valid' },
  soon: { fr: 'Expirent d’ici 90 jours', en: 'Expire within 90 days' },
  all: { fr: 'Inscriptions', en: 'Entries' },
  of: {
    fr: (tribunal: string) => `Registre d’aptitude, ${tribunal}`,
    en: (tribunal: string) => `Register of aptitude, ${tribunal}`,
  },
  on: { fr: 'Au', en: 'As of' },
  who: { fr: 'Personne à proposer', en: 'Person to propose' },
  nobody: { fr: 'Personne en particulier', en: 'Nobody in particular' },
  show: { fr: 'Afficher', en: 'Show' },
  none: { fr: 'Aucune inscription à cette date.', en: 'No entry on this day.' },
  passes: {
    fr: (name: string, day: string) => `${name} peut être nommée ou nommé le ${day}.`,
    en: (name: string, day: string) => `${name} may be appointed on ${day}.`,
  },
  name: { fr: 'Nom', en: 'Name' },
  enteredOn: { fr: 'Inscrite le', en: 'Entered on' },
  lastValid: { fr: 'Valide jusqu’au', en: 'Valid until' },
  state: { fr: 'État', en: 'State' },
  since: { fr: 'Depuis le', en: 'Since' },
  why: { fr: 'Motif', en: 'Reason' },
  strikeTitle: { fr: 'Radier une inscription', en: 'Strike an entry' },
  strike: { fr: 'Radier', en: 'Strike' },
  useTitle: { fr: 'Inscrire une nomination', en: 'Record an appointment' },
  use: { fr: 'Inscrire la nomination', en: 'Record the appointment' },
  act: { fr: 'Acte de nomination', en: 'Act of appointment' },
  actHint: { fr: 'Comme D. 812-2026.', en: 'As in D. 812-2026.' },
  day: { fr: 'Jour', en: 'Day' },
  from: { fr: 'Inscription', en: 'Entry' },
  decided_on: { fr: 'Décision le', en: 'Decided on' },
  entered_on: { fr: 'Inscrite le', en: 'Entered on' },
  last_valid: { fr: 'Valide jusqu’au', en: 'Valid until' },
} as const satisfies Words

const line = {
  entry_id: z.uuid(),
  name: z.string(),
  entered_on: z.iso.date(),
  last_valid: z.iso.date(),
  state: z.string(),
  state_name: z.string(),
}

export const registerShape = z.object({
  total: z.int(),
  next: z.string().nullable(),
  items: z.array(z.object(line)),
})

export const entryItem = (entry: Entry, on: Day, lang: Lang) => {
  const state = stateOn(entry, on)
  return {
    entry_id: entry.entry_id,
    name: entry.name,
    entered_on: entry.entered_on,
    last_valid: lastValidDay(entry),
    state,
    state_name: entryStates[state][lang],
  }
}
