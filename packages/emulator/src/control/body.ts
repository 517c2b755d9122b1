import { isLeft } from 'fp-ts/Either'
import { issuesOf, type Codec } from '@paifang/contract'
import type { ControlReply } from './Route'

/** Runs with a decoded body, or answers 400 with what was expected. Never repeats a value. */
export const withBody = <A>(
  codec: Codec<A>,
  body: unknown,
  run: (value: A) => ControlReply | Promise<ControlReply>,
): ControlReply | Promise<ControlReply> => {
  const decoded = codec.decode(body ?? {})
  if (!isLeft(decoded)) return run(decoded.right)
  const [issue] = issuesOf(decoded.left)
  const place = issue === undefined || issue.path === '' ? 'the body' : issue.path
  return { status: 400, problem: `${place}: expected ${issue?.expected ?? codec.name}` }
}

export const done: ControlReply = { value: { ok: true } }
