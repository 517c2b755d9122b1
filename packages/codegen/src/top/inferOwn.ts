import { infer } from '../infer/infer'
import { isQimenMethod, qimenSpec } from '../qimen/qimenSpec'
import type { RawSpec } from '../spec/RawSpec'
import type { Spec } from '../spec/Spec'

/** The spec of what the platform's documents describe: an operation of TOP, or one of Qimen, which its name tells. */
export const inferOwn = (raw: RawSpec): Spec => (isQimenMethod(raw.method) ? qimenSpec(raw) : infer(raw))
