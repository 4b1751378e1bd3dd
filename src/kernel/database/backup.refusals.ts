import { Refusal } from '../refusals.ts'

export const backupRefusals = {
  folderNotEmpty: (folder: string) =>
    new Refusal(
      'BAK-001',
      409,
      { fr: `Le dossier « ${folder} » n’est pas vide.`, en: `The folder “${folder}” is not empty.` },
      { todo: { fr: 'Nommez un dossier nouveau.', en: 'Name a new folder.' } },
    ),
  notABackup: (folder: string) =>
    new Refusal(
      'BAK-002',
      404,
      { fr: `« ${folder} » n’est pas une sauvegarde complète.`, en: `“${folder}” is not a complete backup.` },
      {
        todo: {
          fr: 'Choisissez un dossier qui contient manifest.json.',
          en: 'Choose a folder that holds manifest.json.',
        },
      },
    ),
  damaged: (table: string) =>
    new Refusal(
      'BAK-003',
      409,
      {
        fr: `Le fichier de la table ${table} n’est pas celui qui a été sauvegardé.`,
        en: `The file of the table ${table} is not the one that was backed up.`,
      },
      { todo: { fr: 'Prenez une autre copie de la sauvegarde.', en: 'Take another copy of the backup.' } },
    ),
  otherVersion: () =>
    new Refusal(
      'BAK-004',
      409,
      {
        fr: 'La sauvegarde vient d’une autre version du programme : ses migrations diffèrent.',
        en: 'The backup comes from another version of the program: its migrations differ.',
      },
      {
        todo: {
          fr: 'Restaurez avec la version qui l’a faite, puis mettez à jour.',
          en: 'Restore with the version that made it, then update.',
        },
      },
    ),
  notEmpty: () =>
    new Refusal(
      'BAK-005',
      409,
      { fr: 'La base de données n’est pas vide.', en: 'The database is not empty.' },
      {
        todo: {
          fr: 'Restaurez dans un dossier ou une base de données neuve.',
          en: 'Restore into a new folder or database.',
        },
      },
    ),
  notWhole: (problems: number) =>
    new Refusal(
      'BAK-006',
      409,
      {
        fr: `Le registre restauré ne se vérifie pas (${problems} points) ; rien n’a été écrit.`,
        en: `The restored register does not verify (${problems} points); nothing was written.`,
      },
      { todo: { fr: 'Prenez une autre sauvegarde.', en: 'Take another backup.' } },
    ),
}
