/** The frames of the channel, for those who write a server of it or a client of their own. */
export type { Frame, FrameType, FrameValue } from './frames/Frame'
export { decodeFrame } from './frames/decodeFrame'
export { encodeFrame } from './frames/encodeFrame'
export {
  confirmFrame,
  connectFrame,
  dataFrame,
  failedFrame,
  kindOf,
  publishFrame,
  pullFrame,
  textIn,
  type Kind,
} from './frames/kinds'
