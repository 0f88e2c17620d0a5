// Loaded into a measured process: tells its peak resident memory, in KiB, when it ends.
"use strict";
const { writeSync } = require("fs");

process.on("exit", () => writeSync(2, `peak ${process.resourceUsage().maxRSS}\n`));
