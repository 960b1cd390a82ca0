// Times one .pb file in wasm: prints seconds and bytes as JSON. `cargo xtask bench counting` runs it.

const fs = require('node:fs');

const [, , script, path] = process.argv;

// The memory of the program, which the script keeps to itself.
let memory;
const Instance = WebAssembly.Instance;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
const { Held } = require(script);

function quickest(work) {
  let best;
  for (let time = 0; time < 3; time += 1) {
    const start = performance.now();
    const done = work();
    const seconds = (performance.now() - start) / 1000;
    if (!best || seconds < best.seconds) best = { done, seconds };
  }
  return best;
}

const text = fs.readFileSync(path, 'utf8');
const read = quickest(() => Held.read(text));
const once = quickest(() => read.done.count(false));
const add1 = quickest(() => read.done.count(true));
console.log(
  JSON.stringify({
    read: read.seconds,
    once: once.seconds,
    add1: add1.seconds,
    winners: add1.done,
    bytes: memory.buffer.byteLength,
  }),
);
