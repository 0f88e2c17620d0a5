import type { Rule } from "../rule.ts";

/** Share of a task's memory that connections may take. */
const share = 0.75;

const rule: Rule = {
  severity: "error",
  title: "Client connections exceed the memory of a task",
  reason:
    "A task that runs out of memory is killed, and all of its connections drop at once. The connections may use at most 75 % of the memory, so that the process itself keeps the rest.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size",
  good: "{ecsServices: {realtimeServiceMemory: 512, realtimeMaxConnectionsPerTask: 3000, kilobytesPerConnection: 32}}",
  bad: "{ecsServices: {realtimeServiceMemory: 512, realtimeMaxConnectionsPerTask: 30000, kilobytesPerConnection: 32}}",

  *checkSpec({ spec, services }) {
    const kilobytes = spec.ecsServices.kilobytesPerConnection;
    for (const { name, memory, connections } of Object.values(services)) {
      if (connections === undefined) continue;
      const most = connections.maxPerTask.value;
      const needed = (most * kilobytes) / 1024;
      const room = memory.value * share;
      if (needed <= room) continue;
      yield {
        key: connections.maxPerTask.from[0]!,
        message: `${most} connections × ${kilobytes} KiB = ${Math.ceil(needed)} MiB, more than ${share * 100} % of the ${memory.value} MiB of a ${name} task (${Math.floor(room)} MiB)`,
        help: `lower it to at most ${Math.floor((room * 1024) / kilobytes)}, or give the task at least ${Math.ceil(needed / share)} MiB`,
        related: [
          { key: memory.from[0]!, message: `${memory.value} MiB` },
          { key: "ecsServices.kilobytesPerConnection", message: `${kilobytes} KiB per connection` },
        ],
      };
    }
  },
};

export default rule;
