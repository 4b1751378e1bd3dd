export { csvLines } from './csv.ts'
export { type Cell, decimal, type Heading, xlsx, xlsxType } from './xlsx.ts'
