import type { Letter } from '../../../kernel/mail/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { type Lang, showDay, type Two } from '../../../kernel/words/index.ts'
import { signed } from '../words.ts'
import { type Step, stepNames } from './application.steps.ts'

/** What each step tells whoever applied: PRV-04. */
const told = {
  acknowledged: {
    fr: 'Nous avons bien reçu votre candidature.',
    en: 'We have received your application.',
  },
  admissible: {
    fr: 'Votre candidature est recevable. Elle passe à la présélection.',
    en: 'Your application is admissible. It goes on to preselection.',
  },
  inadmissible: {
    fr: 'Votre candidature n’est pas recevable.',
    en: 'Your application is not admissible.',
  },
  preselected: {
    fr: 'Votre candidature est retenue à la présélection.',
    en: 'Your application was preselected.',
  },
  not_preselected: {
    fr: 'Votre candidature n’est pas retenue à la présélection.',
    en: 'Your application was not preselected.',
  },
  written: {
    fr: 'Vous recevrez une convocation à une évaluation écrite.',
    en: 'You will be called to a written evaluation.',
  },
  interview: {
    fr: 'Vous recevrez une convocation à une entrevue.',
    en: 'You will be called to an interview.',
  },
  apt: {
    fr: 'Le comité a conclu à votre aptitude.',
    en: 'The committee has found you apt.',
  },
  not_apt: {
    fr: 'Le comité n’a pas conclu à votre aptitude.',
    en: 'The committee has not found you apt.',
  },
  registered: {
    fr: 'Votre nom est inscrit au registre des personnes aptes.',
    en: 'Your name was entered in the register of persons found apt.',
  },
  proposed: {
    fr: 'Votre candidature est proposée.',
    en: 'Your application is proposed.',
  },
  appointed: {
    fr: 'Votre nomination est consignée.',
    en: 'Your appointment is recorded.',
  },
  expired: {
    fr: 'Votre candidature a pris fin.',
    en: 'Your application has ended.',
  },
  withdrawn: {
    fr: 'Votre candidature est retirée, comme vous l’avez demandé.',
    en: 'Your application is withdrawn, as you asked.',
  },
  struck: {
    fr: 'Votre nom est radié du registre.',
    en: 'Your name was struck out of the register.',
  },
} as const satisfies Partial<Record<Step, Two>>

/** Around what is told: which application, the reason and the next news where there are any, where to follow it. */
const around = (title: Two, tells: Two): Letter => ({
  title,
  subject: { fr: `Candidature {receipt}\u00a0: ${title.fr}`, en: `Application {receipt}: ${title.en}` },
  body: {
    fr: `Bonjour,\n\nAppel {reference}, {call}.\n\n${tells.fr}{more}\n\nSuivez votre candidature à {link}.\n\n${signed.fr}`,
    en: `Hello,\n\nCall {reference}, {call}.\n\n${tells.en}{more}\n\nFollow your application at {link}.\n\n${signed.en}`,
  },
})

export const letterOfStep = (step: Step): string => `application.${step}`

/** The messages of applications. */
export const letters: Readonly<Record<string, Letter>> = {
  'candidate.link': {
    title: { fr: 'Lien vers vos candidatures', en: 'Link to your applications' },
    subject: { fr: 'Votre lien vers vos candidatures', en: 'Your link to your applications' },
    body: {
      fr: `Bonjour,\n\nCe lien ouvre vos candidatures. Il sert une seule fois et expire dans {minutes} minutes.\n\n{link}\n\nSi vous ne l’avez pas demandé, n’en faites rien.\n\n${signed.fr}`,
      en: `Hello,\n\nThis link opens your applications. It works only once and expires in {minutes} minutes.\n\n{link}\n\nIf you did not ask for it, ignore this message.\n\n${signed.en}`,
    },
  },
  'application.news': around(
    { fr: 'Nouvelles de votre candidature', en: 'News of your application' },
    { fr: 'Votre candidature est toujours à l’étude.', en: 'Your application is still under study.' },
  ),
  ...Object.fromEntries(
    Object.entries(told).map(([step, tells]) => [letterOfStep(step as Step), around(stepNames[step as Step], tells)]),
  ),
}

/** The paragraphs that not every message has, in the language of the letter. */
export const moreOf = (reason: string | null, news: Day | null, lang: Lang): string => {
  const fr = lang === 'fr'
  return [
    reason && (fr ? `Motif\u00a0: ${reason}` : `Reason: ${reason}`),
    news &&
      (fr
        ? `Vous aurez d’autres nouvelles au plus tard le ${showDay(news, 'fr')}.`
        : `You will hear again by ${showDay(news, 'en')}.`),
  ]
    .filter(Boolean)
    .map(part => `\n\n${part}`)
    .join('')
}
