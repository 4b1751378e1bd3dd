import { module } from '../../kernel/module.ts'
import { changedDocuments } from './applications/application.queries.ts'
import { applyNav, applyRoutes, doors } from './applications/apply.routes.tsx'
import { letters } from './applications/letter.formats.ts'
import { applicationWaits, reviewNav, reviewRoutes } from './applications/review.routes.tsx'
import { callNav, callRoutes } from './calls/call.routes.tsx'
import { demoCalls } from './demo/calls.ts'
import { byConstraint } from './refusals.ts'

export const staffing = module({
  name: 'staffing',
  byConstraint,
  routes: [...callRoutes, ...applyRoutes, ...reviewRoutes],
  nav: [callNav, applyNav, reviewNav],
  doors,
  waits: applicationWaits,
  letters,
  verify: changedDocuments,
  demo: demoCalls,
})
