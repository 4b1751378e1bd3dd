import { Refusal } from '../../../kernel/refusals.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

const sentences = (verdicts: readonly Verdict[]): Two => ({
  fr: verdicts.map(({ says }) => says.fr).join(' '),
  en: verdicts.map(({ says }) => says.en).join(' '),
})

export const refusals = {
  heardBeforeTold: () =>
    new Refusal(
      'STA-301',
      422,
      {
        fr: 'Les observations précèdent l’avis d’intention, ou il n’y a pas d’avis.',
        en: 'The observations come before the notice of intent, or there is no notice.',
      },
      {
        field: 'heard_on',
        todo: { fr: 'Consignez d’abord l’avis d’intention.', en: 'Record the notice of intent first.' },
      },
    ),
  notHeard: (verdicts: readonly Verdict[]) =>
    new Refusal('STA-302', 409, sentences(verdicts), {
      field: 'recommendation',
      todo: {
        fr: 'Consignez l’avis d’intention, ses motifs et les observations, puis la recommandation (MAN-07).',
        en: 'Record the notice of intent, its reasons and the observations, then the recommendation (MAN-07).',
      },
    }),
  otherCommittee: () =>
    new Refusal(
      'STA-303',
      422,
      {
        fr: 'Ce comité n’est pas un comité de renouvellement qui examine cette personne.',
        en: 'This committee is not a renewal committee that examines this person.',
      },
      {
        field: 'committee',
        todo: {
          fr: 'Choisissez le comité où la personne est inscrite sous le nom qu’elle a au registre.',
          en: 'Choose the committee in which the person is entered under the name that the register has.',
        },
      },
    ),
  committeeSays: () =>
    new Refusal(
      'STA-304',
      409,
      {
        fr: 'Le comité lié au dossier le dit lui-même.',
        en: 'The committee linked to the file says so itself.',
      },
      { todo: { fr: 'Consignez-le dans le comité.', en: 'Record it in the committee.' } },
    ),
  otherWay: () =>
    new Refusal(
      'STA-305',
      409,
      {
        fr: 'Le renouvellement de ce poste ne passe pas par là.',
        en: 'The renewal of this post does not go that way.',
      },
      { todo: { fr: 'Voyez les étapes de son renouvellement.', en: 'See the steps of its renewal.' } },
    ),
  notNow: (step: Two) =>
    new Refusal(
      'STA-306',
      409,
      {
        fr: `Le renouvellement n’en est pas là : ${step.fr.toLowerCase()} (SM-10).`,
        en: `The renewal is not at that point: ${step.en.toLowerCase()} (SM-10).`,
      },
      { todo: { fr: 'Consignez d’abord ce qui précède.', en: 'Record first what comes before.' } },
    ),
  answeredBeforeAsked: () =>
    new Refusal(
      'STA-307',
      422,
      {
        fr: 'La réponse précède la demande.',
        en: 'The answer comes before the request.',
      },
      { field: 'answered_on', todo: { fr: 'Corrigez l’une des deux dates.', en: 'Correct one of the two dates.' } },
    ),
}
