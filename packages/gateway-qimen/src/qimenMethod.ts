const prefix = 'taobao.qimen.'

/**
 * A method of the standard scenes under its whole name: partners write `deliveryorder.create` and
 * `taobao.qimen.deliveryorder.create`.
 *
 * @see Qimen 5: both spellings are in use
 */
export const qimenMethod = (method: string): string =>
  method.startsWith(prefix) ? method : `${prefix}${method}`

/** The same without the prefix. */
export const shortQimenMethod = (method: string): string =>
  method.startsWith(prefix) ? method.slice(prefix.length) : method
