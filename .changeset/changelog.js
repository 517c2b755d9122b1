// What a changeset becomes in a changelog: its own words. A reader of a tarball has no use for a commit's hash.
const indented = (text) =>
  text
    .trim()
    .split('\n')
    .map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`.trimEnd()))
    .join('\n')

module.exports = {
  getReleaseLine: async ({ summary }) => indented(summary),
  getDependencyReleaseLine: async (_changesets, updated) =>
    updated.length === 0
      ? ''
      : `- Stands on ${updated.map(({ name, newVersion }) => `${name} ${newVersion}`).join(', ')}`,
}
