export type { FieldError, Values } from './input.ts'
export { type Cell, type Column, type Listing, type ListingOf, type ListInput, listInput } from './listing.ts'
export {
  type Attachment,
  type Context,
  type House,
  type Nav,
  type Params,
  type Part,
  pathTo,
  type Route,
  route,
  type Shown,
  type View,
  type Wait,
  type When,
} from './route.ts'
