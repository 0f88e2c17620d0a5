#!/usr/bin/env node
// The command's launcher: loads the bundle through V8's code cache, so that a run does not parse or compile what earlier runs already did.
"use strict";
const {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} = require("fs");
const { dirname, isAbsolute, join } = require("path");
const { cachedDataVersionTag, setFlagsFromString } = require("v8");
const { Script } = require("vm");
const { crc32 } = require("zlib");

const { argv, env, getuid } = process;

// Compiling and validating have their own bundle because they run all day. `main` without a command compiles.
const first = argv[2] ?? "compile";
const asksForWords = argv.some((word) => /^(-h|--help|-V|--version)$/.test(word));
const isQuick = !asksForWords && (first === "compile" || first === "validate" || !/^[a-z]+(-[a-z]+)*$/.test(first));
const name = isQuick ? "main" : "full";
// Once a flag is set, V8 refuses the code cache of Node's own modules. So what starts git is loaded before, for commands that do: in a
// repository, compiling is one of them.
if (first === "affected" || first === "bisect" || first === "diff" || (isQuick && existsSync(".git"))) require("child_process");

// A run takes about forty milliseconds. Optimized code would come too late and would cost a fifth of the time and memory; waking threads to
// collect a few megabytes of garbage costs more than it saves, as does compiling a regular expression twice.
setFlagsFromString("--no-opt");
setFlagsFromString("--no-parallel-scavenge");
setFlagsFromString("--no-regexp-tier-up");
// Type feedback pays off after about a hundred calls, which few functions reach. Newer engines use another flag name and print a warning
// for this one.
if (process.versions.v8.startsWith("11.3.")) setFlagsFromString("--interrupt-budget-factor-for-feedback-allocation=60");

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
  return [join(__dirname, "cli", file), ...(own && isAbsolute(own) ? [join(own, "platform-compile", file)] : [])];
}

/** Belongs to the user, or to root, and nobody else can write it. Windows has no such bits: there the user's folders are private. */
function isOwn({ uid, mode }) {
  return getuid === undefined || ((uid === getuid() || uid === 0) && (mode & 0o022) === 0);
}

/** V8 does not find every flaw in a cache and can crash on one, so each ends with its own checksum. */
const checksumBytes = 4;

function readCache(files) {
  for (const file of files) {
    try {
      if (!isOwn(lstatSync(dirname(file)))) continue;
      // Opening a pipe would wait for its writer.
      const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW || 0) | (constants.O_NONBLOCK || 0));
      try {
        const stat = fstatSync(descriptor);
        if (!stat.isFile() || !isOwn(stat)) continue;
        const bytes = readFileSync(descriptor);
        const data = bytes.subarray(0, -checksumBytes);
        if (bytes.length > checksumBytes && bytes.readUInt32LE(data.length) === crc32(data)) return data;
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // Missing or unreadable: try the next path.
    }
  }
  return undefined;
}

/** Written after a run, so the cache holds every function that the run used. A cache that cannot be written is not an error. */
function writeCache(files, data) {
  const checksum = Buffer.alloc(checksumBytes);
  checksum.writeUInt32LE(crc32(data));
  for (const file of files) {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if (!isOwn(lstatSync(dirname(file)))) continue;
      writeFileSync(`${file}.${process.pid}`, Buffer.concat([data, checksum]), { flag: "wx", mode: 0o644 });
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
