import { Refusal } from '../../kernel/refusals.ts'
import type { Day } from '../../kernel/time/index.ts'
import { showDay, showList, type Two } from '../../kernel/words/index.ts'
import { toldRoles } from './words.ts'

const both = (make: (lang: 'fr' | 'en') => string): Two => ({ fr: make('fr'), en: make('en') })
type Unready = { place: number; conditions: readonly Two[] }
const listed = (unready: readonly Unready[]) =>
  both(lang =>
    unready
      .map(({ place, conditions }) => {
        const lead =
          lang === 'fr' ? `Point ${place}, conditions à remplir\u00a0:` : `Item ${place}, conditions to meet:`
        return [lead, ...conditions.map(says => says[lang])].join(' ')
      })
      .join(' '),
  )

type Untold = { name: string; role: keyof typeof toldRoles }

/** PUB-04, in sentences: who was not told, what is not signed. */
const heldBack = (untold: readonly Untold[], unsigned: readonly Two[]) =>
  both(lang => {
    const fr = lang === 'fr'
    const people = showList(
      untold.map(({ name, role }) => `${name} (${toldRoles[role][lang]})`),
      lang,
    )
    const acts = showList(
      unsigned.map(act => act[lang]),
      lang,
    )
    return [
      untold.length > 0 && (fr ? `Restent à prévenir\u00a0: ${people}.` : `Not told yet: ${people}.`),
      unsigned.length > 0 && (fr ? `Restent à signer\u00a0: ${acts}.` : `Not signed yet: ${acts}.`),
    ]
      .filter(Boolean)
      .join(' ')
  })

