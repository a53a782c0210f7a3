// Names the program and its script after what is in them. Trunk names them after what cargo made, before
// they are bound to the browser, optimised and shortened; and what browsers keep for a year under one name
// must not change.
//
//   node script/rename.mjs dist/octavo-app-1a2b.js    the script, with its program and index.html beside it
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const script = process.argv[2];
const folder = dirname(script);
const name = basename(script, ".js");
const endings = [".js", "_bg.wasm"];

const hash = createHash("sha256");
endings.forEach((ending) => hash.update(readFileSync(join(folder, name + ending))));
const named = name.replace(/[0-9a-f]+$/, hash.digest("hex").slice(0, 16));

for (const file of [script, join(folder, "index.html")]) {
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(name, named));
}
for (const ending of endings) {
  renameSync(join(folder, name + ending), join(folder, named + ending));
}
