/** A file that is no table, or that cannot be read to its end: nothing in it, bytes of something else, a workbook that is damaged or beyond what is read. */
export class NotATable extends Error {
  readonly why: 'empty' | 'binary' | 'broken' | 'tooLarge'

  constructor(why: 'empty' | 'binary' | 'broken' | 'tooLarge') {
    super(why)
    this.why = why
  }
}
