export { type Match, type SearchSource, search, typedWords } from './search.queries.ts'
