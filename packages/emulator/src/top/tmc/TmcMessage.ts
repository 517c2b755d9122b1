/** A message in a queue. */
export interface TmcMessage {
  /** Exact text of 64 bits. */
  readonly id: string
  /** Key of the application whose queue it is in. */
  readonly app: string
  readonly group: string
  readonly topic: string
  readonly content: string
  /** App key of who published it. */
  readonly publisher?: string
  /** Whose message it is. */
  readonly nick?: string
  readonly userId?: string
  readonly dataId?: string
  /** When it was published: epoch ms on the virtual clock. */
  readonly at: number
  /** How often it was delivered. */
  readonly deliveries: number
  /** It was delivered, or is not to be delivered yet: it comes (again) then. Absent: it waits for a consumer. */
  readonly dueAt?: number
  /** Not delivered any more from then on. */
  readonly expiresAt?: number
  /** What the consumer said when it last failed. */
  readonly failure?: string
}

/** What is put into queues. */
export interface TmcPublication {
  readonly topic: string
  readonly content: string
  /** Key of the application it is for; default: every application. */
  readonly app?: string
  /** Default: the group of the user, else that of the topic, else `default`. */
  readonly group?: string
  readonly publisher?: string
  /** Whose message it is: it goes to applications that he permitted this topic. Without it no permission is asked for. */
  readonly nick?: string
  readonly dataId?: string
  /** Default: the next one. */
  readonly id?: string
  /** Time before it is delivered. */
  readonly delayMs?: number
  /** Time after which it is not delivered any more. */
  readonly expiresMs?: number
}

/** A group of consumers. There is always one called `default`. */
export interface TmcGroup {
  readonly app: string
  readonly name: string
  /** Users whose messages go there. */
  readonly nicks: ReadonlyArray<string>
  /** Topics that go there, where the user has no group. */
  readonly topics: ReadonlyArray<string>
  /** Epoch ms on the virtual clock. */
  readonly createdAt: number
}

/** A user who lets an application have his messages. */
export interface TmcUser {
  readonly app: string
  readonly nick: string
  /** What he permits; none: all topics. */
  readonly topics: ReadonlyArray<string>
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Messages of a queue on one day of GMT+8. */
export interface TmcCount {
  readonly put: number
  readonly got: number
}
