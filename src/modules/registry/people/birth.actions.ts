import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { type Clock, type Day, dayInToronto, type Instant } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import { type Birth, birthOf, saveBirth } from './birth.queries.ts'
import { type PersonVersion, personVersions } from './person.queries.ts'

const entered = async (tx: Tx, person: string, on: Day): Promise<PersonVersion> => {
  const versions = await personVersions(tx, { on, known: null }, person)
  const now = versions.at(-1)
  if (!now) throw kernelRefusals.notFound()
  return now
}

/** Reads a person's birth date, which the journal remembers. */
export const readBirth = async (
  tx: Tx,
  person: string,
  clock: Clock,
): Promise<{ person: PersonVersion; birth: Birth | null }> => {
  const found = await entered(tx, person, clock.today())
  await journal(tx, { what: 'birth.read', subject: person })
  return { person: found, birth: (await birthOf(tx, person)) ?? null }
}

type Recorded = { person: string; born_on: Day; actor: Actor; now: Instant }

/** Records a birth date, or corrects it. The journal says that it was recorded, never which date. */
export const recordBirth = async (tx: Tx, { person, born_on, actor, now }: Recorded): Promise<void> => {
  const today = dayInToronto(now)
  if (born_on >= today) throw refusals.notBornYet(born_on)
  await entered(tx, person, today)
  await saveBirth(tx, person, { born_on, recorded_by: actor.name, recorded_at: now })
  await journal(tx, { what: 'birth.recorded', subject: person })
}
