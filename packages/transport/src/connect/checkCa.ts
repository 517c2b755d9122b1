import type { TransportOptions } from '../TransportOptions'

const certificate = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/

/**
 * OpenSSL passes by what holds no certificate, and every connection would be refused: by the path of a file, mostly, in place
 * of what is in it.
 *
 * @throws TypeError for authorities of which one is none, or that are none at all; never with what was given
 */
export function checkCa(ca: TransportOptions['ca']): void {
  if (ca === undefined) return
  const texts = [ca]
    .flat()
    .map((one: unknown) => (one instanceof Uint8Array ? Buffer.from(one).toString('latin1') : String(one)))
    .filter((text) => text.trim() !== '')
  if (texts.length === 0 || !texts.every((text) => certificate.test(text)))
    throw new TypeError('ca: expected PEM certificates: what is in a file, not its path')
}
