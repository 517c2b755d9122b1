import { oneOf, struct, text, unknownStruct } from '@paifang/contract'
import { trigger } from '../trigger/trigger'
import type { CallForm } from '../trigger/PlatformCaller'
import { triggerFaults, type TriggerFault } from '../trigger/Verdict'
import { withBody } from './body'
import type { ControlReply, ControlRequest, Route } from './Route'

interface Wanted {
  readonly gateway: string
  readonly method: string
  readonly to: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly fault?: TriggerFault
  readonly form?: CallForm
  readonly app?: string
  readonly secret?: string
}

const Wanted = struct<Wanted>('trigger', {
  required: { gateway: text, method: text, to: text },
  optional: {
    input: unknownStruct,
    fault: oneOf(triggerFaults),
    form: oneOf(['json', 'xml', 'form'] as const),
    app: text,
    secret: text,
  },
})

const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

const run = ({ context, controls, body }: ControlRequest): ControlReply | Promise<ControlReply> =>
  withBody(Wanted, body, ({ gateway, method, to, input = {}, fault, form, app, secret }) => {
    const caller = context.callers.get(gateway)
    if (caller === undefined)
      return { status: 400, problem: `gateway: expected one of ${[...context.callers.keys()].join(', ')}` }
    if (!isHttp(to)) return { status: 400, problem: 'to: expected a URL, http: or https:' }
    if (form !== undefined && !caller.forms.includes(form))
      return { status: 400, problem: `form: expected one of ${caller.forms.join(', ')}` }
    const account = context.gateways.get(gateway)?.account(controls.origin()) ?? {}
    const own = caller.credentialsOf(account as Readonly<Record<string, unknown>>)
    return trigger({
      ...{ gateway, caller, method, to, input, fault, form },
      app: app ?? own.app,
      secret: secret ?? own.secret,
      nowMs: context.clock.now(),
      operation: context.operations.find(gateway, method),
    }).then(
      (verdict): ControlReply => ({ value: verdict }),
      (): ControlReply => ({ status: 400, problem: 'input: expected values that can be written' }),
    )
  })

/** The other direction: a gateway calls a service. */
export const triggerRoutes: ReadonlyArray<Route> = [
  {
    verb: 'POST',
    path: '/trigger',
    does: 'calls a service as the platform does, and judges its answer: {"gateway","method","to","input"?,"fault"?,"form"?,"app"?,"secret"?}',
    run,
  },
]
