import type { Lang, Two } from './words/two.ts'

type Options = { field?: string | null; todo?: Two; details?: Readonly<Record<string, unknown>>; cause?: unknown }

/** An expected "no". `status` is the HTTP status; `field` names the input at fault. Anything else thrown is our bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly status: number
  readonly says: Two
  readonly field: string | null
  readonly todo: Two | null
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, says: Two, options: Options = {}) {
    super(`${code}: ${says.en}`, options)
    this.code = code
    this.status = status
    this.says = says
    this.field = options.field ?? null
    this.todo = options.todo ?? null
    this.details = options.details ?? {}
  }
}

/** What is refused, then what to do about it. */
export const refusalIn = (lang: Lang) => (refusal: Refusal) =>
  refusal.todo ? `${refusal.says[lang]} ${refusal.todo[lang]}` : refusal.says[lang]

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export const kernelRefusals = {
  notADay: (text: string, field: string | null = null) =>
    new Refusal(
      'KER-001',
      400,
      { fr: `«\u00a0${short(text)}\u00a0» n’est pas une date.`, en: `“${short(text)}” is not a date.` },
      {
        field,
        todo: {
          fr: 'Écrivez l’année, le mois et le jour, comme 2026-09-01.',
          en: 'Write the year, the month and the day, as in 2026-09-01.',
        },
      },
    ),
  emptyPeriod: (first: string, last: string, field: string | null = null) =>
    new Refusal(
      'KER-002',
      400,
      {
        fr: `La période finit (${last}) avant de commencer (${first}).`,
        en: `The period ends (${last}) before it begins (${first}).`,
      },
      {
        field,
        todo: {
          fr: 'Choisissez un dernier jour égal ou postérieur au premier.',
          en: 'Choose a last day that is the first day or later.',
        },
      },
    ),
  notAnAmount: (text: string, field: string | null = null) =>
    new Refusal(
      'KER-003',
      400,
      { fr: `«\u00a0${short(text)}\u00a0» n’est pas un montant.`, en: `“${short(text)}” is not an amount.` },
      {
        field,
        todo: {
          fr: 'Écrivez des dollars et au plus deux décimales, comme 12\u00a0345,67\u00a0$.',
          en: 'Write dollars and at most two decimals, as in $12,345.67.',
        },
      },
    ),
  noRoom: () =>
    new Refusal(
      'KER-010',
      507,
      {
        fr: 'Il n’y a plus de place sur le disque du serveur\u00a0: rien n’a été écrit.',
        en: 'There is no room left on the disk of the server: nothing was written.',
      },
      { todo: { fr: 'Faites de la place, puis recommencez.', en: 'Make room, then try again.' } },
    ),
  badInput: (field: string | null = null) =>
    new Refusal(
      'KER-004',
      400,
      { fr: 'La demande est incomplète ou mal formée.', en: 'The request is incomplete or malformed.' },
      {
        field,
        todo: {
          fr: 'Corrigez les champs signalés, puis envoyez de nouveau.',
          en: 'Correct the fields indicated, then send again.',
        },
      },
    ),
  /** `roles`: those that may. */
  forbidden: (roles: readonly string[] = []) =>
    new Refusal(
      'KER-005',
      403,
      { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' },
      {
        details: { roles },
        todo: {
          fr: 'Ouvrez une session avec un autre rôle ou demandez cet accès à la direction.',
          en: 'Sign in with another role, or ask the director for this access.',
        },
      },
    ),
  csrf: () =>
    new Refusal(
      'KER-006',
      403,
      {
        fr: 'Ce formulaire ne vient pas de votre session en cours.',
        en: 'This form does not come from your current session.',
      },
      {
        todo: {
          fr: 'Rechargez la page, vérifiez ce que vous avez saisi, puis envoyez de nouveau.',
          en: 'Reload the page, check what you typed, then send again.',
        },
      },
    ),
  notFound: () =>
    new Refusal(
      'KER-007',
      404,
      { fr: 'Rien n’existe à cette adresse.', en: 'Nothing exists at this address.' },
      {
        todo: {
          fr: 'Vérifiez l’adresse ou cherchez par le nom.',
          en: 'Check the address, or search by name.',
        },
      },
    ),
  conflict: () =>
    new Refusal(
      'KER-008',
      409,
      {
        fr: 'Une autre personne a modifié ce document depuis que vous l’avez ouvert.',
        en: 'Someone else has changed this document since you opened it.',
      },
      {
        todo: {
          fr: 'Relisez la version actuelle, puis refaites votre modification.',
          en: 'Read the current version, then make your change again.',
        },
      },
    ),
  tooLarge: () =>
    new Refusal(
      'KER-009',
      413,
      { fr: 'L’envoi dépasse la taille permise.', en: 'What was sent exceeds the size allowed.' },
      {
        todo: {
          fr: 'Envoyez un fichier plus petit ou divisez-le.',
          en: 'Send a smaller file, or split it.',
        },
      },
    ),
}
