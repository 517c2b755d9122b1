const { execFileSync } = require('node:child_process')
const { availableParallelism } = require('node:os')

/** Where random searches begin: elsewhere at each commit, at the same place however often one is tried. */
const seedOfCommit = () => {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: __dirname,
      stdio: 'pipe',
      encoding: 'utf8',
    })
    return Number.parseInt(head.slice(0, 8), 16) | 0
  } catch {
    return 1
  }
}
process.env.PAIFANG_SEED ??= String(seedOfCommit())

/**
 * Globals that no test replaces (fake timers replace Date), handed to each module: looked up in the context of a test, each costs
 * 200 ns at every use, which was most of what comparing two pictures took.
 */
const steadyGlobals = [
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Error', 'Infinity', 'JSON', 'Map', 'Math'],
  ...['Number', 'Object', 'Promise', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol'],
  ...['TypeError', 'Uint32Array', 'Uint8Array', 'WeakMap', 'decodeURIComponent', 'encodeURIComponent'],
  ...['isNaN', 'parseInt'],
]

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // No test waits for time to pass; a busy machine may still need long to start a process: this ends only what hangs.
  testTimeout: 300_000,
  // Much of a suite is waiting for servers and processes: two at a time also where there are two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: ['<rootDir>/packages', '<rootDir>/.dev'],
  testMatch: [
    '<rootDir>/packages/*/test/**/*.test.ts',
    // A test that a page shows is run as one.
    '<rootDir>/packages/docs/examples/*.test.ts',
    '<rootDir>/.dev/test/**/*.test.ts',
  ],
  // Tests read sources: no build stands between an edit and its test.
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/.dev/fastCheck.cjs',
    '^@paifang/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^@paifang/([^/]+)/(.+)$': '<rootDir>/packages/$1/src/$2.ts',
  },
  // A run leaves nothing among the machine's temporary files.
  globalSetup: '<rootDir>/.dev/makeTemporary.cjs',
  globalTeardown: '<rootDir>/.dev/removeTemporary.cjs',
  sandboxInjectedGlobals: steadyGlobals,
  transform: {
    '^.+\\.ts$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'CommonJS',
          target: 'ES2022',
          isolatedModules: true,
          esModuleInterop: true,
          sourceMap: true,
        },
      },
    ],
  },
  // What was not tried is named at the end.
  reporters: ['default', '<rootDir>/.dev/skippedReporter.cjs'],
  coverageProvider: 'v8',
  coverageDirectory: '<rootDir>/.coverage',
  collectCoverageFrom: ['packages/*/src/**/*.ts'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
}
