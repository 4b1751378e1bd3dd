import type { Access, Actor } from '../../../kernel/access/index.ts'

/** Who records what happens to an act after its adoption. */
export const recorders = ['registrar'] as const satisfies Access

export const canRecord = ({ role }: Actor): boolean => recorders.some(recorder => recorder === role)
