import { addDays, addMonths, type Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { idOf } from './chance.ts'
import { plainHeading } from './headers.ts'
import type { Ledger, Seat } from './ledger.ts'

const why: Two = {
  fr: 'il y a lieu que des affaires commencées soient terminées par la personne qui les a entendues',
  en: 'it is expedient that cases already begun be finished by the person who heard them',
}

/** The members of a tribunal whose term ended the longest ago, first. */
const pastTerm = (ledger: Ledger, on: Day): Seat[] =>
  ledger.seats
    .filter(
      ({ house, design, term, abolished }) =>
        house.alive && house.body.kind === 'tribunal' && design.way === 'bench' && !abolished && (term?.to ?? on) < on,
    )
    .sort((a, b) => ((a.term?.to ?? on) < (b.term?.to ?? on) ? -1 : 1))

/** Presidents of tribunals let three members finish their cases after their term (MAN-09): adopted elsewhere, recorded here. */
export const authorise = (ledger: Ledger, on: Day): void => {
  for (const [at, seat] of pastTerm(ledger, on).slice(0, 3).entries()) {
    const { mandate } = ledger.held(seat)
    const title = {
      fr: `la fin des affaires d’un membre (${seat.house.name.fr})`,
      en: `the cases that a member is to finish (${seat.house.name.en})`,
    }
    ledger.act('authorisation', on, plainHeading('authorisation', on, title, [why]), () =>
      ledger.write('mandate.finish_cases', {
        post: seat.id,
        mandate,
        new_mandate: idOf(`supernumerary ${seat.key}`),
        from: on,
        to: addDays(addMonths(on, 4 + 2 * at), -1),
        pending_cases: 4 - at,
      }),
    )
    ledger.vacate(seat, on)
  }
}
