/**
 * Socket.IO begins by polling: without a cookie the second request of a handshake reaches another task, which does not know it.
 *
 * Good: `{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, stickyDurationSeconds: 3600, connections: {maxPerTask: 1000}}}}}`
 * Bad: `{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, connections: {maxPerTask: 1000}}}}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SPEC-388",
  severity: "warning",
  title: "A service that holds connections is sticky",
  source: "Socket.IO, using multiple nodes: sticky sessions",
  *check({ services }) {
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
