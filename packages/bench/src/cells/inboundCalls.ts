/** Made up, and the same in both processes. */
export const inboundSecret = 'helloworld'

/** What is said of a visit besides its id: fifteen fields, about 500 bytes. */
export const visitFields: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`field_${String(i)}`, `值 ${String(i)} of a visit`]),
  ),
  price: '200.07',
  num: '7',
  at: '2026-11-26 12:00:00',
}

const line = (i: number): string =>
  `<orderLine><orderLineNo>${String(i)}</orderLineNo><itemCode>SKU-${String(1000 + i)}</itemCode><itemName>商品 ${String(i)}</itemName><planQty>${String(i + 1)}</planQty><actualQty>${String(i + 1)}</actualQty></orderLine>`

const lines = Array.from({ length: 20 }, (_, i) => line(i)).join('')

/** A delivery that a warehouse confirms: twenty lines, about 3 KB. */
export const orderXml = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><request><deliveryOrder><deliveryOrderCode>${code}</deliveryOrderCode><warehouseCode>WH1</warehouseCode><status>DELIVERED</status><remark>已发货 &amp; 签收</remark></deliveryOrder><orderLines>${lines}</orderLines></request>`
