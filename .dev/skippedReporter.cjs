// Says at the end which tests were skipped: what was not tried did not hold.
module.exports = class SkippedReporter {
  constructor({ testNamePattern }) {
    this.isChosen = Boolean(testNamePattern)
  }

  onRunComplete(_contexts, { testResults }) {
    // Who names tests knows that he left out the others.
    if (this.isChosen) return
    const lines = []
    for (const { testFilePath, skipped, testResults: tests } of testResults) {
      const titles = skipped
        ? []
        : tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName)
      for (const title of titles) lines.push(`  ${testFilePath.slice(process.cwd().length + 1)}: ${title}`)
    }
    if (lines.length > 0)
      process.stderr.write(
        `\nSkipped (${lines.length}), each for what its title or file says:\n${lines.join('\n')}\n`,
      )
  }
}
