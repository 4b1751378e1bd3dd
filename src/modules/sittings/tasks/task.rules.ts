import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { addDays, type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** What remains to be done once someone is appointed: the end of SM-7. */
export const taskNames = {
  oath: { fr: 'Serment', en: 'Oath' },
  interests: { fr: 'Déclaration d’intérêts', en: 'Declaration of interests' },
  welcome: { fr: 'Accueil', en: 'Welcome' },
} as const satisfies Record<string, Two>
export type TaskKind = keyof typeof taskNames

/** Who does a task, and within how many days of the first day in office. */
type Closing = { owner: 'registrar' | 'adviser'; days: number }

const always = day('1867-07-01')

/** No text read says who takes the oath before whom nor when the first declaration is due: these are proposals until an office changes them. */
const closings: Record<TaskKind, readonly Dated<Closing>[]> = {
  oath: [{ from: always, law: 'SM-7', status: 'unverified', value: { owner: 'registrar', days: 0 } }],
  interests: [
    { from: always, law: 'M-30, r. 1, s. 35 (ETH-06)', status: 'unverified', value: { owner: 'adviser', days: 30 } },
  ],
  welcome: [{ from: always, law: 'SM-16', status: 'proposal', value: { owner: 'adviser', days: 60 } }],
}

const kinds = Object.keys(taskNames) as readonly TaskKind[]

/** The tasks of an appointment, each with its owner and its last day. */
export const tasksOf = (first: Day): { kind: TaskKind; owner: Closing['owner']; due: Day }[] =>
  kinds.map(kind => {
    const { owner, days } = inForce(closings[kind], first).value
    return { kind, owner, due: addDays(first, days) }
  })

type Named = { readonly kind: TaskKind; readonly what: null } | { readonly kind: null; readonly what: string }

/** What a task asks for: what follows an appointment has its name, the rest its words. */
export const taskName = ({ kind, what }: Named): Two => (kind === null ? { fr: what, en: what } : taskNames[kind])

export const isLate = ({ due, done_on }: { due: Day | null; done_on: Day | null }, today: Day): boolean =>
  done_on === null && due !== null && due < today
