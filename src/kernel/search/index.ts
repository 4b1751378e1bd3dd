export { type Match, type SearchSource, search } from './search.queries.ts'
export { searchRoute } from './search.routes.tsx'
export { typedWords } from './search.rules.ts'
