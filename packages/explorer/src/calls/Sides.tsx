import { TableHead } from '../frame/TableHead'
import type { Segment, Sides as SidesShown } from '@paifang/emulator/control'
import type { JSX } from 'preact'
import { words } from '../words/language'
import { Segments, valuesOf } from './Segments'

const textsOf = (segments: ReadonlyArray<Segment>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const { kind, field, text } of segments)
    if (kind === 'value' && field !== undefined) found.set(field, `${found.get(field) ?? ''}${text}`)
  return found
}

/** Parameters that were not signed alike, side by side. */
const Differing = ({
  gateway,
  client,
}: {
  gateway: ReadonlyArray<Segment>
  client: ReadonlyArray<Segment>
}): JSX.Element | null => {
  const { signature, name, nothing } = words.value
  const [here, there] = [textsOf(gateway), textsOf(client)]
  const fields = [...new Set([...here.keys(), ...there.keys()])].filter(
    (field) => here.get(field) !== there.get(field),
  )
  if (fields.length === 0) return null
  return (
    <table class="fields">
      <TableHead columns={[name, signature.received, signature.signed]} />
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>
              <code>{here.get(field) ?? nothing}</code>
            </td>
            <td>
              <code>{there.get(field) ?? nothing}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What both sides hashed, one below the other, and how. */
export const Sides = ({ sides }: { sides: SidesShown }): JSX.Element => {
  const { gatewaySide, clientSide, sidesAgree, unknownClient } = words.value
  const { gateway, client } = sides
  const isMarked = [...gateway.segments, ...(client?.segments ?? [])].some(
    ({ differs }) => differs !== undefined,
  )
  return (
    <div class="sides">
      <h3>{gatewaySide}</h3>
      <Segments segments={gateway.segments} others={valuesOf(client?.segments ?? [])} />
      <p class="formula">
        {client !== undefined && client.formula !== gateway.formula ? (
          <mark>{gateway.formula}</mark>
        ) : (
          gateway.formula
        )}
      </p>
      <h3>{clientSide}</h3>
      {client === undefined ? (
        <p>{unknownClient}</p>
      ) : (
        <>
          <Segments segments={client.segments} others={valuesOf(gateway.segments)} />
          <p class="formula">
            {client.formula === gateway.formula ? client.formula : <mark>{client.formula}</mark>}
          </p>
          {!isMarked && client.formula !== gateway.formula && <p>{sidesAgree}</p>}
          <Differing gateway={gateway.segments} client={client.segments} />
        </>
      )}
    </div>
  )
}
