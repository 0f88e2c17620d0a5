import { describe, expect, it } from "vitest";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { badStates } from "../../../compiler/change/time/order.ts";
import { criticalPath, scheduleOf } from "../../../compiler/change/time/schedule.ts";
import { dependenciesOf } from "../../../compiler/plan/references.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const prod = planOf("prod");

function change(over: (resource: PlanResource) => PlanResource, before: Plan = prod) {
  const after: Plan = { ...before, resources: before.resources.map(over) };
  return badStates(before, after, changeOf(before, after));
}

const set = (id: string, inputs: Readonly<Record<string, unknown>>) => (resource: PlanResource) =>
  resource.id === id ? { ...resource, inputs: { ...resource.inputs, ...inputs } as never } : resource;

describe("states on the way", () => {
  it("are none for what is added, and for what changes in place", () => {
    for (const over of [
      { rds: { rdsInstanceClass: "db.t3.large" } },
      { ecsServices: { apiServiceMemory: 2048 } },
      { rds: { enableRdsReadReplica: true } },
    ]) {
      const after = planOf("prod", over);
      expect(badStates(prod, after, changeOf(prod, after))).toEqual([]);
    }
  });

  it("lack a database path while the database listens elsewhere", () => {
    const direct = planOf("prod", { rds: { enableRdsProxy: false } });
    const [first] = change(set("rds-instance", { port: 5544 }), direct);
    // The proxy follows the database by itself.
    expect(change(set("rds-instance", { port: 5544 }))).toEqual([]);
    expect(first).toMatchObject({ resource: "rds-instance", services: ["api", "realtime", "worker"], lacks: "database path" });
  });

  it("lack a DNS name while its record is replaced, deleted first", () => {
    const alias = prod.resources.find(({ id }) => id === "route53-alias")!;
    const other = {
      ...alias,
      inputs: { ...alias.inputs, name: "other.tidechat.io" },
      options: { ...alias.options, deleteBeforeReplace: true },
    };
    const found = change((resource) => (resource.id === alias.id ? other : resource));
    expect(found[0]).toMatchObject({ resource: alias.id, services: ["api", "realtime"], lacks: "DNS name" });
  });

  it("lack a healthy task during a deployment that keeps none", () => {
    const few = { ecsServices: { apiMinHealthyPercent: 0 } };
    const [before, after] = [planOf("prod", few), planOf("prod", { ecsServices: { apiMinHealthyPercent: 0, apiServiceMemory: 2048 } })];
    expect(badStates(before, after, changeOf(before, after))).toMatchObject([{ resource: "ecs-service-api", lacks: "healthy task" }]);
  });

  it("lack what is deleted while nobody waits for the old tasks to end", () => {
    const waitless = (plan: Plan): Plan => ({
      ...plan,
      resources: plan.resources.map((each) =>
        each.type === "aws:ecs/service:Service" ? set(each.id, { waitForSteadyState: false })(each) : each,
      ),
    });
    const [before, after] = [waitless(prod), waitless(planOf("prod", { rds: { enableRdsProxy: false } }))];
    const found = badStates(before, after, changeOf(before, after));
    expect(found.map(({ lacks }) => lacks)).toContain("database path");
    const patient = planOf("prod", { rds: { enableRdsProxy: false } });
    expect(badStates(prod, patient, changeOf(prod, patient)).map(({ lacks }) => lacks)).not.toContain("database path");
  });

  it("lack a way to tasks that still listen on the old port, unless another rule admits it until they are gone", () => {
    const port = { ecsServices: { apiContainerPort: 8080 } };
    const [before, after] = [prod, planOf("prod", port)];
    const [first, ...others] = badStates(before, after, changeOf(before, after));
    expect(first).toMatchObject({ resource: "sg-rule-alb-to-api", services: ["api"], lacks: "healthy task" });
    expect(first!.text).toContain("likewise sg-rule-alb-to-api-egress");
    expect(others).toEqual([]);
    const meanwhile = (id: string) => {
      const rule = prod.resources.find((each) => each.id === id)!;
      return { ...rule, id: `${id}-meanwhile`, inputs: { ...rule.inputs, toPort: 3002 } };
    };
    const bridged: Plan = {
      ...prod,
      resources: [...prod.resources, ...["sg-rule-alb-to-api", "sg-rule-alb-to-api-egress"].map(meanwhile)],
    };
    expect(badStates(bridged, after, changeOf(bridged, after))).toEqual([]);
  });

  it("lack a healthy task while requests go to a target group without one", () => {
    expect(change(set("alb-target-api", { protocolVersion: "HTTP2" }))).toMatchObject([
      { resource: "alb-rule-api", services: ["api"], lacks: "healthy task" },
    ]);
  });

  it("lack a name that clients use, from the first step that serves the new one", () => {
    const after = planOf("prod", { domainName: "other.tidechat.io" });
    const [state] = badStates(prod, after, changeOf(prod, after));
    const steps = scheduleOf(prod, after, changeOf(prod, after));
    expect(state).toMatchObject({ resource: "route53-alias", services: ["api", "realtime"], lacks: "DNS name" });
    expect(state!.start).toBe(Math.min(...steps.filter(({ id }) => /^alb-(https|rule)/.test(id)).map(({ start }) => start)));
  });

  it("lack AWS services while an endpoint is on its way out", () => {
    const before = planOf("prod", { vpc: { enableInterfaceEndpoints: true } });
    const after = planOf("prod", { vpc: { enableInterfaceEndpoints: false } });
    const [state, ...others] = badStates(before, after, changeOf(before, after));
    expect(state).toMatchObject({ services: ["api", "realtime", "worker"], lacks: "way to AWS services" });
    expect([others, badStates(after, before, changeOf(after, before))]).toEqual([[], []]);
  });

  it("lack a secret only if the new token of Redis is set alone", () => {
    const rotated = (authTokenUpdateStrategy: string) => {
      const at = (redisAuthTokenVersion: number): Plan => {
        const plan = planOf("prod", { redis: { redisAuthTokenVersion } });
        return { ...plan, resources: plan.resources.map(set("redis-main", { authTokenUpdateStrategy })) };
      };
      return badStates(at(1), at(2), changeOf(at(1), at(2))).map(({ lacks }) => lacks);
    };
    expect([rotated("ROTATE"), rotated("SET")]).toEqual([[], ["secret"]]);
  });

  it("lack permissions only where tasks have them", () => {
    const gone = (id: string) => change((each) => (each.id === id ? { ...each, inputs: { ...each.inputs, name: "other" }, options: { ...each.options, deleteBeforeReplace: true } } : each)); // prettier-ignore
    expect(gone("rds-monitoring-role")).toEqual([]);
    expect(gone("iam-task-api")[0]).toMatchObject({ services: ["api"], lacks: "permissions" });
  });

  it("begin with the first one", () => {
    const after = planOf("prod", { vpc: { vpcCidr: "10.9.0.0/16" } });
    const starts = badStates(prod, after, changeOf(prod, after)).map(({ start }) => start);
    expect(starts.length).toBeGreaterThan(3);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});

describe("the schedule", () => {
  it("takes seconds for tags, and minutes for what AWS rebuilds", () => {
    const lasts = (over: Tree) => scheduleOf(prod, planOf("prod", over), changeOf(prod, planOf("prod", over))).at(-1)!.end;
    expect(lasts({ rds: { rdsInstanceClass: "db.t3.large" } })).toBeGreaterThan(60);
    expect(change(set("rds-instance", { tags: { Owner: "other" } }))).toEqual([]);
    const tagged: Plan = { ...prod, resources: prod.resources.map(set("rds-instance", { tags: { Owner: "other" } })) };
    expect(scheduleOf(prod, tagged, changeOf(prod, tagged)).at(-1)!.end).toBeLessThan(60);
  });

  it.each<Tree>([{ vpc: { vpcCidr: "10.9.0.0/16" } }, { rds: { enableRdsProxy: false } }, { projectName: "other" }])(
    "keeps the engine's order: %j",
    (over) => {
      const after = planOf("prod", over);
      const steps = scheduleOf(prod, after, changeOf(prod, after));
      const made = new Map(steps.flatMap((step) => (step.action === "delete" ? [] : [[step.id, step] as const])));
      const gone = new Map(steps.flatMap((step) => (step.action === "delete" ? [[step.id, step] as const] : [])));
      for (const resource of after.resources) {
        for (const id of dependenciesOf(resource)) {
          const [own, needed] = [made.get(resource.id), made.get(id)];
          if (own !== undefined && needed !== undefined) expect(own.start).toBeGreaterThanOrEqual(needed.end);
        }
      }
      const remain = new Set(after.resources.map(({ id }) => id));
      // What is removed for good is deleted at the end, also if it uses what is replaced before.
      for (const resource of prod.resources.filter(({ id }) => remain.has(id))) {
        for (const id of dependenciesOf(resource)) {
          const [user, used] = [gone.get(resource.id), gone.get(id)];
          if (user !== undefined && used !== undefined) expect(used.start).toBeGreaterThanOrEqual(user.end);
        }
      }
      expect(criticalPath(steps).at(-1)!.end).toBe(Math.max(...steps.map(({ end }) => end)));
    },
  );
});
