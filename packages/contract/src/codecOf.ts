import { boolean } from './boolean'
import type { AnyCodec } from './Codec'
import type { CodecPlan, PlainCodecName } from './CodecPlan'
import { commaList } from './commaList'
import { compactDateTime } from './compactDateTime'
import { dateTime } from './dateTime'
import { decimal } from './decimal'
import { file } from './file'
import { id } from './id'
import { idInput } from './idInput'
import { integer } from './integer'
import { json } from './json'
import { limited } from './limited'
import { list } from './list'
import { oneOf } from './oneOf'
import { present } from './present'
import { price } from './price'
import { struct } from './struct'
import type { AnyFields } from './StructFields'
import { text } from './text'
import { unknownStruct } from './unknownStruct'
import { unknownValue } from './unknownValue'

const plain: Readonly<Record<PlainCodecName, AnyCodec>> = {
  text,
  id,
  idInput,
  integer,
  decimal,
  price,
  boolean,
  dateTime,
  compactDateTime,
  file,
  unknownStruct,
  unknownValue,
}

/** The codec that the plan says, the same that generated code makes of it. */
export const codecOf = (plan: CodecPlan): AnyCodec => {
  switch (plan.codec) {
    case 'oneOf':
      return oneOf(plan.values)
    case 'list':
      return list(codecOf(plan.of))
    case 'commaList':
      return commaList(codecOf(plan.of))
    case 'json':
      return json(codecOf(plan.of))
    case 'present':
      return present(codecOf(plan.of))
    case 'limited':
      return limited(codecOf(plan.of), plan.limits)
    case 'struct':
      return struct(plan.name, { required: fieldsOf(plan.required), optional: fieldsOf(plan.optional) })
    default:
      return plain[plan.codec]
  }
}

const fieldsOf = (plans: Readonly<Record<string, CodecPlan>>): AnyFields =>
  Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, codecOf(plan)]))
