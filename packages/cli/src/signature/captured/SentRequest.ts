import type { Text } from '../../Command'

/** A request as it was sent, where a text shows it: nothing of it is decoded. */
export interface SentRequest {
  readonly verb: string
  /** Path and query, or with scheme and host before them. */
  readonly url: string
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly body: Uint8Array
  /** What was sent and is not in the text, or cannot be sent again. */
  readonly lacks: ReadonlyArray<Text>
}

export const headerIn = (
  headers: ReadonlyArray<readonly [name: string, value: string]>,
  wanted: string,
): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1]

/** A part of a multipart body. */
export interface SentPart {
  readonly name: string
  readonly content: string
  readonly fileName?: string | undefined
  readonly type?: string | undefined
}

const quotedName = (text: string): string =>
  text.replace(
    /["\r\n]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** A multipart body of parts, and its content type. `boundary`: as it was, where that is known. */
export const multipartOf = (
  parts: ReadonlyArray<SentPart>,
  boundary = '------------------------paifang-imported',
): { readonly body: Uint8Array; readonly type: string } => {
  const texts = parts.map(({ name, content, fileName, type }) =>
    [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${quotedName(name)}"${fileName === undefined ? '' : `; filename="${quotedName(fileName)}"`}`,
      ...(type === undefined ? [] : [`Content-Type: ${type}`]),
      '',
      content,
    ].join('\r\n'),
  )
  return {
    body: Buffer.from([...texts, `--${boundary}--`, ''].join('\r\n'), 'utf8'),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

/** Of a file only its name is known. */
export const noContent = (name: string): Text => ({
  en: `the content of the file of "${name}" is not in the text: an empty file was sent`,
  zh: `文本中没有文件参数 "${name}" 的内容：按空文件发送`,
})
