// V8's profile of a Worker that runs with an inspector, by phases. It says `profiling` once it has begun, goes on until its
// input ends, and then says how many milliseconds each phase took, as JSON.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const [root, port] = process.argv.slice(2);
// wrangler's runtime, miniflare, needs it: it is there wherever a Worker runs.
const require = createRequire(createRequire(createRequire(`${root}/`).resolve("wrangler")).resolve("miniflare"));
const { default: WebSocket } = await import(require.resolve("ws"));

// What the innermost function that is one of these is about. Names are those that rustc and workers-rs give.
const PHASES = [
  ["waiting", /^\(idle\)$/],
  ["collecting_garbage", /^\(garbage collector\)$/],
  ["receiving", /cloudflare::outside::|streams::ByteStream/],
  ["sql", /engine::platform::Sql for .*::execute/],
  ["hashing", /Plan::hash|print::print/],
  ["planning", /engine::planning::|sync::comparing|store::meeting/],
  ["staging", /Employee::to_json|SyncTransactions::transaction/],
  ["parsing", /upstream::(personio|bamboohr)::/],
];

const profile = await profiled();
const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
const names = new Map(profile.nodes.map((node) => [node.id, node.callFrame.functionName]));
const milliseconds = Object.fromEntries([...PHASES.map(([name]) => name), "other"].map((name) => [name, 0]));
profile.samples.forEach((node, nth) => {
  const lasted = profile.timeDeltas[nth] / 1000;
  // So long without a sample, nothing ran in that thread.
  milliseconds[lasted > 10 ? "waiting" : phase(node)] += lasted;
});
console.log(JSON.stringify(milliseconds));
process.exit();

function phase(node) {
  for (let at = node; at !== undefined; at = parents.get(at)) {
    const found = PHASES.find(([, about]) => about.test(names.get(at)));
    if (found) return found[0];
  }
  return "other";
}

async function profiled() {
  const [target] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((opened, failed) => socket.on("open", opened).on("error", failed));
  const answers = new Map();
  socket.on("message", (message) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  const ask = (method, params) =>
    new Promise((answered) => {
      const id = answers.size + 1;
      answers.set(id, answered);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask("Profiler.enable");
  await ask("Profiler.setSamplingInterval", { interval: 200 });
  await ask("Profiler.start");
  console.log("profiling");
  await text(process.stdin);
  return (await ask("Profiler.stop")).profile;
}
