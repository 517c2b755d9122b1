export type { Frame, FrameType, FrameValue } from './frames'
export { decodeFrame, encodeFrame } from './frames'
