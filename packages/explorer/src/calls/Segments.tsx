import type { Segment } from '@paifang/emulator/control'
import type { JSX } from 'preact'

const Piece = ({ segment }: { segment: Segment }): JSX.Element => {
  const { kind, text, differs } = segment
  if (differs === undefined) return <span class={kind}>{text}</span>
  const [from, to] = differs
  return (
    <span class={kind}>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </span>
  )
}

/** A text in its pieces; what is not the same on the other side is marked, by colour and by brackets. */
export const Segments = ({ segments }: { segments: ReadonlyArray<Segment> }): JSX.Element => (
  <code class="segments">
    {segments.map((segment, at) => (
      <Piece key={at} segment={segment} />
    ))}
  </code>
)
