export { main } from './main'
export { runProgram } from './runProgram'
export { contextOf } from './contextOf'
export type { Text } from './Command'
export type { Context, ExitCode, Lang } from './Context'
export type { Finding } from './doctor/Finding'
export { shippedGateways } from './gateways/shippedGateways'
export type { AccountField, ClientRequest, GatewayModule } from './gateways/GatewayModule'
export type { GatewaySigner, SignRequest, VerifyRequest } from './gateways/GatewaySigner'
export type { ErrorEntry, ErrorTable } from './gateways/ErrorTable'
export type {
  BulkJson,
  BulkProgressJson,
  CallDryRunJson,
  CallJson,
  CheckInboundJson,
  DescribeJson,
  DiffJson,
  DoctorJson,
  EmulateJson,
  ErrorsJson,
  ExplainJson,
  ExploreJson,
  GenerateJson,
  InitJson,
  JobRowsJson,
  JobsJson,
  JobsSettleJson,
  ListJson,
  ListenJson,
  LoginJson,
  PagesJson,
  PagesProgressJson,
  ProfilesJson,
  PublishJson,
  ReplayJson,
  ReplayedAnswer,
  SessionJson,
  SignJson,
  StartJson,
  TailJson,
  TriggerJson,
  VerifyJson,
  WorkerJson,
} from './Json'
