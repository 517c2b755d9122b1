import { BlockList, isIP } from 'node:net'

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined
}

const refused = (source: string): never => {
  throw new TypeError(`sources: expected addresses or CIDR blocks; got "${source}"`)
}

/**
 * Whether an address is one of these, or in one of these blocks.
 *
 * @throws TypeError for what is neither an address nor a block
 */
export const sourceCheck = (sources: ReadonlyArray<string>): ((address: string | undefined) => boolean) => {
  const list = new BlockList()
  for (const source of sources) {
    const [address = '', bits, ...rest] = source.split('/')
    const family = familyOf(address) ?? refused(source)
    const most = family === 'ipv4' ? 32 : 128
    if (rest.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      refused(source)
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  // The list itself takes an address of a dual-stack socket, `::ffff:1.2.3.4`, for the one that it stands for.
  return (address = '') => {
    const family = familyOf(address)
    return family !== undefined && list.check(address, family)
  }
}
