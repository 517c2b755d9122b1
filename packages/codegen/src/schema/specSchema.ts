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
const flag = (value: string): Schema => ({ const: value })

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

/** One schema where a value is of a form, another where it is not: a problem is then one of the form that was meant. */
const either = (form: Schema, one: Schema, other: Schema): Schema => ({ if: form, then: one, else: other })

const isOne = (name: string, ...values: ReadonlyArray<string>): Schema => ({
  properties: { [name]: { enum: values } },
})

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

const pagedBy = (properties: Readonly<Record<string, Schema>>, required: ReadonlyArray<string>): Schema =>
  object({ ...paged, by: {}, ...properties }, ['rows', ...required])

const paging: Schema = {
  type: 'object',
  properties: { by: { enum: ['number', 'offset', 'cursor'] } },
  required: ['by'],
  ...either(
    isOne('by', 'number'),
    pagedBy(
      {
        page: path,
        size: path,
        first: { enum: [0, 1] },
        carry: object({ from: path, to: path }, ['from', 'to']),
      },
      ['page'],
    ),
    either(
      isOne('by', 'offset'),
      pagedBy({ offset: path, size: path, next: path }, ['offset', 'size']),
      either(
        isOne('by', 'cursor'),
        pagedBy({ cursor: path, next: either({ type: 'array' }, path, flag('last-row-key')), size: path }, [
          'cursor',
          'next',
        ]),
        {},
      ),
    ),
  ),
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

const sides = either({ type: 'array' }, list(ref('field')), flag('unknown'))

const holders = ['json', 'list', 'commaList']

/** The published JSON Schema of the spec format; `spec.schema.json` beside this file is the same value. */
export const specSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Paifang API spec, version 1',
  ...object(
    {
      format: { const: specFormat },
      gateway: { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' },
      method: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*$', maxLength: 200 },
      version: { type: 'string', pattern: '^[A-Za-z0-9.]+$' },
      verb: { enum: ['GET', 'POST', 'PUT', 'DELETE'] },
      title: text,
      description: text,
      category: text,
      source: object(
        {
          form: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
          document: text,
          id: whole,
          date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        },
        ['form', 'document'],
      ),
      session: { enum: ['none', 'optional', 'required', 'unknown'] },
      idempotent: either({ type: 'object' }, object({ key: ref('path') }, ['key']), { type: 'boolean' }),
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
      type: 'object',
      properties: { kind: { enum: [...scalarKinds, ...holders, 'oneOf', 'struct'] } },
      required: ['kind'],
      ...either(
        isOne('kind', 'struct'),
        object({ kind: {}, fields: list(ref('field')) }, ['fields']),
        either(
          isOne('kind', ...holders),
          object(
            { kind: {}, of: ref('shape'), item: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_.-]*$' } },
            ['of'],
          ),
          either(
            isOne('kind', 'oneOf'),
            object({ kind: {}, values: list(text) }, ['values']),
            object({ kind: {} }, []),
          ),
        ),
      ),
    },
  },
}
