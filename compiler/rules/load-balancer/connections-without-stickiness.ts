import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Service that holds connections is not sticky",
  reason: "Socket.IO begins by polling: without a cookie the second request of a handshake reaches another task, which does not know it.",
  source: "Socket.IO, using multiple nodes: sticky sessions",
  good: "{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, stickyDurationSeconds: 3600, connections: {maxPerTask: 1000}}}}}",
  bad: "{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, connections: {maxPerTask: 1000}}}}}",

  *checkSpec({ services }) {
    for (const { name, entry, sticky, connections } of Object.values(services)) {
      if (connections === undefined || sticky !== undefined || entry === undefined) continue;
      yield {
        key: `${entry}.connections`,
        message: `clients of ${name} are sent to any of its tasks: a handshake that polls fails`,
        help: "add `stickyDurationSeconds`, unless all clients open a WebSocket at once",
      };
    }
  },
};

export default rule;
