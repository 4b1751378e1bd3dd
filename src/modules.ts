import { acts } from './modules/acts/module.ts'
import { registry } from './modules/registry/module.ts'
import { sittings } from './modules/sittings/module.ts'
import { staffing } from './modules/staffing/module.ts'

/**
 * The architecture of Greffe. A module may use those above it, through their index.ts, and none below. Navigation, routes, the access matrix,
 * search, commands, open data and the demonstration are read from this list.
 */
export const modules = [acts, registry, sittings, staffing]
