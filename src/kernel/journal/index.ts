export { canonical } from './chain.ts'
export {
  entryHash,
  type JournalChain,
  journal,
  journalPage,
  lastHash,
  unsaidRows,
  verifyJournal,
} from './journal.queries.ts'
