// Generated from taobao.files.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { dateTime, integer, list, struct, text, type Codec, type Operation } from '@paifang/contract'

/** 业务文件获取: input */
export interface FilesGetInput {
  /** Only files in this state: 1 not downloaded yet, 2 downloaded. (e.g. `1`) */
  readonly status?: number
  /** Made at or after. (e.g. `2023-10-01 00:00:00`) */
  readonly start_date: Date
  /** Made before. (e.g. `2023-10-02 00:00:00`) */
  readonly end_date: Date
}

export const FilesGetInput: Codec<FilesGetInput> = /*#__PURE__*/ (() =>
  struct<FilesGetInput>('FilesGetInput', {
    required: {
      start_date: dateTime,
      end_date: dateTime,
    },
    optional: {
      status: integer,
    },
  }))()

export interface FilesGetOutput_Results {
  /** Where the file is; such a link may serve once only. (e.g. `https://download.example/file`) */
  readonly url?: string
  /** e.g. `2023-10-01 12:00:00` */
  readonly created?: Date
  /** e.g. `1` */
  readonly status?: number
}

export const FilesGetOutput_Results: Codec<FilesGetOutput_Results> = /*#__PURE__*/ (() =>
  struct<FilesGetOutput_Results>('FilesGetOutput_Results', {
    optional: {
      url: text,
      created: dateTime,
      status: integer,
    },
  }))()

/** 业务文件获取: output */
export interface FilesGetOutput {
  readonly results: ReadonlyArray<FilesGetOutput_Results>
}

export const FilesGetOutput: Codec<FilesGetOutput> = /*#__PURE__*/ (() =>
  struct<FilesGetOutput>('FilesGetOutput', {
    required: {
      results: list(FilesGetOutput_Results),
    },
  }))()

/**
 * 业务文件获取 (`taobao.files.get`)
 *
 * Files that the platform made for the application: bills, reports.
 */
export const filesGet: Operation<'top', FilesGetInput, FilesGetOutput> = {
  gateway: 'top',
  method: 'taobao.files.get',
  title: '业务文件获取',
  input: FilesGetInput,
  output: FilesGetOutput,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { status: 1, start_date: new Date(1696089600000), end_date: new Date(1696176000000) },
    output: {
      results: [{ url: 'https://download.example/file', created: new Date(1696132800000), status: 1 }],
    },
  },
}
