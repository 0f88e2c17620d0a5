/** A spec with everything that can be added to services, workers and queues, from its text to a plan that every judge accepts. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileSpec } from "../../compiler/compile.ts";
import { nodeFileReader } from "../../compiler/source/node-reader.ts";
import { violationsOf } from "../../compiler/rules/check-plan.ts";
import { judgePlan } from "../../tools/matrix/judge.ts";
import { judgeNames, physicalNames } from "../../tools/matrix/names.ts";
import { project } from "../unit/cli/run.ts";
import { everyExtra } from "../support/extras.ts";
import { merge } from "../support/environment.ts";
import { planOf } from "../support/plan.ts";

const disk = nodeFileReader(project);
/** The day of the shipped specs' tests. */
const asOf = "2026-11-24";

function compile(parent: string, over: Record<string, unknown>) {
  const text = stringify(merge({ extends: `${parent}.yaml`, environment: "extras", budget: { monthly: 5000 } }, over));
  return compileSpec(
    "spec/extras.yaml",
    { read: (file, ...rest) => (file === "spec/extras.yaml" ? { bytes: Buffer.from(text) } : disk.read(file, ...rest)) },
    { asOf },
  );
}

describe.each(["dev", "prod"])("every extra over %s", (parent) => {
  const over = merge(everyExtra, parent === "dev" ? { environment: "extras", class: "dev" } : { environment: "extras" });
  const plan = planOf(parent, over);

  it("compiles to a plan that all judges accept: order, names, catalogue, documents, security rows, known pitfalls", () => {
    expect(plan.resources.length).toBeGreaterThan(300);
    expect(judgePlan(plan)).toEqual([]);
    expect(violationsOf(plan)).toEqual([]);
  });

  it("names everything within its limit for the longest names", () => {
    const longest = planOf(parent, merge(over, { projectName: "a".repeat(24), environment: `${"e".repeat(20)}-${"f".repeat(3)}` }));
    const widest = {
      paths: ["/w"],
      desiredCount: 2,
      cpu: 256,
      memory: 512,
      scheduledTasks: { ["t".repeat(16)]: { schedule: "rate(1 day)", command: ["x"] } },
    };
    const wide = planOf(parent, {
      projectName: "a".repeat(24),
      environment: "b".repeat(24),
      ecsServices: { extraServices: { ["w".repeat(16)]: widest } },
      sqs: { extraQueues: { ["q".repeat(24)]: {} } },
    });
    expect(physicalNames(longest).length).toBeGreaterThan(150);
    expect(judgeNames(longest)).toEqual([]);
    expect(judgeNames(wide)).toEqual([]);
  });
});

describe("every extra through the compiler", () => {
  it("has no error but the retention of the new logs in class prod, which the spec must decide about", () => {
    const { diagnostics } = compile("prod", everyExtra);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule }) => rule)).toEqual(errors.map(() => "log-retention-one-year"));
    expect(errors.map(({ key }) => key)).toContain("ecsServices.extraServices.live-view.logRetentionDays");
  });

  it("compiles once that is decided", () => {
    const year = { logRetentionDays: 365 };
    const decided = merge(everyExtra, {
      ecsServices: { extraServices: { reports: year, "live-view": year } },
      ecsWorkers: { extraWorkers: { "image-resizer": year, mailer: year } },
    });
    const { diagnostics, plan } = compile("prod", decided);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan?.resources.map(({ id }) => id)).toContain("ecs-service-image-resizer");
  });
});
