import { module } from '../../kernel/module.ts'
import { readers } from './files/file.access.ts'
import { fileRoutes } from './files/file.routes.tsx'
import { followRoutes } from './files/follow.routes.ts'
import { partRoutes } from './files/part.routes.tsx'
import { paths, words } from './words.ts'

export const staffing = module({
  name: 'staffing',
  routes: [...fileRoutes, ...partRoutes, ...followRoutes],
  nav: [{ house: 'offices', order: 2, title: words.files, path: paths.files, access: readers }],
})
