import { Refusal } from '../../kernel/refusals.ts'
import type { Day, Period } from '../../kernel/time/index.ts'
import { showDay } from '../../kernel/words/index.ts'

const checkDates = { fr: 'Vérifiez les dates de l’article.', en: 'Check the dates of the article.' }
const endFirst = {
  fr: 'Mettez d’abord fin à l’autre mandat, dans le même acte ou avant.',
  en: 'End the other mandate first, in the same act or before.',
}

export const refusals = {
  postTaken: (day: Day | null = null) =>
    new Refusal(
      'REG-001',
      409,
      day
        ? {
            fr: `Ce poste a déjà un titulaire le ${showDay(day, 'fr')}.`,
            en: `This post already has a holder on ${showDay(day, 'en')}.`,
          }
        : { fr: 'Ce poste a déjà un titulaire à cette date.', en: 'This post already has a holder on that date.' },
      { todo: endFirst },
    ),
  outsidePost: () =>
    new Refusal(
      'REG-002',
      409,
      { fr: 'Le mandat dépasse la vie du poste.', en: 'The mandate goes beyond the life of the post.' },
      {
        todo: {
          fr: 'Mettez fin au mandat avant l’abolition, ou créez le poste plus tôt.',
          en: 'End the mandate before the abolition, or create the post earlier.',
        },
      },
    ),
  outsideOrganisation: () =>
    new Refusal(
      'REG-003',
      409,
      { fr: 'Le poste dépasse la vie de l’organisme.', en: 'The post goes beyond the life of the body.' },
      {
        todo: {
          fr: 'Abolissez ou déplacez les postes avant l’organisme.',
          en: 'Abolish or move the posts before the body.',
        },
      },
    ),
  outsideParent: () =>
    new Refusal(
      'REG-004',
      409,
      {
        fr: 'L’organisme dépasse la vie de celui dont il relève.',
        en: 'The body goes beyond the life of the one above it.',
      },
      { todo: { fr: 'Changez d’abord l’organisme dont il relève.', en: 'Change the body above it first.' } },
    ),
  noSuchPerson: () =>
    new Refusal(
      'REG-005',
      409,
      {
        fr: 'Cette personne n’est pas au registre à cette date.',
        en: 'This person is not in the register on that date.',
      },
      { todo: { fr: 'Ajoutez un article qui l’inscrit.', en: 'Add an article that enters the person.' } },
    ),
  noSuchPost: () =>
    new Refusal(
      'REG-006',
      409,
      { fr: 'Ce poste n’existe pas à cette date.', en: 'This post does not exist on that date.' },
      { todo: { fr: 'Choisissez un autre poste ou une autre date.', en: 'Choose another post or another date.' } },
    ),
  noSuchMandate: () =>
    new Refusal(
      'REG-007',
      409,
      {
        fr: 'Ce mandat n’est pas en cours sur ce poste à cette date.',
        en: 'This mandate is not running on this post on that date.',
      },
      { todo: checkDates },
    ),
  alreadyExists: () =>
    new Refusal(
      'REG-008',
      409,
      { fr: 'Cet élément est déjà au registre.', en: 'This item is already in the register.' },
      { todo: { fr: 'Modifiez-le plutôt que de le créer.', en: 'Change it rather than create it.' } },
    ),
  notThere: () =>
    new Refusal(
      'REG-009',
      409,
      { fr: 'Cet élément n’est pas au registre à cette date.', en: 'This item is not in the register on that date.' },
      { todo: checkDates },
    ),
  reversed: (from: Day, last: Day) =>
    new Refusal(
      'REG-010',
      422,
      {
        fr: `Le dernier jour, le ${showDay(last, 'fr')}, précède le premier, le ${showDay(from, 'fr')}.`,
        en: `The last day, ${showDay(last, 'en')}, comes before the first, ${showDay(from, 'en')}.`,
      },
      { todo: checkDates },
    ),
  notTitular: () =>
    new Refusal(
      'REG-015',
      409,
      {
        fr: 'Seul le mandat d’une ou d’un titulaire se renouvelle.',
        en: 'Only the term of a titular is renewed.',
      },
      {
        todo: {
          fr: 'Prolongez-le, ou nommez la personne au poste.',
          en: 'Extend it, or appoint the person to the post.',
        },
      },
    ),
  notATerm: () =>
    new Refusal(
      'REG-019',
      409,
      {
        fr: 'Ce n’est pas le mandat d’une ou d’un titulaire\u00a0: il ne laisse pas d’affaires à terminer comme surnuméraire.',
        en: 'This is not the term of a titular: it leaves no cases to finish as supernumerary.',
      },
      {
        field: 'mandate',
        todo: { fr: 'Choisissez le mandat qui est échu.', en: 'Choose the term that has ended.' },
      },
    ),
  stillRuns: (planned: Day | null) =>
    new Refusal(
      'REG-020',
      409,
      planned
        ? {
            fr: `Le mandat court jusqu’au ${showDay(planned, 'fr')}\u00a0: une personne n’est surnuméraire qu’après l’échéance (MAN-09).`,
            en: `The term runs to ${showDay(planned, 'en')}: a person is a supernumerary only after its end (MAN-09).`,
          }
        : {
            fr: 'Le mandat est de durée indéterminée et court encore\u00a0: une personne n’est surnuméraire qu’après sa fin (MAN-09).',
            en: 'The term is indeterminate and still runs: a person is a supernumerary only after its end (MAN-09).',
          },
      { field: 'from', todo: { fr: 'Choisissez un jour qui suit l’échéance.', en: 'Choose a day after the end.' } },
    ),
  alreadyAuthorised: () =>
    new Refusal(
      'REG-021',
      409,
      {
        fr: 'Une autorisation court déjà pour ces affaires à ces dates.',
        en: 'An authorization already runs for these cases on these dates.',
      },
      { field: 'from', todo: { fr: 'Prolongez-la plutôt.', en: 'Extend it instead.' } },
    ),
  alreadyMember: () =>
    new Refusal(
      'REG-022',
      409,
      {
        fr: 'Le registre dit déjà cette personne membre de cet ordre.',
        en: 'The register already says that this person is a member of this order.',
      },
      {
        field: 'professional_order',
        todo: {
          fr: 'Choisissez un autre ordre, ou corrigez l’article.',
          en: 'Choose another order, or correct the article.',
        },
      },
    ),
  notAMember: () =>
    new Refusal(
      'REG-023',
      409,
      {
        fr: 'Le registre ne dit pas cette personne membre de cet ordre ce jour-là.',
        en: 'The register does not say that this person is a member of this order on that day.',
      },
      {
        field: 'professional_order',
        todo: { fr: 'Vérifiez l’ordre et le dernier jour.', en: 'Check the order and the last day.' },
      },
    ),
  notLonger: (planned: Day) =>
    new Refusal(
      'REG-016',
      409,
      {
        fr: `Le mandat court déjà jusqu’au ${showDay(planned, 'fr')} : cette date ne le prolonge pas.`,
        en: `The term already runs to ${showDay(planned, 'en')}: this date does not extend it.`,
      },
      { field: 'to', todo: { fr: 'Pour l’écourter, mettez-y fin.', en: 'To shorten it, end it.' } },
    ),
  unknownFormat: (format: string) =>
    new Refusal(
      'REG-012',
      422,
      {
        fr: `« ${format} » n’est pas un format de reprise, ou le fichier manque.`,
        en: `“${format}” is not an import format, or the file is missing.`,
      },
      {
        todo: {
          fr: 'Écrivez : import popolo FICHIER, import positions FICHIER ou import organogram FICHIER',
          en: 'Write: import popolo FILE, import positions FILE or import organogram FILE',
        },
      },
    ),
  noSuchMonths: (months: string) =>
    new Refusal(
      'REG-017',
      422,
      {
        fr: `« ${months} » n’est pas un nombre de mois, de 1 à 60.`,
        en: `“${months}” is not a number of months, from 1 to 60.`,
      },
      { todo: { fr: 'Écrivez par exemple : --months 12', en: 'Write for instance: --months 12' } },
    ),
  noSuchMinister: (name: string) =>
    new Refusal(
      'REG-018',
      422,
      {
        fr: `Aucun organisme ne relève de « ${name} » ce jour-là.`,
        en: `No body answers to “${name}” on that day.`,
      },
      { todo: { fr: 'Écrivez une partie du titre, « santé ».', en: 'Write a part of the title, “health”.' } },
    ),
  noSuchFile: (file: string) =>
    new Refusal(
      'REG-013',
      404,
      {
        fr: `Le fichier « ${file} » n’existe pas ou ne se lit pas.`,
        en: `The file “${file}” does not exist or cannot be read.`,
      },
      { todo: { fr: 'Vérifiez le chemin.', en: 'Check the path.' } },
    ),
  needsTerm: () =>
    new Refusal(
      'REG-011',
      422,
      {
        fr: 'Ce poste a un mandat de durée déterminée : le dernier jour du mandat est nécessaire.',
        en: 'This post has a fixed term: the last day of the term is required.',
      },
      { field: 'to', todo: { fr: 'Inscrivez le dernier jour du mandat.', en: 'Give the last day of the term.' } },
    ),
  notBornYet: (born: Day) =>
    new Refusal(
      'REG-014',
      422,
      { fr: `Une date de naissance est passée; ${born} ne l’est pas.`, en: `A birth date is past; ${born} is not.` },
      { field: 'born_on', todo: { fr: 'Vérifiez l’année.', en: 'Check the year.' } },
    ),
}

/** The first day that two periods share. */
export const firstCommonDay = (a: Period, b: Period): Day | null =>
  a.from === null ? b.from : b.from === null || a.from > b.from ? a.from : b.from

export const byConstraint: Record<string, () => Refusal> = {
  one_titular_per_post: refusals.postTaken,
  post_lives: refusals.outsidePost,
  person_lives: refusals.noSuchPerson,
  organisation_lives: refusals.outsideOrganisation,
  parent_lives: refusals.outsideParent,
  mandate_pkey: refusals.alreadyExists,
}
