export {
  asRefusal,
  completeInput,
  type Declaration,
  declare,
  declaredEffects,
  declaredSubjects,
  declaredTables,
  effectOf,
  isLookup,
  kindOf,
  lineName,
  lookupOf,
  proposedSentence,
  subjectKind,
} from './declared.ts'
export {
  type Cite,
  type ColumnWords,
  type Effect,
  effect,
  type FactRow,
  Facts,
  type FactTable,
  factTable,
  type Subject,
  type SubjectKind,
} from './facts.ts'
export { idField } from './field.ts'
export { applyOperation, asVerdict, invariants, type Operation } from './fold.ts'
export type { Asked, Drafted, FormField, Found, Lookup, Naming } from './forms.ts'
export { changedFrom, citing, closedAt, on, opened } from './rows.ts'
export {
  believed,
  type Change,
  checkConstraints,
  difference,
  factCounts,
  heldOn,
  keyOf,
  loadFacts,
  onDay,
  ownColumns,
  setInstant,
  storedKey,
  writeChanges,
} from './store.queries.ts'
