import type { JSX } from 'preact'

/** Deeper or longer than this is folded until somebody opens it. */
const openDepth = 4
const openMembers = 200

const Scalar = ({ value }: { value: unknown }): JSX.Element => (
  <span class={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
)

const Member = ({ name, value, depth }: { name: string; value: unknown; depth: number }): JSX.Element => {
  if (typeof value !== 'object' || value === null)
    return (
      <li>
        <b>{name}</b>: <Scalar value={value} />
      </li>
    )
  const members = Object.entries(value)
  return (
    <li>
      <details open={depth < openDepth && members.length <= openMembers}>
        <summary>
          <b>{name}</b> {Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`}
        </summary>
        <Members members={members} depth={depth + 1} />
      </details>
    </li>
  )
}

const Members = ({
  members,
  depth,
}: {
  members: ReadonlyArray<readonly [string, unknown]>
  depth: number
}): JSX.Element => (
  <ul class="json">
    {members.map(([name, value]) => (
      <Member key={name} name={name} value={value} depth={depth} />
    ))}
  </ul>
)

/** A value as a tree whose branches fold. Integers that a number cannot hold come as text and stay so. */
export const Json = ({ value }: { value: unknown }): JSX.Element =>
  typeof value === 'object' && value !== null ? (
    <Members members={Object.entries(value)} depth={0} />
  ) : (
    <Scalar value={value} />
  )
