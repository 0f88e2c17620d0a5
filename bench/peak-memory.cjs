// Preloaded into a measured process: reports its peak resident memory in KiB at exit.
"use strict";
const { writeSync } = require("fs");

process.on("exit", () => writeSync(2, `peak ${process.resourceUsage().maxRSS}\n`));
