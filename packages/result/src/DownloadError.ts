import type { Cause } from './Cause'
import type { TransportError } from './TransportError'

/** A file was not fetched, or not unpacked: nothing of it is where it was to be. */
export interface DownloadError {
  readonly _tag: 'DownloadError'
  /**
   * `options`: it cannot be done as it was asked for (`detail`); `transport`: the network (`error`); `refused`: the server gave no
   * file (`status`, `code`); `spent`: the link was used before; `type`: what came is no file (`type`); `too-large`: more than was
   * allowed; `checksum`: it is not what was promised; `exists`: something is there already (`path`); `entry`: an archive holds
   * what is not taken from one (`entry`, `detail`); `corrupt`: it is damaged or cut; `disk`: it cannot be read or written.
   */
  readonly reason:
    | 'options'
    | 'transport'
    | 'refused'
    | 'spent'
    | 'type'
    | 'too-large'
    | 'checksum'
    | 'exists'
    | 'entry'
    | 'corrupt'
    | 'disk'
  /** `maybe`: the link was used; where it works once, it is spent. */
  readonly sent?: 'no' | 'maybe'
  readonly status?: number
  /** The platform's, where it said one. */
  readonly code?: string
  readonly subCode?: string
  /** Of what came: `text/html`. */
  readonly type?: string
  /** The file or folder concerned. */
  readonly path?: string
  /** As the archive names it, on one line. */
  readonly entry?: string
  /** What was expected. */
  readonly detail?: string
  readonly error?: TransportError
  readonly cause?: Cause
}
