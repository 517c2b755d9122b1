export {
  allEncrypted,
  anyEncrypted,
  createTopSecurity,
  customUser,
  type DecryptOptions,
  type EncryptOptions,
  type FieldResult,
  type FieldResults,
  type KeyOptions,
  type SearchOptions,
  type TopSecurity,
  type TopSecurityOptions,
} from './createTopSecurity'
export {
  createReencryption,
  type Reencryption,
  type ReencryptionInput,
  type ReencryptionOptions,
  type ReencryptionOutput,
  type StoredField,
} from './createReencryption'
export { isEncrypted } from './field/envelope'
export type { FieldType } from './field/FieldType'
export { windowsOf } from './field/searchIndex'
export type { KeyClient } from './keys/keyStore'
export type { KeyEvent } from './keys/KeyEvent'
export type { OaidEvent } from './oaid/OaidEvent'
export { isSessionUnusable } from './keys/keyFailure'
export {
  createOaid,
  type CreateOaid,
  type Oaid,
  type OaidOptions,
  type OaidOrder,
  type OaidQuery,
  type OaidScene,
  type Receiver,
  type VirtualNumber,
} from './oaid/createOaid'
