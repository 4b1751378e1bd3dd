import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKey } from './keys.ts'

const pieceSize = 65_536

/** Nobody reads any more: what was being made is given up. */
class Left extends Error {}

export type Write = (piece: Uint8Array) => Promise<void>

/**
 * What `make` writes, to be read at the reader's own pace. It passes through a file without a name: a slow reader holds neither memory nor
 * the transaction that `make` reads in. Resolves with the first piece; throws what fails before it. What fails after it breaks the
 * stream, so that nobody takes a part for the whole, and is told to `failed`.
 */
export const spool = async (
  make: (write: Write) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const path = join(tmpdir(), `greffe-${newKey()}`)
  const file = await open(path, 'wx+', 0o600)
  await rm(path)
  let [written, read] = [0, 0]
  let state: 'making' | 'made' | 'left' = 'making'
  let failure: unknown = null
  let wake = () => {}
  const begun = Promise.withResolvers<void>()

  const write: Write = async piece => {
    if (state === 'left') throw new Left()
    await file.write(piece, 0, piece.length, written)
    written += piece.length
    begun.resolve()
    wake()
  }
  const made = async (error: unknown = null) => {
    failure = error
    if (written === 0 && error !== null) {
      await file.close()
      return begun.reject(error)
    }
    begun.resolve()
    if (error !== null && !(error instanceof Left)) failed(error)
    if (state === 'left') await file.close()
    else state = 'made'
    wake()
  }
  make(write).then(() => made(), made)
  await begun.promise

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async controller => {
        while (read >= written && state === 'making')
          await new Promise<void>(resolve => {
            wake = resolve
          })
        if (read < written) {
          const piece = new Uint8Array(Math.min(pieceSize, written - read))
          const { bytesRead } = await file.read(piece, 0, piece.length, read)
          read += bytesRead
          return controller.enqueue(piece.subarray(0, bytesRead))
        }
        await file.close()
        if (failure === null) controller.close()
        else controller.error(failure)
      },
      cancel: async () => {
        const isMade = state === 'made'
        state = 'left'
        wake()
        if (isMade) await file.close()
      },
    },
    { highWaterMark: 1 },
  )
}
