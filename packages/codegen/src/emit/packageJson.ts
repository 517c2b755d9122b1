/** What a package says of itself beyond what every domain package says. */
export interface PackageIdentity {
  /** npm name, e.g. `@paifang/api-top-ascp`. */
  readonly name: string
  readonly version: string
  readonly description: string
  /** Made by a user, outside the project: it then has its own build. */
  readonly standalone?: boolean
  /** `keywords`, `repository` and what else a manifest says of its origin: kept as it is. */
  readonly origin?: Readonly<Record<string, unknown>>
}

/** For compilers; for runtimes that are not Node and for bundlers; for Node. A user's own build is by tsc, which knows no .mjs. */
const entry = (path: string, standalone: boolean): object => {
  const esm = `./dist/esm/${path}.${standalone ? 'js' : 'mjs'}`
  return {
    types: `./dist/types/${path}.d.ts`,
    ...(standalone ? {} : { bun: esm, workerd: esm, 'edge-light': esm }),
    module: esm,
    default: `./dist/cjs/${path}.js`,
  }
}

/** Once for Node, once for bundlers; the declarations are the same. */
const build = 'tsc -p . && tsc -p . --module esnext --moduleResolution bundler --outDir dist/esm'

/** package.json of a domain package. */
export const packageJson = ({
  name,
  version,
  description,
  standalone = false,
  origin = {},
}: PackageIdentity): string => {
  const manifest = {
    name,
    version,
    description,
    ...(standalone ? { private: true } : { license: 'MIT' }),
    ...origin,
    // Said of a user's own package, it would make TypeScript write CommonJS into dist/esm.
    ...(standalone ? {} : { type: 'commonjs' }),
    sideEffects: false,
    engines: { node: '>=20.19.0' },
    files: [
      ...['dist/cjs', 'dist/esm', 'dist/types', 'spec', 'src', 'README.zh.md'],
      ...(standalone ? [] : ['CHANGELOG.md']),
    ],
    main: './dist/cjs/index.js',
    module: `./dist/esm/index.${standalone ? 'js' : 'mjs'}`,
    types: './dist/types/index.d.ts',
    // For compilers that do not read exports (moduleResolution node10).
    typesVersions: { '*': { 'apis/*': ['./dist/types/apis/*.d.ts'] } },
    exports: {
      '.': entry('index', standalone),
      './apis/*': entry('apis/*', standalone),
      './package.json': './package.json',
    },
    ...(standalone ? { scripts: { build } } : { publishConfig: { access: 'public' } }),
    // Not ^: a new minor version of the contract would make every domain a new one, and two contracts meet as one.
    dependencies: { '@paifang/contract': '>=0.1.0 <1' },
    peerDependencies: { 'fp-ts': '^2.16.0', 'io-ts': '^2.2.0' },
    ...(standalone ? { devDependencies: { typescript: '>=5.4' } } : {}),
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** tsconfig.json of a package made outside the project. */
export const standaloneTsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "nodenext",
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "declaration": true,
    "declarationDir": "dist/types",
    "skipLibCheck": true,
    "rootDir": "src",
    "outDir": "dist/cjs"
  },
  "include": ["src"]
}
`
