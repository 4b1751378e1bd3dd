export { type Address, type Params, pathTo, withQuery } from './address.ts'
export { type App, createApp } from './app.ts'
export type { Site } from './ask.ts'
export { readAssets } from './assets.ts'
export { atom } from './atom.ts'
export { calendar } from './calendar.ts'
export type { DataContext, DataForm, Dataset } from './dataset.ts'
export { KeptDates } from './dates.tsx'
export { followedRows } from './follow.ts'
export {
  Button,
  Buttons,
  Check,
  Choices,
  Field,
  Fieldset,
  FileField,
  Folded,
  Form,
  Hidden,
  type Option,
  Select,
} from './forms.tsx'
export {
  check,
  expand,
  type FieldError,
  many,
  orNull,
  says,
  Upload,
  uploadField,
  type Values,
  valuesOf,
} from './input.ts'
export { newKey, newToken, sha256 } from './keys.ts'
export {
  arrange,
  type Cell,
  type Column,
  type ListInput,
  type Listing,
  type ListingOf,
  listInput,
  whole,
} from './listing.ts'
export { Page } from './page.tsx'
export {
  Changes,
  Cite,
  Empty,
  type FactChange,
  Follow,
  Keep,
  type Meaning,
  type Pair,
  Pairs,
  Picture,
  Section,
  State,
  Steps,
  Verdicts,
} from './parts.tsx'
export { kernelPaths } from './paths.ts'
export { BadInput } from './problem.tsx'
export {
  type Attachment,
  type Context,
  type Followed,
  type Moved,
  type Part,
  type Route,
  route,
  type Shown,
  type Wait,
} from './route.ts'
export { type Serving, serve, stopOnSignal } from './server.ts'
export { openCandidateSession } from './sessions.queries.ts'
export { Table } from './tables.tsx'
export { type TrialPerson, trialPeople } from './trial.ts'
export { type House, type Nav, useView, type View, type When } from './view.ts'
