// Required before a command: what its process cost from its start on is told at its end, where nothing else is told.
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  process.stderr.write(String((user + system) / 1000))
})
