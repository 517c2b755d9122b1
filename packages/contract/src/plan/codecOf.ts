import type { AnyCodec } from '../Codec'
import type { CodecPlan, PlainCodecName } from './CodecPlan'
import { boolean } from '../codecs/boolean'
import { commaList } from '../codecs/commaList'
import { compactDateTime, dateTime } from '../codecs/dateTime'
import { decimal } from '../codecs/decimal'
import { file } from '../codecs/file'
import { id, idInput } from '../codecs/id'
import { integer, integerInput } from '../codecs/integer'
import { json } from '../codecs/json'
import { limited } from '../codecs/limited'
import { list } from '../codecs/list'
import { oneOf } from '../codecs/oneOf'
import { present } from '../codecs/present'
import { price } from '../codecs/price'
import { text } from '../codecs/text'
import { unknownStruct, unknownValue } from '../codecs/unknown'
import { struct } from '../struct/struct'
import type { AnyFields } from '../struct/StructFields'

const plain: Readonly<Record<PlainCodecName, AnyCodec>> = {
  text,
  id,
  idInput,
  integer,
  integerInput,
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
      return list(codecOf(plan.of), plan.item)
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
