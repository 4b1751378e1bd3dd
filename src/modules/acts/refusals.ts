import { Refusal } from '../../kernel/refusals.ts'
import type { Verdict } from '../../kernel/rules/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import { type Lang, showDay, type Two } from '../../kernel/words/index.ts'
import { shortName } from './acts/act.rules.ts'

export type Judged = { article: number; verdicts: readonly Verdict[] }

const partNames: Record<string, Two> = {
  title: { fr: 'l’objet', en: 'the subject' },
  recommender: { fr: 'la recommandation', en: 'the recommendation' },
  recitals: { fr: 'l’attendu', en: 'recital' },
  articles: { fr: 'l’article', en: 'article' },
  schedules: { fr: 'l’annexe', en: 'schedule' },
  signatories: { fr: 'la signature', en: 'signature' },
}

const partName = (part: string, lang: Lang) => {
  const [name = '', place] = part.split('.')
  return [partNames[name]?.[lang] ?? name, place].filter(Boolean).join(' ')
}

const reviewArticles: Two = {
  fr: 'Corrigez les articles signalés dans l’aperçu, puis recommencez.',
  en: 'Correct the articles indicated in the preview, then try again.',
}

export const refusals = {
  numberTaken: () =>
    new Refusal(
      'ACT-001',
      409,
      {
        fr: 'Ce numéro est déjà celui d’un autre acte de la même série.',
        en: 'This number is already that of another act of the same series.',
      },
      {
        field: 'number',
        todo: { fr: 'Vérifiez le numéro dans l’acte signé.', en: 'Check the number in the signed act.' },
      },
    ),
  notANumber: (number: string, form: string) =>
    new Refusal(
      'ACT-002',
      422,
      {
        fr: `« ${number} » n’a pas la forme d’un numéro de cette série (NOM-14).`,
        en: `“${number}” does not have the form of a number of this series (NOM-14).`,
      },
      {
        field: 'number',
        todo: {
          fr: `Écrivez-le comme ${form}, avec l’année de la date.`,
          en: `Write it like ${form}, with the year of the date.`,
        },
      },
    ),
  notYet: (day: Day) =>
    new Refusal(
      'ACT-003',
      422,
      {
        fr: `La date d’adoption, le ${showDay(day, 'fr')}, n’est pas encore venue.`,
        en: `The date of adoption, ${showDay(day, 'en')}, has not come yet.`,
      },
      {
        field: 'adopted_on',
        todo: {
          fr: 'Une prise d’effet future se dit dans l’article, pas dans la date de l’acte.',
          en: 'A future coming into force is said in the article, not in the date of the act.',
        },
      },
    ),
  blocked: (judged: readonly Judged[]) =>
    new Refusal(
      'ACT-004',
      409,
      {
        fr: 'L’acte ne peut pas être adopté : au moins un article est refusé.',
        en: 'The act cannot be adopted: at least one article is refused.',
      },
      { todo: reviewArticles, details: { judged } },
    ),
  empty: () =>
    new Refusal(
      'ACT-005',
      422,
      { fr: 'Un acte a au moins un article.', en: 'An act has at least one article.' },
      { field: 'articles', todo: { fr: 'Ajoutez un article.', en: 'Add an article.' } },
    ),
  unknownEffect: (kind: string) =>
    new Refusal(
      'ACT-006',
      422,
      { fr: `Aucun effet ne se nomme « ${kind} ».`, en: `No effect is named “${kind}”.` },
      { field: 'effect', todo: reviewArticles },
    ),
  badArticle: (article: number, reason: string) =>
    new Refusal(
      'ACT-007',
      422,
      { fr: `L’article ${article} est incomplet : ${reason}.`, en: `Article ${article} is incomplete: ${reason}.` },
      { field: `articles.${article}`, todo: reviewArticles, details: { article } },
    ),
  noSuchArticle: () =>
    new Refusal(
      'ACT-008',
      422,
      {
        fr: 'L’article visé n’existe pas dans un acte adopté.',
        en: 'The article referred to does not exist in an adopted act.',
      },
      {
        field: 'target',
        todo: {
          fr: 'Vérifiez le numéro de l’acte et celui de l’article.',
          en: 'Check the numbers of the act and of the article.',
        },
      },
    ),
  nothingToClose: () =>
    new Refusal(
      'ACT-009',
      409,
      {
        fr: 'L’article visé n’a ouvert aucun fait qui tienne encore à cette date.',
        en: 'The article referred to opened no fact that still holds on that day.',
      },
      {
        todo: {
          fr: 'Pour le corriger depuis son premier jour, proposez un erratum.',
          en: 'To correct it from its first day, propose an erratum.',
        },
      },
    ),
  laterActFails: (act: string, says: Two) =>
    new Refusal(
      'ACT-010',
      409,
      {
        fr: `La correction rendrait impossible un acte adopté depuis, ${act} : ${says.fr}`,
        en: `The correction would make an act adopted since, ${act}, impossible: ${says.en}`,
      },
      {
        todo: { fr: 'Corrigez aussi cet acte dans le même erratum.', en: 'Correct that act too, in the same erratum.' },
        details: { act },
      },
    ),
  wrongKind: (article: number) =>
    new Refusal(
      'ACT-011',
      422,
      {
        fr: `L’article ${article} n’est pas permis dans un acte de ce genre.`,
        en: `Article ${article} is not allowed in an act of this kind.`,
      },
      {
        field: `articles.${article}`,
        todo: {
          fr: 'Un erratum corrige, une abrogation abroge ; le reste va dans un acte ordinaire.',
          en: 'An erratum corrects and a repeal repeals; the rest belongs in an ordinary act.',
        },
      },
    ),
  changedSince: (name: string, parts: readonly string[]) =>
    new Refusal(
      'ACT-013',
      409,
      {
        fr: `${name} a modifié ce projet depuis que vous l’avez ouvert : ${parts.map(part => partName(part, 'fr')).join(', ')}.`,
        en: `${name} has changed this draft since you opened it: ${parts.map(part => partName(part, 'en')).join(', ')}.`,
      },
      {
        todo: {
          fr: 'Votre saisie est gardée ci-dessous ; relisez la version actuelle, puis enregistrez de nouveau.',
          en: 'What you typed is kept below; read the current version, then save again.',
        },
        details: { parts },
      },
    ),
  notNow: () =>
    new Refusal(
      'ACT-014',
      403,
      {
        fr: 'À cette étape, votre rôle ne permet pas cette action sur ce projet.',
        en: 'At this step, your role does not allow this action on this draft.',
      },
      { todo: { fr: 'La page du projet dit qui peut agir.', en: 'The draft’s page says who may act.' } },
    ),
  needsReason: () =>
    new Refusal(
      'ACT-015',
      422,
      { fr: 'Un motif est nécessaire.', en: 'A reason is required.' },
      { field: 'reason', todo: { fr: 'Écrivez pourquoi, en une phrase.', en: 'Write why, in one sentence.' } },
    ),
  incomplete: (missing: readonly { field: string; says: Two }[]) =>
    new Refusal(
      'ACT-016',
      422,
      {
        fr: `Le projet n’est pas complet. Conditions à remplir : ${missing.map(({ says }) => says.fr).join(' ')}`,
        en: `The draft is not complete. Conditions to meet: ${missing.map(({ says }) => says.en).join(' ')}`,
      },
      { field: missing[0]?.field ?? null, details: { missing } },
    ),
  alreadyRemoved: () =>
    new Refusal(
      'ACT-021',
      409,
      { fr: 'Cet article a déjà été retiré par un erratum.', en: 'This article was already removed by an erratum.' },
      {
        field: 'in.target',
        todo: { fr: 'Choisissez un article qui tient encore.', en: 'Choose an article that still stands.' },
      },
    ),
  beforeAdoption: (adopted: Day) =>
    new Refusal(
      'ACT-017',
      422,
      {
        fr: `L’acte a été adopté le ${showDay(adopted, 'fr')} : il n’a pu être ni signé ni publié avant.`,
        en: `The act was adopted on ${showDay(adopted, 'en')}: it can have been neither signed nor published before.`,
      },
      { field: 'day', todo: { fr: 'Vérifiez la date.', en: 'Check the date.' } },
    ),
  notHappened: (day: Day) =>
    new Refusal(
      'ACT-018',
      422,
      {
        fr: `Le ${showDay(day, 'fr')} n’est pas encore venu.`,
        en: `${showDay(day, 'en')} has not come yet.`,
      },
      { field: 'day', todo: { fr: 'Consignez ce qui a eu lieu.', en: 'Record what has taken place.' } },
    ),
  alreadyPublished: (day: Day) =>
    new Refusal(
      'ACT-019',
      409,
      {
        fr: `L’acte a déjà été publié, le ${showDay(day, 'fr')}.`,
        en: `The act has already been published, on ${showDay(day, 'en')}.`,
      },
      {
        todo: {
          fr: 'Un acte paraît une seule fois ; une erreur dans la Gazette se corrige par un erratum.',
          en: 'An act is published once; an error in the Gazette is corrected by an erratum.',
        },
      },
    ),
  alreadySigned: () =>
    new Refusal(
      'ACT-020',
      409,
      {
        fr: 'La signature de cette personne est déjà consignée.',
        en: 'This person’s signature is already recorded.',
      },
      { field: 'signatory', todo: { fr: 'Vérifiez le nom du signataire.', en: 'Check the signatory’s name.' } },
    ),
  correctedTwice: (article: number) =>
    new Refusal(
      'ACT-022',
      422,
      {
        fr: `L’article ${article} corrige ce qu’un autre article du même erratum corrige déjà.`,
        en: `Article ${article} corrects what another article of the same erratum already corrects.`,
      },
      {
        field: `articles.${article}`,
        todo: {
          fr: 'Réunissez les deux corrections en un seul article.',
          en: 'Put the two corrections into one article.',
        },
      },
    ),
  notAReport: (file: string) =>
    new Refusal(
      'ACT-023',
      422,
      {
        fr: `${file} n’est pas le rapport d’une vérification.`,
        en: `${file} is not the report of a verification.`,
      },
      {
        todo: {
          fr: 'Donnez un fichier écrit par « verify --json », gardé hors de Greffe.',
          en: 'Give a file written by “verify --json”, kept outside Greffe.',
        },
      },
    ),
  noPage: () =>
    new Refusal(
      'ACT-024',
      422,
      { fr: 'Aucune page n’est donnée.', en: 'No page is given.' },
      {
        todo: {
          fr: 'Écrivez la page de chaque acte paru.',
          en: 'Write the page of each act that was published.',
        },
      },
    ),
  notPublished: ({ act_id, kind, number }: { act_id: string; kind: string; number: string }, refusal: Refusal) =>
    new Refusal(
      'ACT-025',
      refusal.status,
      {
        fr: `${shortName(kind, number, 'fr')}\u00a0: ${refusal.says.fr}`,
        en: `${shortName(kind, number, 'en')}: ${refusal.says.en}`,
      },
      {
        field: refusal.field ?? `pages.${act_id}`,
        ...(refusal.todo ? { todo: refusal.todo } : {}),
        cause: refusal,
      },
    ),
  notCleared: (verdicts: readonly Verdict[]) =>
    new Refusal(
      'ACT-026',
      409,
      {
        fr: verdicts.map(({ rule, says }) => `${says.fr} (${rule})`).join(' '),
        en: verdicts.map(({ rule, says }) => `${says.en} (${rule})`).join(' '),
      },
      {
        todo: {
          fr: 'Complétez le dossier dont l’acte est issu, puis adoptez-le.',
          en: 'Complete the file that the act comes from, then adopt it.',
        },
        details: { rules: verdicts.map(({ rule }) => rule) },
      },
    ),
  final: () =>
    new Refusal(
      'ACT-012',
      409,
      { fr: 'Un acte adopté ne change plus.', en: 'An adopted act no longer changes.' },
      { todo: { fr: 'Proposez un erratum ou une abrogation.', en: 'Propose an erratum or a repeal.' } },
    ),
}

/** The database has the last word; this gives it a voice. */
export const byConstraint: Record<string, () => Refusal> = {
  number_is_taken: refusals.numberTaken,
  act_is_final: refusals.final,
  article_is_final: refusals.final,
}
