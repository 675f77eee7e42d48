// The Worker as `wrangler dev` runs it, but without an inspector, unless there is a port for one: it is told of everything
// which the Worker sends or gets, and costs more than the Worker itself. A test may have it start with a module of its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [root, state, secrets, port, ...variables] = process.argv.slice(2);
const inspector = process.env.INSPECTOR_PORT;
const { unstable_startWorker: startWorker } = createRequire(`${root}/`)("wrangler");
const lines = readFileSync(secrets, "utf8").trim().split("\n");
const pairs = [...lines.map((line) => line.split(/=(.*)/s)), ...variables.map((one) => one.split(/:(.*)/s))];
const bindings = Object.fromEntries(pairs.map(([name, value]) => [name, { type: "plain_text", value }]));
await startWorker({
  config: `${root}/wrangler.toml`,
  ...(process.env.ENTRY ? { entrypoint: process.env.ENTRY } : {}),
  bindings,
  dev: {
    server: { hostname: "127.0.0.1", port: Number(port) },
    inspector: inspector ? { hostname: "127.0.0.1", port: Number(inspector) } : false,
    persist: state,
    watch: false,
    testScheduled: true,
  },
});
