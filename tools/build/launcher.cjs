#!/usr/bin/env node
// The command's launcher: loads the bundle through V8's code cache, so that a run does not parse or compile what earlier runs already did.
"use strict";
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("fs");
const { dirname, join } = require("path");
const { cachedDataVersionTag, setFlagsFromString } = require("v8");
const { Script } = require("vm");

// A run takes about forty milliseconds. Optimized code would come too late and would cost a fifth of the time and memory; waking threads to
// collect a few megabytes of garbage costs more than it saves, as does compiling a regular expression twice.
setFlagsFromString("--no-opt");
setFlagsFromString("--no-parallel-scavenge");
setFlagsFromString("--no-regexp-tier-up");
// Type feedback pays off after about a hundred calls, which few functions reach. Newer engines use another flag name and print a warning
// for this one.
if (process.versions.v8.startsWith("11.3.")) setFlagsFromString("--interrupt-budget-factor-for-feedback-allocation=60");

const { argv, env } = process;

// Compiling and validating have their own bundle because they run all day. `main` without a command compiles.
const first = argv[2] ?? "compile";
const asksForWords = argv.some((word) => /^(-h|--help|-V|--version)$/.test(word));
const isQuick = !asksForWords && (first === "compile" || first === "validate" || !/^[a-z]+(-[a-z]+)*$/.test(first));
const name = isQuick ? "main" : "full";
// Commands that handle several plans create tens of megabytes of garbage: let the heap grow at once, not in five steps.
if (!isQuick) setFlagsFromString("--semi-space-growth-factor=8");
const hash = isQuick ? "MAIN_HASH" : "FULL_HASH";
const bundle = join(__dirname, "cli", `${name}.cjs`);

/**
 * Candidate paths for the code cache, best first. The file name holds the command, the bundle's hash, Node's version and V8's own tag
 * (version, flags, processor), so that a cache of another bundle or another Node is never used: V8 treats Node 20.19 and 20.20 as the same,
 * and code of one crashes the other. The second path serves installations that the user may not write to. It belongs to the user, because
 * whoever can write a code cache decides what runs.
 */
function cacheFiles() {
  // Every cache covers help and version; the build makes one for `cost`.
  const command = asksForWords ? "cost" : first;
  const file = `${isQuick ? name : command}-${hash}-${process.version}-${cachedDataVersionTag().toString(16)}.cache`;
  const own = env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, ".cache")) || env.LOCALAPPDATA;
  return [join(__dirname, "cli", file), ...(own ? [join(own, "platform-compile", file)] : [])];
}

function readCache(files) {
  for (const file of files) {
    try {
      return readFileSync(file);
    } catch {
      // Missing or unreadable: try the next path.
    }
  }
  return undefined;
}

/** Written after a run, so the cache holds every function that the run used. A cache that cannot be written is not an error. */
function writeCache(files, data) {
  for (const file of files) {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.${process.pid}`, data);
      renameSync(`${file}.${process.pid}`, file);
      return;
    } catch {
      // Read-only folder: try the next path.
    }
  }
}

// The bundle is pure ASCII, so Latin-1 is the cheapest encoding to read it with. It is a single function expression.
const source = readFileSync(bundle, "latin1");
const files = cacheFiles();
const cachedData = readCache(files);
const script = new Script(source, { filename: bundle, cachedData });
const loaded = { exports: {} };
script.runInThisContext().call(loaded.exports, loaded.exports, require, loaded, bundle, dirname(bundle));

loaded.exports.main(argv.slice(2)).then((code) => {
  // A cache written by a run of `--help` or by a usage error would permanently lack the functions of a real run.
  const works = !asksForWords && (isQuick ? first !== "validate" : code === 0);
  if (code === 0 && works && (cachedData === undefined || script.cachedDataRejected)) writeCache(files, script.createCachedData());
  // All output is written by now. Exiting at once skips tearing down the heap.
  process.exit(code);
});
