import { Refusal } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'

const listed = (conditions: readonly Two[]): Two => ({
  fr: conditions.map(({ fr }) => fr).join(' '),
  en: conditions.map(({ en }) => en).join(' '),
})

export const refusals = {
  noTeam: () =>
    new Refusal(
      'STA-201',
      403,
      { fr: 'Vous n’êtes dans aucune équipe.', en: 'You are in no team.' },
      { todo: { fr: 'Demandez à la direction de vous en donner une.', en: 'Ask the director to give you one.' } },
    ),
  notYours: () =>
    new Refusal(
      'STA-202',
      403,
      { fr: 'Ce comité est tenu par une autre équipe.', en: 'This committee is kept by another team.' },
      { todo: { fr: 'Adressez-vous à cette équipe ou à la direction.', en: 'Ask that team, or the director.' } },
    ),
  sealed: () =>
    new Refusal(
      'STA-203',
      409,
      {
        fr: 'Cette partie du comité ne s’écrit pas à cette étape.',
        en: 'This part of the committee is not written at this step.',
      },
      { todo: { fr: 'Relisez la page du comité.', en: 'Read the page of the committee again.' } },
    ),
  notNow: () =>
    new Refusal(
      'STA-204',
      409,
      {
        fr: 'Le comité n’est pas à l’étape que cela suppose.',
        en: 'The committee is not at the step that this needs.',
      },
      { todo: { fr: 'Relisez la page du comité.', en: 'Read the page of the committee again.' } },
    ),
  conditions: (missing: readonly Two[]) =>
    new Refusal('STA-205', 409, listed(missing), {
      todo: { fr: 'Remplissez ces conditions, puis recommencez.', en: 'Meet these conditions, then try again.' },
    }),
  needsReason: () =>
    new Refusal(
      'STA-206',
      422,
      { fr: 'Un motif est nécessaire.', en: 'A reason is needed.' },
      { field: 'reason', todo: { fr: 'Écrivez-le.', en: 'Write it.' } },
    ),
  mustStepAside: (says: Two) =>
    new Refusal('STA-207', 409, says, {
      field: 'recused',
      todo: { fr: 'Inscrivez la récusation.', en: 'Record the recusal.' },
    }),
  oneChair: () =>
    new Refusal(
      'STA-208',
      409,
      { fr: 'Le comité a déjà une présidence.', en: 'The committee has a chair already.' },
      { field: 'chairs', todo: { fr: 'Retirez d’abord cette personne.', en: 'Remove that person first.' } },
    ),
  sameCandidate: () =>
    new Refusal(
      'STA-209',
      409,
      { fr: 'Cette personne est déjà devant le comité.', en: 'This person is before the committee already.' },
      { field: 'name', todo: { fr: 'Distinguez les homonymes.', en: 'Tell people of one name apart.' } },
    ),
  needsTermEnd: () =>
    new Refusal(
      'STA-210',
      422,
      {
        fr: 'Pour un renouvellement, le dernier jour du mandat est nécessaire.',
        en: 'For a renewal, the last day of the term is needed.',
      },
      { field: 'term_end', todo: { fr: 'Inscrivez-le.', en: 'Write it.' } },
    ),
  satAlready: () =>
    new Refusal(
      'STA-211',
      409,
      { fr: 'Cette demi-journée est déjà inscrite.', en: 'This half-day is recorded already.' },
      { field: 'halves', todo: { fr: 'Retirez-la d’abord pour la corriger.', en: 'Remove it first to correct it.' } },
    ),
  beforeFormed: (formed: Day) =>
    new Refusal(
      'STA-212',
      422,
      {
        fr: `Ce jour précède la formation du comité, le ${showDay(formed, 'fr')}.`,
        en: `This day comes before the committee was formed, on ${showDay(formed, 'en')}.`,
      },
      { field: 'day', todo: { fr: 'Vérifiez le jour.', en: 'Check the day.' } },
    ),
  nobodyThere: () =>
    new Refusal(
      'STA-213',
      422,
      { fr: 'Personne n’était présent.', en: 'Nobody was there.' },
      { field: 'present', todo: { fr: 'Cochez au moins un membre.', en: 'Tick at least one member.' } },
    ),
  stepsAside: () =>
    new Refusal(
      'STA-214',
      409,
      {
        fr: 'Ce membre s’est récusé à l’égard de cette personne.',
        en: 'This member has stepped aside as to this person.',
      },
      { todo: { fr: 'Les autres membres décident.', en: 'The other members decide.' } },
    ),
  notScored: () =>
    new Refusal(
      'STA-215',
      409,
      { fr: 'Ce membre n’a pas donné de cotes.', en: 'This member has given no scores.' },
      { todo: { fr: 'Les cotes précèdent le vote.', en: 'Scores come before the vote.' } },
    ),
  notYet: (day: Day) =>
    new Refusal(
      'STA-216',
      422,
      { fr: `Le ${showDay(day, 'fr')} est à venir.`, en: `${showDay(day, 'en')} is still to come.` },
      { field: 'day', todo: { fr: 'Choisissez un jour passé, ou ce jour.', en: 'Choose a day past, or today.' } },
    ),
  noOneApt: () =>
    new Refusal(
      'STA-217',
      409,
      {
        fr: 'Aucune personne déclarée apte n’attend d’être inscrite.',
        en: 'No person declared apt waits to be entered.',
      },
      { todo: { fr: 'Voyez le rapport du comité.', en: 'See the report of the committee.' } },
    ),
  entryEnded: () =>
    new Refusal(
      'STA-218',
      409,
      {
        fr: 'Cette inscription n’est plus valide\u00a0: elle a été utilisée ou radiée, ou elle est expirée.',
        en: 'This entry is no longer valid: it was used or struck, or has expired.',
      },
      { todo: { fr: 'Relisez le registre.', en: 'Read the register again.' } },
    ),
  beforeEntry: (entered: Day) =>
    new Refusal(
      'STA-219',
      422,
      {
        fr: `Ce jour précède l’inscription, le ${showDay(entered, 'fr')}.`,
        en: `This day comes before the entry, on ${showDay(entered, 'en')}.`,
      },
      { field: 'day', todo: { fr: 'Vérifiez le jour.', en: 'Check the day.' } },
    ),
}

/** What the constraints of the tables say. */
export const byConstraint: Record<string, () => Refusal> = {
  one_chair_per_committee: refusals.oneChair,
  candidate_is_there_already: refusals.sameCandidate,
  one_sitting_per_half_day: refusals.satAlready,
  candidate_is_entered_once: refusals.noOneApt,
}
