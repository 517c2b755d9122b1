// Generated: one line per operation.
export * from './apis/gatewayAuthentication'
export * from './apis/gatewayAuthenticationV2'
export * from './apis/gatewaySyscEnterpriseCode'
export * from './apis/shopwebPrivilegeGetToken'
export * from './apis/shopwebSecurityMobileLogin'
export * from './apis/shopwebSecuritySsoLogin'
