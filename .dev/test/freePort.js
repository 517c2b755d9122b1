const { createSocket } = require('node:dgram')
const { readFileSync } = require('node:fs')
const { createServer } = require('node:net')

/** Above every port that fetch and browsers refuse to ask. */
const lowest = 20_000

/** From which port on the kernel hands them to whoever asks for any. */
const kernelsFirst = () => {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10)
  } catch {
    return 32_768
  }
}

/** Whether something binds, which says so by `listening` or `error`. */
const binds = (bound) =>
  new Promise((resolve) => bound.once('listening', () => resolve(true)).once('error', () => resolve(false)))

/** The port of this number for datagrams is what its owner holds until it ends: nobody else is given it meanwhile. */
const claim = (port) =>
  binds(createSocket('udp4').unref().bind({ port, address: '127.0.0.1', exclusive: true }))

const isFree = async (port) => {
  const server = createServer()
  const free = await binds(server.listen(port))
  if (free) await new Promise((resolve) => server.close(resolve))
  return free
}

module.exports.freePort = async () => {
  const kernels = kernelsFirst()
  const highest = kernels > lowest ? kernels : 65_536
  for (let tries = 0; tries < 1_000; tries++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if ((await claim(port)) && (await isFree(port))) return port
  }
  throw new Error(`no port from ${lowest} to ${highest} is free`)
}
