/** Said of an operation that a gateway here does not have: the gateways themselves say no more than their code. */
export const notGiven =
  'this emulator was not given the operation: add it to "operations", or start it again after generating'
