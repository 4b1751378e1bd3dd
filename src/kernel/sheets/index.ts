export { csvLines } from './csv.ts'
export { BrokenCsv, type CsvRow, readCsv } from './read.ts'
export { type Cell, decimal, type Heading, xlsx, xlsxType } from './xlsx.ts'
