import type { TransportError } from '@paifang/result'

const longest = 300

const textAt = (thrown: unknown, name: string): string | undefined => {
  const found = (thrown as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof found === 'string' && found !== '' ? found : undefined
}

/**
 * A library that is loaded late could not be: bundled in a way that it does not survive, left out, or another one under its
 * name. Nothing was sent; the cause says what was thrown.
 */
export function loadFailure(library: 'axios' | 'undici', thrown: unknown): TransportError {
  const code = textAt(thrown, 'code')
  return {
    _tag: 'TransportError',
    reason: 'unknown',
    sent: 'no',
    message: `${library} could not be loaded or configured`,
    cause: {
      name: textAt(thrown, 'name') ?? typeof thrown,
      message: (textAt(thrown, 'message') ?? String(thrown))
        .slice(0, 10 * longest)
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
        .slice(0, longest),
      ...(code === undefined ? {} : { code }),
    },
  }
}
