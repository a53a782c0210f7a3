// Makes the program and the JavaScript small that wasm-bindgen wrote: leaves out what the page does not use and
// nobody hears, optimises, and gives the two short names for each other. Theirs have hashes in them, which are
// 5 kB of what a reader loads, and nobody else uses them.
//
//   node script/shrink.mjs dist/octavo-app-1a2b.js            the script, with its program beside it
//   node script/shrink.mjs dist/octavo-app-1a2b.js --names    the functions keep their names, to be looked at
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import binaryen from "binaryen";
import { buildSync, transformSync } from "esbuild";

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

// What the standard library calls to panic. It would make a message that goes nowhere: there is no hook, and
// a page that fails says so itself. The program stops with or without one.
const PANICS = new RegExp(
  [
    "^core::panicking::",
    "^core::(result|option)::(unwrap|expect)_failed$",
    "^core::(slice|str)::.*_fail(_rt)?$",
    "^core::cell::(lazy::)?panic_",
    "^std::thread::local::panic_",
    "^alloc::raw_vec::(handle_error|capacity_overflow)$",
    "^alloc::alloc::handle_alloc_error$",
  ].join("|"),
);

// What `{:?}` calls for a type of its own. Its words stand in the messages of panics, and nowhere else.
const DEBUG = / as core::fmt::Debug>::fmt(\.\d+)?$/;

const script = process.argv[2];
const keepsNames = process.argv.includes("--names");
const program = script.replace(/\.js$/, "_bg.wasm");

const used = withoutUnused();
writeFileSync(program, withoutUnheard(readFileSync(program), used));
const text = withShortNames(used);
// Chromium compiles the functions while it loads the script, then, and not when they are called first.
const banner = "//# allFunctionsCalledOnLoad";
writeFileSync(script, transformSync(text, { banner, format: "esm", minify: true, treeShaking: true }).code);

// The page imports one function. What it and the program call is left in.
function withoutUnused() {
  const text = readFileSync(script, "utf8");
  // It would be called as soon as the script runs, be it for a class that nobody uses.
  writeFileSync(script, text.replaceAll("new FinalizationRegistry(", "/* @__PURE__ */ $&"));
  const { outputFiles } = buildSync({
    stdin: { contents: `export { default } from "./${basename(script)}"`, resolveDir: dirname(script) },
    bundle: true,
    define: { "Symbol.dispose": "undefined" },
    format: "esm",
    write: false,
  });
  return outputFiles[0].text;
}

function withShortNames(text) {
  const options = FEATURES.map((feature) => `--enable-${feature}`);
  options.push("-Os", "--minify-imports-and-exports-and-modules", program, "--output", program);
  if (keepsNames) {
    options.push("-g");
  }
  const names = JSON.parse(execFileSync("node_modules/.bin/wasm-opt", options, { encoding: "utf8" }));
  const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
  const exports = new Map(names.exports);
  // As esbuild prints them. What only they call goes when the script is printed again.
  const functions = /^    (\w+): function\([^]*?^    \},?\n/gm;
  let named = text.replace(functions, (all, name) => (imports.has(name) ? all : ""));
  named = named.replace(/\bwasm\.(\w+)/g, (all, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : all));
  named = named.replace(/\b\w+\b/g, (name) => imports.get(name) ?? name);
  for (const module of new Set(names.imports.map(([module]) => module))) {
    named = named.replaceAll(`"${module}"`, `"${MODULE}"`);
  }
  return named;
}

function withoutUnheard(bytes, text) {
  binaryen.setDebugInfo(keepsNames);
  const module = binaryen.readBinary(bytes);
  const called = new Set(Array.from(text.matchAll(/\bwasm\.(\w+)/g), ([, name]) => name));
  const exported = Array.from({ length: module.getNumExports() }, (_, index) => module.getExportByIndex(index));
  for (const { name } of exported.map(binaryen.getExportInfo)) {
    if (!called.has(name)) {
      module.removeExport(name);
    }
  }
  const replaced = (names, results, body) => {
    const indices = [...Array(module.getNumFunctions()).keys()];
    const functions = indices.map((index) => module.getFunctionByIndex(index)).filter((function_) => {
      const info = binaryen.getFunctionInfo(function_);
      // The names of crates and of functions have hashes in them, and what the browser brings has no body.
      const name = info.name.replace(/\[[0-9a-f]+\]|::h[0-9a-f]{16}/g, "");
      return !info.base && info.results === results && names.test(name);
    });
    if (functions.length === 0) {
      throw new Error(`no function of ${program} matches ${names}: are the names of its functions gone?`);
    }
    for (const function_ of functions) {
      binaryen.Function(function_).body = body();
    }
  };
  replaced(PANICS, binaryen.none, () => module.unreachable());
  // That is `Ok(())`.
  replaced(DEBUG, binaryen.i32, () => module.i32.const(0));
  return module.emitBinary();
}
