import {
  beginMandate,
  endMandate,
  extendMandate,
  finishCases,
  moveMandate,
  nameActing,
  renewMandate,
  setEnd,
} from './mandates/mandate.effects.ts'
import {
  abolishOrganisation,
  changeOrganisation,
  createOrganisation,
  organisationSubject,
} from './organisations/organisation.effects.ts'
import { mergePeople } from './people/merge.effects.ts'
import { completeMerge } from './people/merge.queries.ts'
import { joinOrder, leaveOrder } from './people/order.effects.ts'
import { changePerson, createPerson, personSubject } from './people/person.effects.ts'
import { abolishPost, changePost, createPost, postSubject } from './posts/post.effects.ts'

export { type Standing, type Work, workOnPosts } from './mandates/horizon.formats.ts'
export { horizon } from './mandates/horizon.queries.ts'
export { type MandateLine, mandatesOn } from './mandates/mandate.queries.ts'
export { judgeBeginning, judgeRenewal, judgeTerm } from './mandates/mandate.rules.ts'
export { roster } from './mandates/roster.queries.ts'
export { orderName } from './people/order.rules.ts'
export { postVersions } from './posts/post.queries.ts'
export { byConstraint } from './refusals.ts'
export { PersonLink, PostLink } from './registry.pages.tsx'
export { chosenReasons, endReasons } from './registry.rules.ts'
export { basisRole, personName, postTitle } from './words.ts'

/** What articles take from the register as they are adopted. */
export const completions = { 'person.merge': completeMerge }

export const subjects = [organisationSubject, personSubject, postSubject]

export const effects = [
  createOrganisation,
  changeOrganisation,
  abolishOrganisation,
  createPerson,
  changePerson,
  joinOrder,
  leaveOrder,
  mergePeople,
  createPost,
  changePost,
  abolishPost,
  beginMandate,
  nameActing,
  extendMandate,
  setEnd,
  renewMandate,
  finishCases,
  endMandate,
  moveMandate,
]
