import { Refusal } from './refusals.ts'
import type { Two } from './words/index.ts'

const says = (fr: string, en: string): Two => ({ fr, en })
const refusal = (code: string, fr: string, en: string, todo: Two) => new Refusal(code, 500, says(fr, en), { todo })

/** What keeps Greffe from starting, told to whoever starts it. */
export const setupRefusals = {
  settings: (wrong: readonly Two[]) =>
    new Refusal('SET-001', 500, says(wrong.map(({ fr }) => fr).join(' '), wrong.map(({ en }) => en).join(' '))),
  unreachable: (reason: string) =>
    refusal(
      'SET-002',
      `La base de données de DATABASE_URL ne répond pas (${reason}).`,
      `The database at DATABASE_URL cannot be reached (${reason}).`,
      says(
        'Vérifiez l’adresse, le mot de passe et que le serveur fonctionne.',
        'Check the address, the password and that the server runs.',
      ),
    ),
  tooOld: () =>
    refusal(
      'SET-003',
      'Greffe a besoin de PostgreSQL 18 ou plus récent : il s’appuie sur ses clés temporelles.',
      'Greffe needs PostgreSQL 18 or later: it relies on its temporal keys.',
      says('Nommez un serveur plus récent par DATABASE_URL.', 'Name a later server with DATABASE_URL.'),
    ),
  migrationChanged: (name: string) =>
    refusal(
      'SET-004',
      `La migration ${name} a changé depuis que cette base de données l’a appliquée.`,
      `The migration ${name} was changed after this database applied it.`,
      says(
        'Remettez son texte d’alors et écrivez une nouvelle migration.',
        'Restore its text and write a new migration.',
      ),
    ),
  portTaken: (port: number, host: string) =>
    refusal(
      'SET-005',
      `Le port ${port} de ${host} est pris.`,
      `The port ${port} of ${host} is taken.`,
      says('Choisissez-en un autre par PORT.', 'Choose another with PORT.'),
    ),
}
