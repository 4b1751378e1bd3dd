export { canonical } from './chain.ts'
export { entryHash, type JournalChain, journal, journalPage, unsaidRows, verifyJournal } from './journal.queries.ts'
