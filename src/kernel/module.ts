import type { Declaration } from './facts/index.ts'
import type { Part } from './web/index.ts'
import type { Words } from './words/index.ts'

/** What a module brings. The list in `src/modules.ts` is all that the kernel reads of it. */
export type Module = Part & Declaration & { readonly words?: Words }

export const module = (brings: Module): Module => brings
