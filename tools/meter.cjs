// Preloaded into a measured process: reports its CPU time in milliseconds and its peak resident memory in KiB at exit.
"use strict";
const { writeSync } = require("fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(2, `\nused ${Math.round((userCPUTime + systemCPUTime) / 1000)} ${maxRSS}\n`);
});
