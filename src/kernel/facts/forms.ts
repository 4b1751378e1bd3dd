import type { Tx } from '../database/index.ts'
import type { Day } from '../time/index.ts'
import type { Two } from '../words/index.ts'

/**
 * What is found by typing: its id, a label that tells it from the others, its name alone where that is shorter, and the
 * inputs that it decides besides (a mandate decides its post).
 */
export type Found = { id: string; label: Two; name?: Two; also?: Readonly<Record<string, string | number>> }

/** By the words typed, or by ids, as on a day; articles drafted before may create what the register does not know yet. */
export type Asked = ({ text: string } | { ids: readonly string[] }) & {
  on: Day
  limit: number
  drafted: readonly Drafted[]
}
export type Lookup = (tx: Tx, asked: Asked) => Promise<readonly Found[]>

type Labelled = { name: string; label: Two; hint?: Two; optional?: boolean }

/** One input of an effect as a form asks it. `new` is an id that the form makes and never shows. */
export type FormField = Labelled &
  (
    | { type: 'day' | 'text' | 'int' | 'bool' }
    | { type: 'choice'; options: Readonly<Record<string, Two>> }
    /** `fills` names the inputs taken from what was found: { post: 'post' }. `several`: the input is a list. */
    | { type: 'lookup'; lookup: string; fills?: Readonly<Record<string, string>>; several?: true }
    | { type: 'bases' }
    | { type: 'new' }
  )

/** How a module names the things its articles speak of; articles drafted before them may create some. */
export type Naming<N> = (tx: Tx, ids: readonly string[], on: Day, drafted: readonly Drafted[]) => Promise<N>
export type Drafted = { effect: string | null; input: unknown }
