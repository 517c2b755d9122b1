/** What a package says of itself beyond what every domain package says. */
export interface PackageIdentity {
  /** npm name, e.g. `@paifang/api-top-ascp`. */
  readonly name: string
  readonly version: string
  readonly description: string
  /** Made by a user, outside the project: it then has its own build. */
  readonly standalone?: boolean
}

const entry = (path: string): object => ({
  types: `./dist/types/${path}.d.ts`,
  module: `./dist/esm/${path}.js`,
  default: `./dist/cjs/${path}.js`,
})

const standaloneEntry = (path: string): object => ({
  types: `./dist/types/${path}.d.ts`,
  default: `./dist/cjs/${path}.js`,
})

/** package.json of a domain package. */
export const packageJson = ({ name, version, description, standalone = false }: PackageIdentity): string => {
  const at = standalone ? standaloneEntry : entry
  const manifest = {
    name,
    version,
    description,
    ...(standalone ? { private: true } : { license: 'MIT' }),
    sideEffects: false,
    engines: { node: '>=20.19.0' },
    files: ['dist/cjs', ...(standalone ? [] : ['dist/esm']), 'dist/types', 'spec', 'src'],
    main: './dist/cjs/index.js',
    ...(standalone ? {} : { module: './dist/esm/index.js' }),
    types: './dist/types/index.d.ts',
    exports: { '.': at('index'), './apis/*': at('apis/*'), './package.json': './package.json' },
    ...(standalone ? { scripts: { build: 'tsc -p .' } } : { publishConfig: { access: 'public' } }),
    dependencies: { '@paifang/contract': '^0.1.0' },
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
