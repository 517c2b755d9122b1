import type { OpretailApp, TopApp } from './Rows'

const demoTopApp: TopApp = { appKey: '12345678', appSecret: 'helloworld' }

const demoOpretailApp: OpretailApp = {
  accessKey: 'S107-00000001',
  accessSecret: 'helloworld',
  applicationId: 'DC-000001',
}

/** A demo application for each gateway that was given none. */
export const demoApps = (given: ReadonlyArray<TopApp | OpretailApp>): ReadonlyArray<TopApp | OpretailApp> => [
  ...(given.some((app) => 'appKey' in app) ? [] : [demoTopApp]),
  ...(given.some((app) => 'accessKey' in app) ? [] : [demoOpretailApp]),
]
