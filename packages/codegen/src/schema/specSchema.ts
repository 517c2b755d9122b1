import { scalarKinds } from '../spec/Shape'
import { specFormat } from '../spec/Spec'
import type { Schema } from './Schema'

const text: Schema = { type: 'string' }
const whole: Schema = { type: 'integer' }
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const object = (properties: Readonly<Record<string, Schema>>, required: ReadonlyArray<string>): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const list = (items: Schema): Schema => ({ type: 'array', items })
const flag = (value: string | number | boolean): Schema => ({ const: value })

const outcome = object(
  {
    success: object({ path: ref('path'), accepts: list(text) }, ['path', 'accepts']),
    code: object({ path: ref('path'), accepts: list(text) }, ['path']),
    message: ref('path'),
    retryable: ref('path'),
    requestId: ref('path'),
  },
  [],
)

const path = ref('path')

/** Members that every way of paging may have. */
const paged = {
  // Empty where the answer itself is the list.
  rows: list({ type: 'string', minLength: 1 }),
  rowsAre: flag('json-text'),
  key: list(path),
  asks: list(object({ at: path, value: {} }, ['at', 'value'])),
  total: path,
  totalIs: { enum: ['rows', 'page', 'first-page', 'capped'] },
  totalCap: whole,
  pages: path,
  hasNext: path,
  finished: path,
  max: whole,
  maxPages: whole,
  maxRows: whole,
  walk: { enum: ['forward', 'backward'] },
  window: object(
    { start: path, end: path, maxMs: whole, format: { enum: ['datetime', 'date', 'ms', 's'] }, of: path },
    ['start', 'end', 'format'],
  ),
}

const pagedBy = (
  by: string,
  properties: Readonly<Record<string, Schema>>,
  required: ReadonlyArray<string>,
): Schema => object({ ...paged, by: { enum: [by] }, ...properties }, ['rows', 'by', ...required])

const paging: Schema = {
  anyOf: [
    pagedBy(
      'number',
      {
        page: path,
        size: path,
        first: { anyOf: [flag(0), flag(1)] },
        carry: object({ from: path, to: path }, ['from', 'to']),
      },
      ['page'],
    ),
    pagedBy('offset', { offset: path, size: path, next: path }, ['offset', 'size']),
    pagedBy('cursor', { cursor: path, next: { anyOf: [flag('last-row-key'), path] }, size: path }, [
      'cursor',
      'next',
    ]),
  ],
}

const bulk = object(
  {
    rows: path,
    max: whole,
    key: object({ at: path, with: path }, ['at']),
    atomic: { type: 'boolean' },
    upsert: { type: 'boolean' },
    rowId: path,
    results: object({ list: path, id: path, ok: path, code: path, message: path, only: flag('failures') }, [
      'list',
    ]),
    async: { type: 'boolean' },
  },
  ['rows'],
)

const sides: Schema = { anyOf: [flag('unknown'), list(ref('field'))] }

/** The published JSON Schema of the spec format; `spec.schema.json` beside this file is the same value. */
export const specSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Paifang API spec, version 1',
  ...object(
    {
      format: { const: specFormat },
      gateway: { enum: ['top', 'opretail'] },
      method: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*$', maxLength: 200 },
      version: { type: 'string', pattern: '^[A-Za-z0-9.]+$' },
      verb: { enum: ['GET', 'POST', 'PUT', 'DELETE'] },
      title: text,
      description: text,
      category: text,
      source: object(
        {
          form: { enum: ['top-document', 'top-page', 'opretail-page', 'catalogue', 'hand'] },
          document: text,
          id: whole,
          date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        },
        ['form', 'document'],
      ),
      session: { enum: ['none', 'optional', 'required', 'unknown'] },
      idempotent: { anyOf: [flag(true), flag(false), object({ key: ref('path') }, ['key'])] },
      outcome,
      errors: list(object({ code: text, message: text, solution: text }, ['code'])),
      sensitive: list(ref('path')),
      paging,
      bulk,
      input: sides,
      output: sides,
      outputIs: { const: 'list' },
      facts: list(object({ at: list(text), fact: text, because: text }, ['at', 'fact', 'because'])),
    },
    [
      'format',
      'gateway',
      'method',
      'source',
      'session',
      'idempotent',
      'errors',
      'sensitive',
      'input',
      'output',
      'facts',
    ],
  ),
  $defs: {
    path: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
    field: object(
      {
        name: { type: 'string', minLength: 1, maxLength: 200 },
        shape: ref('shape'),
        type: text,
        required: { const: true },
        description: text,
        example: text,
        limits: object({ maxLength: whole, minValue: whole, maxValue: whole, maxListSize: whole }, []),
      },
      ['name', 'shape'],
    ),
    shape: {
      anyOf: [
        object({ kind: { enum: [...scalarKinds] } }, ['kind']),
        object({ kind: { enum: ['json', 'list', 'commaList'] }, of: ref('shape') }, ['kind', 'of']),
        object({ kind: { enum: ['struct'] }, fields: list(ref('field')) }, ['kind', 'fields']),
      ],
    },
  },
}
