export { recordEvent } from './acts/act.actions.ts'
export { correct, repeal } from './acts/act.effects.ts'
export { actText } from './acts/act.formats.ts'
export { type Kind, kindNames, ofAct, shortName } from './acts/act.rules.ts'
export {
  type Adopted,
  adopt,
  type Header,
  type Preview,
  type Proposal,
  type ProposedArticle,
  preview,
} from './acts/chain.actions.ts'
export { draftsOfDay } from './drafts/adopted.actions.ts'
export { settle, unsettled } from './drafts/article.actions.ts'
export { type Slot, slotsOf, type Typed, typedFrom } from './drafts/article.fields.ts'
export { insiders } from './drafts/draft.access.ts'
export {
  adoptDraft,
  checkDrafts,
  createDraft,
  draftOr404,
  judgeDrafts,
  moveDraft,
  reviewDraft,
  rewriteDraft,
  wallDraft,
} from './drafts/draft.actions.ts'
export { type Content, emptyContent, missingFor } from './drafts/draft.fields.ts'
export { draftContent } from './drafts/draft.formats.ts'
export type { Draft } from './drafts/draft.queries.ts'
export { draftMoved, draftsChecked } from './drafts/draft.steps.ts'
export { byConstraint, type Judged } from './refusals.ts'
export { type Fault, type Problem, type Verified, verifyRegister } from './verify/verify.actions.ts'
export { exportChain } from './verify/verify.formats.ts'
export { paths as actPaths } from './words.ts'
