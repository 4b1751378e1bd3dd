export { sweepJob } from './follow.actions.ts'
export { keepSearch } from './kept.actions.ts'
export { searchesPart } from './kept.routes.tsx'
export { newsJob } from './news.actions.ts'
