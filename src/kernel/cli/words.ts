import { Refusal } from '../refusals.ts'
import type { Words } from '../words/index.ts'

export const words = {
  usage: { fr: 'Usage : script/greffe COMMANDE', en: 'Usage: script/greffe COMMAND' },
  common: {
    fr: 'Partout : --json (résultat en JSON), --as PERSONNE, --lang fr|en.',
    en: 'Everywhere: --json (result as JSON), --as PERSON, --lang fr|en.',
  },
  fault: {
    fr: (reference: string) => `Une erreur de notre part est survenue. Référence : ${reference}.`,
    en: (reference: string) => `A fault of ours occurred. Reference: ${reference}.`,
  },
  trial: {
    fr: 'Mode d’essai : la base de données intégrée ne garantit pas ses écritures contre une panne de courant. Ne pas s’en servir en production.',
    en: 'Trial mode: the built-in database does not secure its writes against a power failure. Not for production.',
  },
} satisfies Words

export const houseWords = {
  filling: {
    fr: (share: number) => `Préparation de la démonstration : ${share} %`,
    en: (share: number) => `Preparing the demonstration: ${share}%`,
  },
  filled: { fr: 'La démonstration est prête.', en: 'The demonstration is ready.' },
  serving: {
    fr: (url: string) => `Greffe est à ${url} (Ctrl+C pour arrêter).`,
    en: (url: string) => `Greffe is at ${url} (Ctrl+C to stop).`,
  },
  backing: { fr: (share: number) => `Sauvegarde : ${share} %`, en: (share: number) => `Backing up: ${share}%` },
  backedUp: {
    fr: (rows: number, tables: number) => `${rows} lignes de ${tables} tables sont sauvegardées.`,
    en: (rows: number, tables: number) => `${rows} rows of ${tables} tables are backed up.`,
  },
  restoring: { fr: (share: number) => `Restauration : ${share} %`, en: (share: number) => `Restoring: ${share}%` },
  restored: {
    fr: (rows: number, at: string) => `${rows} lignes sont restaurées, telles qu’au ${at} ; tout se vérifie.`,
    en: (rows: number, at: string) => `${rows} rows are restored, as of ${at}; everything verifies.`,
  },
  facts: {
    fr: (n: number) => `Le registre tient ${n} faits.`,
    en: (n: number) => `The register holds ${n} facts.`,
  },
  migrated: {
    fr: (n: number, last: string) => `La base de données est à jour : ${n} migrations, la dernière ${last}.`,
    en: (n: number, last: string) => `The database is up to date: ${n} migrations, the last one ${last}.`,
  },
} satisfies Words

export const cliRefusals = {
  noSuchCommand: (name: string) =>
    new Refusal(
      'CLI-001',
      404,
      { fr: `Aucune commande ne se nomme « ${name} ».`, en: `No command is named “${name}”.` },
      { todo: { fr: '« script/greffe help » en donne la liste.', en: '“script/greffe help” lists them.' } },
    ),
  badUsage: (name: string, usage: string, reason: string) =>
    new Refusal(
      'CLI-002',
      400,
      { fr: `La commande est mal écrite (${reason}).`, en: `The command is badly written (${reason}).` },
      { todo: { fr: `Écrivez : script/greffe ${name} ${usage}`, en: `Write: script/greffe ${name} ${usage}` } },
    ),
  noSuchPerson: (name: string) =>
    new Refusal(
      'CLI-003',
      404,
      { fr: `Personne ne se nomme « ${name} » ici.`, en: `Nobody is named “${name}” here.` },
      {
        todo: {
          fr: 'En mode d’essai, les personnes sont celles de la page de connexion.',
          en: 'In trial mode, the persons are those of the sign-in page.',
        },
      },
    ),
  serverRuns: (pid: number) =>
    new Refusal(
      'CLI-004',
      409,
      {
        fr: `Un serveur tient ce dossier de données (processus ${pid}) ; cette commande le veut pour elle seule.`,
        en: `A server holds this data folder (process ${pid}); this command needs it for itself.`,
      },
      { todo: { fr: 'Arrêtez le serveur, puis recommencez.', en: 'Stop the server, then try again.' } },
    ),
  noAnswer: (pid: number) =>
    new Refusal(
      'CLI-005',
      409,
      {
        fr: `Le processus ${pid} tient ce dossier de données et ne répond pas.`,
        en: `Process ${pid} holds this data folder and does not answer.`,
      },
      { todo: { fr: 'Attendez sa fin, puis recommencez.', en: 'Wait for it to end, then try again.' } },
    ),
  trialOnly: () =>
    new Refusal(
      'CLI-006',
      409,
      { fr: 'La démonstration n’existe qu’en mode d’essai.', en: 'The demonstration exists in trial mode only.' },
      { todo: { fr: 'Retirez GREFFE_ENV=production.', en: 'Remove GREFFE_ENV=production.' } },
    ),
  notEmpty: () =>
    new Refusal(
      'CLI-007',
      409,
      { fr: 'Le registre n’est pas vide.', en: 'The register is not empty.' },
      { todo: { fr: 'Nommez un autre dossier par GREFFE_DATA.', en: 'Name another folder with GREFFE_DATA.' } },
    ),
  needsFolder: () =>
    new Refusal(
      'CLI-008',
      400,
      { fr: 'Il manque le dossier.', en: 'The folder is missing.' },
      { todo: { fr: 'Nommez-le après la commande.', en: 'Name it after the command.' } },
    ),
}
