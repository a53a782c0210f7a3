// Gives the program and the JavaScript that wasm-bindgen wrote for it short names for each other. Theirs
// have hashes in them, which are 5 kB of what a reader loads, and nobody else uses them.
//
//   node script/shorten.mjs dist/octavo-app-1a2b.js    the script, with its program beside it
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

// What wasm-opt calls the one module that everything is imported from then.
const MODULE = "a";

// What Rust's programs for browsers may use.
const FEATURES = [
  "bulk-memory",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
];

const script = process.argv[2];
const program = script.replace(/\.js$/, "_bg.wasm");
const options = FEATURES.map((feature) => `--enable-${feature}`);
options.push("--minify-imports-and-exports-and-modules", program, "--output", program);
const names = JSON.parse(execFileSync("node_modules/.bin/wasm-opt", options, { encoding: "utf8" }));

const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
const exports = new Map(names.exports);
let text = readFileSync(script, "utf8");
text = text.replace(/\bwasm\.(\w+)/g, (all, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : all));
text = text.replace(/\b\w+\b/g, (name) => imports.get(name) ?? name);
for (const module of new Set(names.imports.map(([module]) => module))) {
  text = text.replaceAll(`"${module}"`, `"${MODULE}"`);
}
writeFileSync(script, text);
