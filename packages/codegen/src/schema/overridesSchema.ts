import { overridesFormat } from '../overrides/Override'
import type { Schema } from './Schema'

const texts: Schema = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 }

/** The published JSON Schema of the overrides format; `overrides.schema.json` beside this file is the same value. */
export const overridesSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Paifang overrides, version 1',
  type: 'object',
  properties: {
    format: { const: overridesFormat },
    method: { type: 'string', minLength: 1 },
    overrides: {
      type: 'array',
      items: {
        type: 'object',
        properties: { at: texts, value: {}, reason: { type: 'string', minLength: 1 } },
        required: ['at', 'value', 'reason'],
        additionalProperties: false,
      },
    },
  },
  required: ['format', 'method', 'overrides'],
  additionalProperties: false,
}
