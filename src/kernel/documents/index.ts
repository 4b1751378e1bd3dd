export { pdf } from './pdf.ts'
export { typeset } from './typeset.ts'
