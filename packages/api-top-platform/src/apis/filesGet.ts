// Generated from taobao.files.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { dateTime, integer, integerInput, list, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.files.get. */
export declare namespace FilesGet {
  /** 业务文件获取: input */
  interface Input {
    /** Only files in this state: 1 not downloaded yet, 2 downloaded. (e.g. `1`) */
    readonly status?: IntegerInput
    /** Made at or after. (e.g. `2023-10-01 00:00:00`) */
    readonly start_date: Date
    /** Made before. (e.g. `2023-10-02 00:00:00`) */
    readonly end_date: Date
  }

  /** 业务文件获取: output */
  interface Output {
    readonly results: ReadonlyArray<Results>
  }

  interface Results {
    /** Where the file is; such a link may serve once only. (e.g. `https://download.example/file`) */
    readonly url?: string
    /** e.g. `2023-10-01 12:00:00` */
    readonly created?: Date
    /** e.g. `1` */
    readonly status?: number
  }
}

const Input = struct<FilesGet.Input>('FilesGet.Input', {
  required: {
    start_date: dateTime,
    end_date: dateTime,
  },
  optional: {
    status: integerInput,
  },
})

const Results = struct<FilesGet.Results>('FilesGet.Results', {
  optional: {
    url: text,
    created: dateTime,
    status: integer,
  },
})

const Output = struct<FilesGet.Output>('FilesGet.Output', {
  required: {
    results: list(Results),
  },
})

/**
 * 业务文件获取 (`taobao.files.get`)
 *
 * Files that the platform made for the application: bills, reports.
 */
export const filesGet: Operation<
  'top',
  FilesGet.Input,
  FilesGet.Output
> = {
  gateway: 'top',
  method: 'taobao.files.get',
  title: '业务文件获取',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: {
    input: { status: 1, start_date: new Date(1696089600000), end_date: new Date(1696176000000) },
    output: { results: [{ url: 'https://download.example/file', created: new Date(1696132800000), status: 1 }] }
  },
}
