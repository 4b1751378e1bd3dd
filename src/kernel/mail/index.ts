export { declareLetters, type Letter } from './letters.ts'
export { messagesAbout, send } from './mail.queries.ts'
