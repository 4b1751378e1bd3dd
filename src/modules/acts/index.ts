export { recordEvent } from './acts/act.actions.ts'
export { correct, repeal } from './acts/act.effects.ts'
export { type Kind, ofAct, shortName } from './acts/act.rules.ts'
export {
  type Adopted,
  adopt,
  type Header,
  type Preview,
  type Proposal,
  type ProposedArticle,
  preview,
} from './acts/chain.actions.ts'
export { createDraft, moveDraft, reviewDraft } from './drafts/draft.actions.ts'
export type { Content } from './drafts/draft.fields.ts'
export { byConstraint, type Judged } from './refusals.ts'
export { type Fault, type Problem, type Verified, verifyRegister } from './verify/verify.actions.ts'
export { exportChain } from './verify/verify.formats.ts'
