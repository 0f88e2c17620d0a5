/** What the header examples of the rules about services and workers do not show: arithmetic, every workload, the words of the help. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../compiler/rules/rule.ts";
import scalingBounds from "../../../compiler/rules/scaling/desired-count-out-of-bounds.ts";
import keepAlive from "../../../compiler/rules/load-balancer/keep-alive-below-idle-timeout.ts";
import fargateSize from "../../../compiler/rules/workloads/invalid-fargate-size.ts";
import rollout from "../../../compiler/rules/workloads/rollout-cannot-progress.ts";
import requiredVariables from "../../../compiler/rules/images/required-variable-not-provided.ts";
import buses from "../../../compiler/rules/images/bus-without-publisher.ts";
import pings from "../../../compiler/rules/load-balancer/ping-exceeds-idle-timeout.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";

const findings = (rule: Rule, over: Record<string, unknown>, name = "dev") => findingsOf(rule, environmentOf(name, over));

describe("invalid-fargate-size", () => {
  it("names the smallest size that has as much of both", () => {
    const [finding] = findings(fargateSize, { ecsServices: { apiServiceCpu: 512, apiServiceMemory: 5000 } });
    expect(finding).toMatchObject({ key: "ecsServices.apiServiceMemory", related: [{ key: "ecsServices.apiServiceCpu" }] });
    expect(finding!.help).toContain("`apiServiceCpu: 1024` with `apiServiceMemory: 5120`");
  });

  it("looks at workers and at the migration, too", () => {
    const over = { ecsWorkers: { workerServiceMemory: 4096 }, ecsServices: { migrationMemory: 512 } };
    expect(findings(fargateSize, over).map(({ key }) => key)).toEqual(["ecsWorkers.workerServiceMemory", "ecsServices.migrationMemory"]);
  });
});

describe("rollout-cannot-progress", () => {
  const over = (desired: number, least: number, min: number, max: number) => ({
    ecsServices: {
      apiServiceDesiredCount: desired,
      apiServiceMinCount: least,
      apiServiceMaxCount: 20,
      apiMinHealthyPercent: min,
      apiMaxPercent: max,
    },
  });

  it.each([
    [1, 1, 100, 199, true],
    [1, 1, 100, 200, false],
    [2, 2, 100, 149, true],
    [2, 2, 100, 150, false],
    [1, 1, 50, 150, true], // half a task rounds up to one, one and a half down to one
    [1, 1, 0, 100, false],
    [10, 1, 100, 110, true], // fine at ten, stuck when autoscaling is at its minimum
    [4, 4, 75, 100, false],
  ])("%i tasks, %i at least, %i to %i %%: stuck is %s", (desired, least, min, max, stuck) => {
    expect(findings(rollout, over(desired, least, min, max)).length > 0).toBe(stuck);
  });

  it("says which maximum is enough, and it is", () => {
    const [finding] = findings(rollout, over(3, 3, 100, 110));
    const enough = Number(/to (\d+)/.exec(finding!.help)![1]);
    expect(findings(rollout, over(3, 3, 100, enough))).toEqual([]);
    expect(findings(rollout, over(3, 3, 100, enough - 1))).toHaveLength(1);
  });
});

describe("desired-count-out-of-bounds", () => {
  it("finds a count at creation above the most, by the key that is too low", () => {
    const [finding] = findings(scalingBounds, { ecsWorkers: { workerServiceDesiredCount: 9, workerServiceMaxCount: 4 } });
    expect(finding!.key).toBe("ecsWorkers.workerServiceMaxCount");
    expect(finding!.related![0]!.key).toBe("ecsWorkers.workerServiceDesiredCount");
  });
});

describe("keep-alive-below-idle-timeout and ping-exceeds-idle-timeout", () => {
  it("hold at the boundary", () => {
    const alb = { albIdleTimeoutSeconds: 45 };
    expect(findings(keepAlive, { alb, ecsServices: { realtimeKeepAliveTimeoutSeconds: 46 } })).toEqual([]);
    expect(findings(keepAlive, { alb, ecsServices: { realtimeKeepAliveTimeoutSeconds: 45 } })[0]!.key).toBe(
      "ecsServices.realtimeKeepAliveTimeoutSeconds",
    );
    expect(findings(pings, { alb, ecsServices: { pingIntervalMs: 25000, pingTimeoutMs: 19999 } })).toEqual([]);
    expect(findings(pings, { alb, ecsServices: { pingIntervalMs: 25000, pingTimeoutMs: 20000 } })).toHaveLength(1);
  });
});

describe("required-variable-not-provided", () => {
  it("suggests the variable that was meant", () => {
    const over = { ecsServices: { apiImageContract: { requiresEnv: ["DATABASE_URI"] } } };
    expect(findings(requiredVariables, over)[0]).toMatchObject({
      key: "ecsServices.apiImageContract.requiresEnv.0",
      help: expect.stringContaining("did you mean `DATABASE_URL`?"),
    });
  });

  it("knows what only some workloads have", () => {
    const asking = (variable: string) => ({
      ecsServices: { apiImageContract: { requiresEnv: [variable] } },
      ecsWorkers: { workerImageContract: { requiresEnv: [variable] } },
    });
    const lacking = (variable: string) => findings(requiredVariables, asking(variable)).map(({ key }) => key.split(".")[0]);
    expect(lacking("PORT")).toEqual(["ecsWorkers"]);
    expect(lacking("SQS_PUSH_VISIBILITY_TIMEOUT_SECONDS")).toEqual(["ecsServices"]);
    expect(lacking("REDIS_STATE_URL")).toEqual([]);
  });
});

describe("bus-without-publisher", () => {
  it("counts a worker as a publisher", () => {
    const services = {
      apiImageContract: { publishes: [] },
      realtimeImageContract: { publishes: ["events"], subscribes: ["state"] },
    };
    const contract = (publishes: readonly string[]) => ({ ecsServices: services, ecsWorkers: { workerImageContract: { publishes } } });
    expect(findings(buses, contract(["state"]))).toEqual([]);
    expect(findings(buses, contract([]))[0]!.key).toBe("ecsServices.realtimeImageContract.subscribes.0");
  });
});
