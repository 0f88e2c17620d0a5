/** A spec with everything that services, workers and queues can have in addition, from its text to a plan that passes every check. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileSpec } from "../../compiler/compile.ts";
import { violationsOf } from "../../compiler/rules/check-plan.ts";
import { judgePlan } from "../../tools/matrix/judge.ts";
import { judgeNames, physicalNames } from "../../tools/matrix/names.ts";
import { everyExtra } from "../support/extras.ts";
import { mergeLayers } from "../../compiler/source/merge.ts";
import { frozenFiles, planOf } from "../../tools/fixtures/specs.ts";

const disk = frozenFiles;
/** The date that the frozen specs' tests use. */
const asOf = "2026-11-24";

function compile(parent: string, over: Record<string, unknown>) {
  const text = stringify(mergeLayers([over, { extends: `${parent}.yaml`, environment: "extras", budget: { monthly: 5000, hard: false } }]));
  return compileSpec(
    "spec/extras.yaml",
    { read: (file, ...rest) => (file === "spec/extras.yaml" ? { bytes: Buffer.from(text) } : disk.read(file, ...rest)) },
    { asOf },
  );
}

describe.each(["dev", "prod"])("every extra over %s", (parent) => {
  const over = mergeLayers([parent === "dev" ? { environment: "extras", class: "dev" } : { environment: "extras" }, everyExtra]);
  const plan = planOf(parent, over);

  it("compiles to a plan that passes every check: order, names, catalogue, documents, security rules, acceptance", () => {
    expect(plan.resources.length).toBeGreaterThan(300);
    expect(judgePlan(plan)).toEqual([]);
    expect(violationsOf(plan)).toEqual([]);
  });

  it("keeps every name within its limit for the longest project and environment", () => {
    const longest = planOf(parent, mergeLayers([{ projectName: "a".repeat(24), environment: `${"e".repeat(20)}-${"f".repeat(3)}` }, over]));
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
  it("has only one error: class prod must decide the retention of the new logs", () => {
    const { diagnostics } = compile("prod", everyExtra);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule }) => rule)).toEqual(errors.map(() => "log-retention-one-year"));
    expect(errors.map(({ key }) => key)).toContain("ecsServices.extraServices.live-view.logRetentionDays");
  });

  it("compiles once the spec decides it", () => {
    const year = { logRetentionDays: 365 };
    const decided = mergeLayers([
      {
        ecsServices: { extraServices: { reports: year, "live-view": year } },
        ecsWorkers: { extraWorkers: { "image-resizer": year, mailer: year } },
      },
      everyExtra,
    ]);
    const { diagnostics, plan } = compile("prod", decided);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan?.resources.map(({ id }) => id)).toContain("ecs-service-image-resizer");
  });
});
