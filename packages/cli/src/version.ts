/** Of this package, read from its own package.json. */
export const { version } = require('../../package.json') as { readonly version: string }
