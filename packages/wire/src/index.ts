export {
  formatCompactDateTime,
  formatDate,
  formatDateTime,
  formatDateTimeMs,
  gmt8Minutes,
  isWritableDateTime,
  parseCompactDateTime,
  parseDate,
  parseDateTime,
  parseDateTimeMs,
} from './dateTime'
export { dayOf, untilMidnightMs } from './day'
export { fileMark, isFile } from './file'
export { formPairs, refuseMore, type FormPair } from './formPairs'
export { decodeGbk, encodeGbk } from './gbk'
export { issueOf, refuse, type Issue } from './Issue'
export { jsonText, maxJsonDepth, type JsonTextOptions } from './jsonText'
export { recordOf } from './recordOf'
export {
  dateText,
  isWellFormed,
  numberText,
  stringText,
  tagOf,
  wellFormedExpected,
  type Place,
} from './scalars'
export { isStruct, type Struct } from './struct'
