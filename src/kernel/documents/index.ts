export { type Docx, type DocxPart, docx, docxType } from './docx.ts'
export { pdf } from './pdf.ts'
export { typeset } from './typeset.ts'
