import { module } from '../../kernel/module.ts'
import { insiders } from '../acts/index.ts'
import { paths as registers, words as registerWords } from './aptitude/aptitude.formats.ts'
import { aptitudeRoutes } from './aptitude/aptitude.routes.tsx'
import { assessmentRoutes } from './committees/assessment.routes.tsx'
import { paths as committees, words as committeeWords } from './committees/committee.formats.ts'
import { committeeRoutes } from './committees/committee.routes.tsx'
import { fillCommittees } from './demo/committees.ts'
import { byConstraint } from './refusals.ts'

export const staffing = module({
  name: 'staffing',
  byConstraint,
  routes: [...committeeRoutes, ...assessmentRoutes, ...aptitudeRoutes],
  nav: [
    { house: 'offices', order: 4, title: committeeWords.committees, path: committees.committees, access: insiders },
    { house: 'offices', order: 5, title: registerWords.registers, path: registers.registers, access: insiders },
  ],
  demo: fillCommittees,
  scopes: { adviser: { team: 'management' } },
})
