/** Entries of CHANGELOG.md are what somebody wrote, without the hash of the commit that added them. */
"use strict";

module.exports = {
  getReleaseLine: ({ summary }) => Promise.resolve(`- ${summary.trim().replaceAll("\n", "\n  ")}`),
  getDependencyReleaseLine: () => Promise.resolve(""),
};
