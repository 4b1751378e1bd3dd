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
}
