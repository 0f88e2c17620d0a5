#!/usr/bin/env node
// The command's launcher: loads the bundle through V8's code cache, so that a run neither parses nor compiles what earlier runs did.
"use strict";
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("fs");
const { dirname, join } = require("path");
const { cachedDataVersionTag, setFlagsFromString } = require("v8");
const { Script } = require("vm");

// A run lasts some forty milliseconds: what the optimising compiler makes of it comes too late, and costs a fifth of the time and memory;
// and waking threads to collect a few megabytes of garbage costs more than they save, as does compiling a regular expression twice.
setFlagsFromString("--no-opt");
setFlagsFromString("--no-parallel-scavenge");
setFlagsFromString("--no-regexp-tier-up");
// What a function has seen helps from its hundredth call or so, which few get to. Newer engines call this otherwise, and complain.
if (process.versions.v8.startsWith("11.3.")) setFlagsFromString("--interrupt-budget-factor-for-feedback-allocation=60");

const { argv, env } = process;

// Compiling and validating have a bundle of their own: it is what people start all day. `main` without a command compiles.
const first = argv[2] ?? "compile";
const asksForWords = argv.some((word) => /^(-h|--help|-V|--version)$/.test(word));
const isQuick = !asksForWords && (first === "compile" || first === "validate" || !/^[a-z]+$/.test(first));
const name = isQuick ? "main" : "full";
// Whoever works on several plans makes tens of megabytes of garbage: room for it grows at once, not in five steps.
if (!isQuick) setFlagsFromString("--semi-space-growth-factor=8");
const hash = isQuick ? "MAIN_HASH" : "FULL_HASH";
const bundle = join(__dirname, "cli", `${name}.cjs`);

/**
 * Where a code cache may be, best first. Its name holds the command, whose functions are in it, the bundle's hash, Node's version and V8's own tag (version, flags, processor),
 * so that one of another bundle or another Node is never found: to V8, Node 20.19 and 20.20 are the same, and the code of one kills the
 * other. The second place serves installations that the user may not write to;
 * it is the user's own, since whoever can write a code cache decides what runs.
 */
function cacheFiles() {
  // Help and the version are in every cache; of `cost` the build makes one.
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
      // Not there, or not ours to read: the next one, or none.
    }
  }
  return undefined;
}

/** Made after a run, the cache holds every function that the run needed. Not being able to write it is no fault. */
function writeCache(files, data) {
  for (const file of files) {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.${process.pid}`, data);
      renameSync(`${file}.${process.pid}`, file);
      return;
    } catch {
      // A read-only folder: the next one, or none.
    }
  }
}

// The bundle is ASCII, which makes Latin-1 the cheapest way to read it, and is one function expression.
const source = readFileSync(bundle, "latin1");
const files = cacheFiles();
const cachedData = readCache(files);
const script = new Script(source, { filename: bundle, cachedData });
const loaded = { exports: {} };
script.runInThisContext().call(loaded.exports, loaded.exports, require, loaded, bundle, dirname(bundle));

loaded.exports.main(argv.slice(2)).then((code) => {
  // A cache made of a run of `--help` or of a mistake would lack what the work needs, for good.
  const works = !asksForWords && (isQuick ? first !== "validate" : code === 0);
  if (code === 0 && works && (cachedData === undefined || script.cachedDataRejected)) writeCache(files, script.createCachedData());
  // All output is written by now; leaving at once saves tearing the heap down.
  process.exit(code);
});
