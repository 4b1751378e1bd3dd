import type { z } from 'zod'
import type { Verdict } from '../rules/index.ts'
import type { Day, Period } from '../time/index.ts'
import type { Two } from '../words/index.ts'
import type { FormField } from './forms.ts'

/** What facts are about: an organisation, a post with its mandates, a person. */
export type Subject = { kind: string; id: string }
/** Which article makes a fact, and at which place it stands: an erratum's article takes the place of the one it corrects. */
export type Cite = { act_id: string; article: number; place_act: string; place_article: number }

/** A row of a fact table in memory. It cites the article that made it as it is, and the place of the one that opened it. */
export type FactRow = { valid: Period; act_id: string; article: number; origin_act: string; origin_article: number }

/** A fact table: whose facts it holds (`by`), which column tells its things apart (`id`), and its own columns. */
export type FactTable<R extends FactRow = FactRow> = {
  name: `${string}.${string}`
  by: string
  id: string
  columns: readonly string[]
  /** What a row says of itself once a repeal has closed it. */
  closed?: object
  title: Two
  /** The columns that people read, in their order. */
  shows?: Readonly<Record<string, ColumnWords>>
  readonly row?: R
}

/** How a column reads: its title, the words of its codes, the lookup that names its ids; `names`: it says which row this is. */
export type ColumnWords = { title: Two; codes?: Readonly<Record<string, Two>>; lookup?: string; names?: true }

/** A kind of subject, its tables, and what must hold of one subject whenever an act ends. The lookup of its name names it. */
export type SubjectKind = {
  kind: string
  /** The address of its card: '/registre/postes/:id'. */
  card?: Two
  tables: readonly FactTable[]
  invariants: (facts: Facts, id: string) => readonly Verdict[]
}

/** Its functions are methods, so that effects of different inputs stand in one list. */
export type Effect<I = unknown, N = unknown> = {
  kind: string
  title: Two
  input: z.ZodType<I>
  /** The subjects whose facts it edits. What it writes on one depends on that one alone, so that each can be folded alone. */
  touches(input: I): readonly Subject[]
  check(facts: Facts, input: I, on: Day): readonly Verdict[]
  /** Pure: edits the rows in memory; kernel/facts writes the difference. Throws a Refusal where the facts do not allow it. */
  apply(facts: Facts, input: I, cite: Cite): void
  /** The article's wording, proposed to the drafter; follows QUE and THAT. */
  sentence(input: I, names: N): Two
  /** It says nothing of days: a repeal undoes it whole, as an erratum that removes it would, from the instant of the repeal. */
  whole?: true
  /** How the editor asks for the input, field by field; without it the effect is not proposed to drafters. */
  form?: readonly FormField[]
}

export const factTable = <R extends FactRow>(
  table: FactTable<R> & { columns: readonly (keyof R & string)[]; closed?: Partial<R> },
): FactTable<R> => table
export const effect = <I, N>(definition: Effect<I, N>) => definition

const keyOf = (table: FactTable, id: string) => `${table.name} ${id}`

/** The rows of some subjects, edited in memory. Subjects that were not loaded have no rows, and edits of them do nothing. */
export class Facts {
  readonly #rows = new Map<string, readonly FactRow[]>()
  readonly #subjects = new Set<string>()

  static of(subjects: Iterable<Subject>): Facts {
    const facts = new Facts()
    for (const { id } of subjects) facts.#subjects.add(id)
    return facts
  }

  has(id: string): boolean {
    return this.#subjects.has(id)
  }

  rows<R extends FactRow>(table: FactTable<R>, id: string): readonly R[] {
    return (this.#rows.get(keyOf(table, id)) ?? []) as readonly R[]
  }

  edit<R extends FactRow>(table: FactTable<R>, id: string, change: (rows: readonly R[]) => readonly R[]): void {
    if (this.#subjects.has(id)) this.#rows.set(keyOf(table, id), change(this.rows(table, id)))
  }

  /** A copy whose edits leave this one as it is: rows are never changed in place. */
  copy(): Facts {
    const facts = new Facts()
    for (const id of this.#subjects) facts.#subjects.add(id)
    for (const [key, rows] of this.#rows) facts.#rows.set(key, rows)
    return facts
  }
}