export const refusals = {
  noDay: () =>
    new Refusal(
      'SIT-001',
      409,
      { fr: 'Toutes ces séances existent déjà.', en: 'All these sittings exist already.' },
      { field: 'first', todo: { fr: 'Choisissez d’autres jours.', en: 'Choose other days.' } },
    ),
  tooMany: () =>
    new Refusal(
      'SIT-002',
      422,
      { fr: 'La période dépasse une année.', en: 'The period exceeds one year.' },
      { field: 'last', todo: { fr: 'Planifiez une année au plus à la fois.', en: 'Plan at most one year at a time.' } },
    ),
  over: () =>
    new Refusal(
      'SIT-003',
      409,
      { fr: 'Cette séance est close ou annulée.', en: 'This sitting is closed or cancelled.' },
      { todo: { fr: 'Choisissez une autre séance.', en: 'Choose another sitting.' } },
    ),
  late: (cutoff: Day) =>
    new Refusal(
      'SIT-004',
      403,
      {
        fr: `Les inscriptions à cette séance ont pris fin le ${showDay(cutoff, 'fr')}.`,
        en: `The agenda of this sitting was open until ${showDay(cutoff, 'en')}.`,
      },
      {
        todo: {
          fr: 'La greffière ou le greffier peut l’inscrire avec un motif.',
          en: 'The registrar can add it with a reason.',
        },
      },
    ),
  needsReason: () =>
    new Refusal(
      'SIT-005',
      422,
      { fr: 'Un motif est nécessaire.', en: 'A reason is needed.' },
      { field: 'reason', todo: { fr: 'Écrivez-le.', en: 'Write it.' } },
    ),
  notForThis: () =>
    new Refusal(
      'SIT-006',
      409,
      {
        fr: 'Ce projet ne peut pas être inscrit ici : il attend déjà une décision, n’est pas soumis, ou n’est pas du ressort de ce conseil.',
        en: 'This draft cannot be added here: it already waits for a decision, is not submitted, or is not for this council.',
      },
      { field: 'draft', todo: { fr: 'Choisissez-en un de la liste.', en: 'Choose one from the list.' } },
    ),
  notReady: (unready: readonly Unready[]) =>
    new Refusal('SIT-007', 409, listed(unready), {
      todo: {
        fr: 'Faites avancer ces projets, ou retirez-les de l’ordre du jour.',
        en: 'Move these drafts on, or take them off the agenda.',
      },
    }),
  nothing: () =>
    new Refusal(
      'SIT-008',
      409,
      { fr: 'L’ordre du jour est vide.', en: 'The agenda is empty.' },
      { todo: { fr: 'Inscrivez un projet, ou annulez la séance.', en: 'Add a draft, or cancel the sitting.' } },
    ),
  isLocked: () =>
    new Refusal(
      'SIT-009',
      409,
      { fr: 'L’ordre du jour est arrêté.', en: 'The agenda is locked.' },
      { todo: { fr: 'Consignez la décision « retiré ».', en: 'Record the decision “withdrawn”.' } },
    ),
  notYet: (day: Day) =>
    new Refusal(
      'SIT-010',
      409,
      {
        fr: `La séance n’a lieu que le ${showDay(day, 'fr')}, et son ordre du jour doit être arrêté.`,
        en: `The sitting is only held on ${showDay(day, 'en')}, and its agenda must be locked.`,
      },
      {
        todo: {
          fr: 'Arrêtez l’ordre du jour, puis revenez ce jour-là.',
          en: 'Lock the agenda, then come back on that day.',
        },
      },
    ),
  decided: (name: string) =>
    new Refusal(
      'SIT-011',
      409,
      {
        fr: `${name} a déjà consigné la décision sur ce point.`,
        en: `${name} has already recorded the decision on this item.`,
      },
      { todo: { fr: 'Relisez la page.', en: 'Read the page again.' } },
    ),
  nothingToAdopt: () =>
    new Refusal(
      'SIT-012',
      409,
      {
        fr: 'Aucun point n’attend d’être numéroté : ni décision d’adopter, ni projet prêt.',
        en: 'No item waits for its number: no decision to adopt, or no draft that is ready.',
      },
      { todo: { fr: 'Consignez d’abord les décisions.', en: 'Record the decisions first.' } },
    ),
  itemRefused: (place: number, refusal: Refusal) =>
    new Refusal(
      'SIT-013',
      refusal.status,
      both(lang => `${lang === 'fr' ? `Point ${place}\u00a0:` : `Item ${place}:`} ${refusal.says[lang]}`),
      {
        todo: {
          fr: 'Aucun acte n’a été adopté. Voyez l’aperçu de ce projet, puis recommencez.',
          en: 'No act has been adopted. See the preview of this draft, then try again.',
        },
        cause: refusal,
      },
    ),
  unfinished: (places: readonly number[]) =>
    new Refusal(
      'SIT-014',
      409,
      both(lang =>
        lang === 'fr'
          ? `Points sans décision ou sans acte : ${showList(places.map(String), 'fr')}.`
          : `Items without a decision or without an act: ${showList(places.map(String), 'en')}.`,
      ),
      { todo: { fr: 'Terminez-les avant de clore.', en: 'Finish them before closing.' } },
    ),
  hasDecisions: () =>
    new Refusal(
      'SIT-015',
      409,
      { fr: 'Des décisions y sont déjà consignées.', en: 'Decisions are already recorded in it.' },
      { todo: { fr: 'Terminez la séance.', en: 'Finish the sitting.' } },
    ),
  noSittingOn: (day: Day) =>
    new Refusal(
      'SIT-016',
      404,
      { fr: `Aucune séance le ${showDay(day, 'fr')}.`, en: `No sitting on ${showDay(day, 'en')}.` },
      { todo: { fr: 'Voyez le calendrier des séances.', en: 'See the calendar of sittings.' } },
    ),
  embargo: (untold: readonly Untold[], unsigned: readonly Two[]) =>
    new Refusal('SIT-017', 409, heldBack(untold, unsigned), {
      todo: {
        fr: 'Consignez-le une fois fait, puis recommencez.',
        en: 'Record it once it is done, then try again.',
      },
    }),
  released: () =>
    new Refusal(
      'SIT-018',
      409,
      { fr: 'Le communiqué de cette séance est déjà diffusé.', en: 'The release of this sitting is already issued.' },
      { todo: { fr: 'Relisez la page.', en: 'Read the page again.' } },
    ),
  nothingToAnnounce: () =>
    new Refusal(
      'SIT-019',
      409,
      {
        fr: 'Aucune nomination n’a été adoptée à cette séance.',
        en: 'No appointment was adopted at this sitting.',
      },
      { todo: { fr: 'Adoptez d’abord les points décidés.', en: 'Adopt the decided items first.' } },
    ),
  nobodyChosen: () =>
    new Refusal(
      'SIT-020',
      422,
      { fr: 'Personne n’est choisi.', en: 'Nobody is chosen.' },
      { field: 'who', todo: { fr: 'Cochez qui a été prévenu.', en: 'Check who was told.' } },
    ),
  notTalked: (day: Day) =>
    new Refusal(
      'SIT-021',
      422,
      { fr: `Le ${showDay(day, 'fr')} n’est pas encore venu.`, en: `${showDay(day, 'en')} has not come yet.` },
      { field: 'told_on', todo: { fr: 'Consignez ce qui a eu lieu.', en: 'Record what has taken place.' } },
    ),
  alreadyTold: () =>
    new Refusal(
      'SIT-022',
      409,
      {
        fr: 'Une de ces personnes est déjà consignée comme prévenue.',
        en: 'One of these people is already recorded as told.',
      },
      { field: 'who', todo: { fr: 'Relisez la page.', en: 'Read the page again.' } },
    ),
  noTask: () =>
    new Refusal(
      'SIT-023',
      422,
      { fr: 'Aucune tâche n’est choisie.', en: 'No task is chosen.' },
      { field: 'tasks', todo: { fr: 'Cochez ce qui est fait.', en: 'Check what is done.' } },
    ),
  notDoneYet: (day: Day) =>
    new Refusal(
      'SIT-024',
      422,
      { fr: `Le ${showDay(day, 'fr')} n’est pas encore venu.`, en: `${showDay(day, 'en')} has not come yet.` },
      { field: 'done_on', todo: { fr: 'Consignez ce qui a eu lieu.', en: 'Record what has taken place.' } },
    ),
  taskDone: (name: string) =>
    new Refusal(
      'SIT-025',
      409,
      { fr: `${name} l’a déjà consignée comme faite.`, en: `${name} has already recorded it as done.` },
      { field: 'tasks', todo: { fr: 'Relisez la page.', en: 'Read the page again.' } },
    ),
  dayTaken: () =>
    new Refusal(
      'SIT-030',
      409,
      { fr: 'Une séance de ce conseil a déjà ce jour.', en: 'A sitting of this council already has this day.' },
      { field: 'day', todo: { fr: 'Choisissez un autre jour.', en: 'Choose another day.' } },
    ),
  dayPast: (day: Day) =>
    new Refusal(
      'SIT-031',
      422,
      { fr: `Le ${showDay(day, 'fr')} est passé.`, en: `${showDay(day, 'en')} is past.` },
      { field: 'day', todo: { fr: 'Choisissez un jour à venir.', en: 'Choose a day to come.' } },
    ),
  beforeCutoff: (cutoff: Day) =>
    new Refusal(
      'SIT-032',
      422,
      {
        fr: `La séance précéderait la fin de ses inscriptions, le ${showDay(cutoff, 'fr')}.`,
        en: `The sitting would come before its cut-off, ${showDay(cutoff, 'en')}.`,
      },
      {
        field: 'day',
        todo: {
          fr: 'Choisissez un jour plus tardif, ou avancez la fin des inscriptions.',
          en: 'Choose a later day, or an earlier cut-off.',
        },
      },
    ),
  keepsItsDay: () =>
    new Refusal(
      'SIT-033',
      409,
      {
        fr: 'L’ordre du jour est arrêté\u00a0: la séance garde son jour.',
        en: 'The agenda is locked: the sitting keeps its day.',
      },
      { todo: { fr: 'Annulez la séance et planifiez-en une autre.', en: 'Cancel the sitting and plan another.' } },
    ),
  addressTaken: () =>
    new Refusal(
      'SIT-034',
      409,
      {
        fr: 'Un participant de ce conseil a déjà cette adresse.',
        en: 'A participant of this council already has this address.',
      },
      { field: 'address', todo: { fr: 'Donnez une autre adresse.', en: 'Give another address.' } },
    ),
  hoursBackwards: () =>
    new Refusal(
      'SIT-035',
      422,
      { fr: 'La séance finirait avant de commencer.', en: 'The sitting would end before it starts.' },
      { field: 'ends', todo: { fr: 'Choisissez une fin plus tardive.', en: 'Choose a later end.' } },
    ),
  movesNowhere: () =>
    new Refusal(
      'SIT-036',
      422,
      {
        fr: 'La séance a déjà ce jour, ces heures et ce lieu.',
        en: 'The sitting already has this day, these hours and this place.',
      },
      { field: 'day', todo: { fr: 'Changez l’un d’eux.', en: 'Change one of them.' } },
    ),
  endedFirst: () =>
    new Refusal(
      'SIT-037',
      422,
      { fr: 'La séance serait levée avant d’être ouverte.', en: 'The sitting would adjourn before it opens.' },
      { field: 'ended', todo: { fr: 'Corrigez l’une des deux heures.', en: 'Correct one of the two hours.' } },
    ),
}

/** What the constraints of the tables say when two people act at once. */
export const byConstraint: Record<string, () => Refusal> = {
  one_agenda_at_a_time: refusals.notForThis,
  told_once: refusals.alreadyTold,
  released_once: refusals.released,
  one_sitting_a_day: refusals.dayTaken,
  one_address_a_council: refusals.addressTaken,
}
