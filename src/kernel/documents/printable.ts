/** What PDF/UA and XML refuse is left out: control characters, the byte order mark, halves of characters. Line ends stay. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\v\f\r]/g, ' ')
    .replace(/(?!\n)\p{Cc}|[\ufeff\ufffe\uffff]/gu, '')
