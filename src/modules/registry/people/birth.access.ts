import { type Access, type Actor, mayEnter } from '../../../kernel/access/index.ts'

/** Who sees and records birth dates: the same roles as the row-level policy of registry.birth, which also lets the operator restore them. */
export const birthReaders = ['adviser', 'director', 'pay_officer'] as const satisfies Access

export const seesBirths = (actor: Actor): boolean => mayEnter(birthReaders, actor)
