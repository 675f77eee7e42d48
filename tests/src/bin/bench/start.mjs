// How long V8 takes to make a module of the Worker ready: compiled, instantiated, its memory laid out. The median of
// several, in milliseconds. What it imports is never called meanwhile.
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv.at(-1));
const times = [];
for (let round = 0; round < 9; round += 1) {
  const begun = performance.now();
  const module = new WebAssembly.Module(bytes);
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") throw new Error(`an import of another kind: ${kind} ${name}`);
    (imports[from] ??= {})[name] = () => undefined;
  }
  new WebAssembly.Instance(module, imports);
  times.push(performance.now() - begun);
}
times.sort((a, b) => a - b);
console.log(times[4].toFixed(1));
