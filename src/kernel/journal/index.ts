export { canonical } from './chain.ts'
export { journal, journalPage, verifyJournal } from './journal.queries.ts'
