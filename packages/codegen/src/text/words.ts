const snake = /^[a-z0-9_]+$/

/** The lower-case words of a wire name: `bizOrderId`, `biz_order_id` and `biz-order.id` are the same three. */
export const words = (name: string): ReadonlyArray<string> => {
  const spaced = snake.test(name)
    ? name
    : name
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .toLowerCase()
  return spaced.split('_').filter((word) => word !== '')
}
