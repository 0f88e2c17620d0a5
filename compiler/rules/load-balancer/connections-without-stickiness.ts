import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Service that holds connections is not sticky",
  reason:
    "Socket.IO begins with HTTP long polling. Without a sticky session the second request of the handshake may reach another task, which rejects the unknown session.",
  source: "https://socket.io/docs/v4/using-multiple-nodes/",
  good: "{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, stickyDurationSeconds: 3600, connections: {maxPerTask: 1000}}}}}",
  bad: "{ecsServices: {extraServices: {games: {paths: [/games/*], desiredCount: 1, cpu: 256, memory: 512, connections: {maxPerTask: 1000}}}}}",

  *checkSpec({ services }) {
    for (const { name, entry, sticky, connections } of Object.values(services)) {
      if (connections === undefined || sticky !== undefined || entry === undefined) continue;
      yield {
        key: `${entry}.connections`,
        message: `requests of one client reach different tasks of ${name}: a handshake over long polling fails`,
        help: "add `stickyDurationSeconds`, unless all clients connect with WebSocket only",
      };
    }
  },
};

export default rule;
