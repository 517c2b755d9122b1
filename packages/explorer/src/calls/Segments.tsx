import type { Segment } from '@paifang/emulator/control'
import type { JSX } from 'preact'
import { runsOf } from './runsOf'

const keyOf = ({ kind, field = '' }: Segment): string => `${kind} ${field}`

/** The values of one side, by the parameter they are of. */
export const valuesOf = (segments: ReadonlyArray<Segment>): ReadonlyMap<string, string> =>
  new Map(
    segments
      .filter(({ kind }) => kind === 'value' || kind === 'body')
      .map((segment) => [keyOf(segment), segment.text]),
  )

const Piece = ({ segment, other }: { segment: Segment; other: string | undefined }): JSX.Element => {
  const { kind, text, differs } = segment
  if (differs === undefined) return <span class={kind}>{text}</span>
  // Of a long value, say a whole JSON document, each character that differs is marked, not all from the first to the last.
  if (other !== undefined && other !== text) {
    const [runs] = runsOf(text, other, (whole) => [...whole])
    return (
      <span class={kind}>
        {runs.map((run, at) => (run.differs ? <mark key={at}>{run.text}</mark> : run.text))}
      </span>
    )
  }
  const [from, to] = differs
  return (
    <span class={kind}>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </span>
  )
}

/**
 * A text in its pieces; what is not the same on the other side is marked, by colour and by brackets. `others`: the values
 * of the other side.
 */
export const Segments = ({
  segments,
  others,
}: {
  segments: ReadonlyArray<Segment>
  others?: ReadonlyMap<string, string>
}): JSX.Element => (
  <code class="segments">
    {segments.map((segment, at) => (
      <Piece key={at} segment={segment} other={others?.get(keyOf(segment))} />
    ))}
  </code>
)
