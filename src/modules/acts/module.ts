import { module } from '../../kernel/module.ts'
import { correct, repeal } from './acts/act.effects.ts'
import { byConstraint } from './refusals.ts'

export const acts = module({ name: 'acts', effects: [correct, repeal], byConstraint })
