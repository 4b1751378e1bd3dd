import type { HTMLAttributes } from 'preact'

/** The custom elements of src/client, as far as pages know them. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'row-filter': HTMLAttributes<HTMLElement>
      'type-ahead': HTMLAttributes<HTMLElement>
      'error-summary': HTMLAttributes<HTMLElement>
      'command-palette': HTMLAttributes<HTMLElement>
      'look-up': HTMLAttributes<HTMLElement>
    }
  }
}
