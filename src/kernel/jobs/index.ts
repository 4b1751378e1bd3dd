export { enqueue } from './jobs.queries.ts'
export { type By, type Job, type Step, workerOf } from './jobs.ts'
export { startWork, type Working } from './work.ts'
