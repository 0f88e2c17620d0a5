/**
 * Names are refused if they would give two resources the same id or physical name, and no other names are: the test tries every part of
 * every id that the platform generates as the name of another item.
 */
import { describe, expect, it } from "vitest";
import { camelCase } from "../../../compiler/model/names.ts";
import { resolveValue } from "../../../compiler/plan/builder/resolve.ts";
import { modules } from "../../../compiler/modules/registry.generated.ts";
import rule from "../../../compiler/rules/workloads/name-conflict.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";
import type { Environment } from "../../../compiler/model/types.ts";

const alarm = {
  namespace: "AWS/ECS",
  metric: "CPUUtilization",
  statistic: "Average",
  comparison: ">",
  threshold: 1,
  description: "CPU is short.",
};
const extras = {
  alarms: { hot: alarm },
  securityGroupRules: { near: { direction: "egress", workload: "worker", port: 99, description: "Something near" } },
  scheduledTasks: { nightly: { schedule: "rate(1 day)", command: ["node"] } },
  iamStatements: [{ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme/*"] }],
  imageContract: { publishesMetrics: ["ActiveConnections", "EventLoopLagMs"] },
};
const size = { desiredCount: 2, cpu: 256, memory: 512 };
const service = {
  ...extras,
  ...size,
  paths: ["/some"],
  connections: { maxPerTask: 1000, scaleOnConnections: true },
  scaleOnRequestsPerMinute: 100,
};
const worker = { ...extras, ...size, consumes: ["push"], scaleOnQueueDepth: 10, scaleOnOldestMessageAge: 60 };

const kinds = {
  service: (name: string) => ({ ecsServices: { extraServices: { [name]: service } } }),
  worker: (name: string) => ({ ecsWorkers: { extraWorkers: { [name]: worker } } }),
  queue: (name: string) => ({ sqs: { extraQueues: { [name]: {} } } }),
  task: (name: string) => ({
    ecsServices: { extraServices: { some: { scheduledTasks: { [name]: { schedule: "rate(1 day)", command: ["node"] } } } } },
  }),
};
const base = mergeLayers([
  {
    vpc: { enableInterfaceEndpoints: true },
    iam: { githubRepository: "acme/realtime" },
    rds: { enableRdsReadReplica: true, rdsReadReplicaInstanceClass: "db.t3.medium" },
  },
  mergeLayers([kinds.queue("third"), mergeLayers([kinds.worker("other"), kinds.service("some")])]),
]);

/** Ids, and physical names with their types. Names of a role's policies repeat. */
function namesIn(environment: Environment): readonly string[] {
  return modules.flatMap((module) => {
    const { resources, outputs = {} } = module.lower(environment);
    const physical = resources.flatMap(({ type, inputs }) => {
      const name = resolveValue(inputs["name"], (hashed) => hashed.complete("000000")).value;
      return typeof name === "string" && !type.endsWith(":RolePolicy") && !type.startsWith("aws:appautoscaling/")
        ? [`${type} ${name}`]
        : [];
    });
    return [...resources.map(({ id }) => id), ...physical, ...Object.keys(outputs).map((name) => `output ${name}`)];
  });
}

function twins(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

const known = namesIn(environmentOf("prod", base));
const candidates = [
  ...new Set(
    known.flatMap((id) => {
      const words = id.split("-");
      return words.flatMap((_, from) => words.slice(from).map((_word, length) => words.slice(from, from + length + 1).join("-")));
    }),
  ),
].filter((name) => /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name) && name.length <= 16);

/** The ids and names that another item of a kind creates, as a function of its name. */
function namesOf(kind: keyof typeof kinds): (name: string) => readonly string[] {
  const placeholder = "zqx";
  const before = new Set(known);
  const made = namesIn(environmentOf("prod", mergeLayers([kinds[kind](placeholder), base]))).filter((name) => !before.has(name));
  return (name) => made.map((each) => each.replaceAll(placeholder, each.startsWith("output ") ? camelCase(name) : name));
}

describe("names that a spec gives", () => {
  it("cause no duplicates to begin with, and there are many candidates", () => {
    expect(twins(known)).toEqual([]);
    expect(candidates.length).toBeGreaterThan(200);
  });

  it.each(Object.keys(kinds) as (keyof typeof kinds)[])("of a %s: those that would cause a duplicate are refused", (kind) => {
    const made = namesOf(kind);
    expect(made("mailer").length).toBeGreaterThan(2);
    const there = new Set(known);
    // An item with an existing name would always conflict.
    const others = candidates.filter((name) => !["some", "other", "third", "nightly"].includes(name));
    const taken = others.filter((name) => made(name).some((each) => there.has(each)));
    const refused = candidates.filter((name) => check(kind, name).length > 0);
    expect(taken.filter((name) => !refused.includes(name))).toEqual([]);
    if (kind !== "task") expect(taken.length).toBeGreaterThan(3);
    // Refusing everything would be no solution.
    expect(refused.length).toBeLessThan(candidates.length / 2);
  });

  it.each(["policy", "stated"])("of a task: %s after another task's name is refused, but allowed alone", (word) => {
    expect(check("task", `nightly-${word}`)).toHaveLength(1);
    expect(check("task", word)).toEqual([]);
  });
});

function check(kind: keyof typeof kinds, name: string) {
  return findingsOf(rule, environmentOf("prod", mergeLayers([kinds[kind](name), base])));
}
