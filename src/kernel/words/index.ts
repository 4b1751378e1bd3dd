export { compareText } from './compare.ts'
export { type Gender, gendered, inLang, plural, type TwoOf, type Words } from './say.ts'
export { asHeading, showDay, showInstant, showList, showMoney, showNumber, showPeriod, showTime } from './show.ts'
export { type Lang, langs, type Two } from './two.ts'
