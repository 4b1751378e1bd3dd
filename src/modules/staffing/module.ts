import { module } from '../../kernel/module.ts'

export const staffing = module({ name: 'staffing' })
