// The index of a domain package for Node: each operation's file is loaded when something of it is first taken, so that
// a domain of thousands of operations costs next to nothing to import. Reading an export makes its file's exports plain
// values, as if they had been loaded at once.
const head = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const later = (load, names) => {
  let loaded;
  const settle = () => {
    if (loaded) return loaded;
    loaded = load();
    for (const name of names) Object.defineProperty(exports, name, { value: loaded[name], enumerable: true });
    return loaded;
  };
  for (const name of names)
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => settle()[name] });
};
`

/** @param exportsOf the exported names of each operation's file, by the file's path from the index */
export const domainIndex = (exportsOf) => {
  const files = Object.keys(exportsOf).sort()
  const lines = files.map(
    (file) => `later(() => require(${JSON.stringify(file)}), ${JSON.stringify(exportsOf[file])});\n`,
  )
  const names = files.flatMap((file) => exportsOf[file])
  // Never runs: Node reads in it which names an ES module may import.
  return `${head}${lines.join('')}0 && (module.exports = {\n${names.map((name) => `  ${name},\n`).join('')}});\n`
}
