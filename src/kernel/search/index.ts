export { type Match, type SearchSource, search, typedWords } from './search.queries.ts'
export { searchRoute } from './search.routes.tsx'
