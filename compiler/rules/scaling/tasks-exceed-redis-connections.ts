import { mostCount } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { rollingTasks } from "../shared/workload-sums.ts";

const mostConnections = 65_000;
/** A publisher, a subscriber and one for commands, with room for a reconnect. */
const perTask = 4;

const rule: Rule = {
  severity: "warning",
  title: "Tasks open more connections than a Redis node accepts",
  reason:
    "A Redis node accepts 65,000 connections, whatever its size, and rejects the rest. Every task keeps several open to each cluster, and a rolling deployment doubles the tasks.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Redis.html",
  good: "{ecsServices: {apiServiceMaxCount: 100}}",
  bad: "{ecsServices: {apiServiceMaxCount: 1000, apiMaxPercent: 400, realtimeServiceMaxCount: 1000, realtimeMaxPercent: 400}, ecsWorkers: {workerServiceMaxCount: 1000, extraWorkers: {mail: &w {consumes: [push], desiredCount: 1, maxCount: 1000, cpu: 256, memory: 512, scaleOnQueueDepth: 100, scaleOnOldestMessageAge: 300}, sms: *w, web: *w, fax: *w}}}",

  *checkSpec(environment) {
    const terms = workloadsOf(environment).map((workload) => ({ workload, tasks: rollingTasks(workload, "most") }));
    const tasks = terms.reduce((sum, term) => sum + term.tasks, 0);
    if (tasks * perTask <= mostConnections) return;
    const largest = terms.reduce((a, b) => (b.tasks > a.tasks ? b : a)).workload;
    yield {
      key: mostCount(largest).from[0]!,
      message: `${terms.map((term) => `${term.tasks} ${term.workload.name}`).join(" + ")} = ${tasks} tasks × ${perTask} connections = ${tasks * perTask}, more than the ${mostConnections} that a node accepts`,
      help: `lower the maximum counts to ${Math.floor(mostConnections / perTask)} tasks in total, rolling deployments included`,
      related: terms.flatMap(({ workload }) =>
        mostCount(workload)
          .from.slice(0, 1)
          .map((key) => ({ key, message: `${workload.name}: at most ${mostCount(workload).value}` })),
      ),
    };
  },
};

export default rule;
