import { doubt, fine } from '../../doctor/Finding'
import type { GatewayModule } from '../GatewayModule'

/** The `_aid` against the path: `/m.api` knows one, `/cloud.api` also an application's own. */
export const checkAccount: NonNullable<GatewayModule['checkAccount']> = (
  endpoint,
  { applicationId = '' },
) => {
  const isCloud = new URL(endpoint).pathname.endsWith('/cloud.api')
  if (isCloud && applicationId === 'S107')
    return [
      doubt(
        '_aid',
        {
          en: 'S107 on /cloud.api: applications there often have an id of their own',
          zh: '/cloud.api 使用 S107:该网关的应用往往有自己的编号',
        },
        {
          en: 'if code 12 comes back, pass the DC-… id of your application with --aid',
          zh: '若返回错误码 12，请用 --aid 传入应用的 DC-… 编号',
        },
      ),
    ]
  if (!isCloud && applicationId !== 'S107')
    return [
      doubt(
        '_aid',
        {
          en: `${applicationId} on /m.api: the documents say S107 there`,
          zh: `/m.api 使用 ${applicationId}:文档要求 S107`,
        },
        { en: 'use S107 on /m.api, the DC-… id on /cloud.api', zh: '/m.api 用 S107,/cloud.api 用 DC-… 编号' },
      ),
    ]
  return [fine('_aid', applicationId, applicationId)]
}
