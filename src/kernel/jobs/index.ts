export { enqueue } from './jobs.queries.ts'
export type { By, Job, Step } from './jobs.ts'
export { startWork, type Working } from './work.ts'
