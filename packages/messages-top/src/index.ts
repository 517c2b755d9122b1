export {
  createTopMessages,
  type Handler,
  type Listening,
  type ListeningState,
  type TopMessages,
} from './createTopMessages'
export type { ListenOptions, MessagesOptions } from './MessagesOptions'
export type { BackoffOptions } from './channel/backoff'
export type { HandlerContext } from './delivery/createDelivery'
export { topic, type Topic } from './topic'
export { Message, type MessageParts } from './Message'
export { permanent, type Permanent } from './permanent'
export type { ManualMessage, MessageStream } from './stream'
export type { Publication } from './Source'
export type {
  ConnectedEvent,
  DisconnectedEvent,
  DuplicateEvent,
  FrameEvent,
  HandledEvent,
  MessageEvent,
  NoticeEvent,
  RefusedEvent,
} from './events'
