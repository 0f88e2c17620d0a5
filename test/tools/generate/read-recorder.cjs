/** Preloaded into a process: writes the paths of all files and folders that its main thread reads to the file that READS names. */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  const write = fs.writeFileSync;
  const seen = new Set();
  for (const name of ["readFileSync", "readdirSync"]) {
    const real = fs[name];
    fs[name] = (path, ...rest) => {
      if (typeof path === "string") seen.add(path);
      return real(path, ...rest);
    };
  }
  syncBuiltinESMExports();
  process.on("exit", () => write(process.env["READS"], [...seen].join("\n")));
}
