import { MemoryFS, PGlite } from '@electric-sql/pglite'

const text = (block: Buffer) => block.toString('latin1').replace(/\0.*$/s, '')

/** The files of a dump (tar) as they are, without the copies that PGlite's own reading makes: opening takes half the processor time. */
export class FilledMemory extends MemoryFS {
  readonly #tar: Buffer

  /** The database writes in these bytes. */
  constructor(tar: Uint8Array) {
    super()
    this.#tar = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength)
  }

  override async initialSyncFs(): Promise<void> {
    const files = this.pg?.Module.FS
    if (!files) throw new Error('the database has no files yet')
    const field = (at: number, length: number) => text(this.#tar.subarray(at, at + length))
    for (let at = 0; at < this.#tar.length && this.#tar[at] !== 0; ) {
      const path = PGlite.paths.PGDATA + field(at, 100)
      const [start, size] = [at + 512, Number.parseInt(field(at + 124, 12), 8)]
      if (field(at + 156, 1) === '5') files.mkdirTree(path)
      else files.writeFile(path, this.#tar.subarray(start, start + size), { canOwn: true })
      at = start + Math.ceil(size / 512) * 512
    }
  }
}
