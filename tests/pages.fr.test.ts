import { examinePages } from './examine.ts'

examinePages('fr')
