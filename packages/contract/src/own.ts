interface HasOwn {
  call(owner: object, key: string): boolean
}

/** `Object.hasOwn`, in the spelling that costs nothing inside `for … in`. */
// eslint-disable-next-line @typescript-eslint/unbound-method -- it is only ever called through `call`
export const own: HasOwn = Object.prototype.hasOwnProperty
