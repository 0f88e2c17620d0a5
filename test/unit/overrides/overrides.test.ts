import { describe, expect, it } from "vitest";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { compileOver, found } from "./support.ts";

function planWith(lines: string, parent = "dev") {
  const compiled = compileOver(lines, { parent });
  expect(found(compiled)).toEqual([]);
  expect(compiled.plan).toBeDefined();
  expect(judgePlan(compiled.plan!)).toEqual([]);
  return compiled.plan!;
}

describe("overrides", () => {
  it("set a property, and say so in `from`", () => {
    const plan = planWith("overrides:\n  rds-instance:\n    set:\n      networkType: IPV4\n      maxAllocatedStorage: 500\n");
    const { inputs, from } = resourceOf(plan, "rds-instance");
    expect(inputs).toMatchObject({ networkType: "IPV4", maxAllocatedStorage: 500 });
    expect(from["networkType"]).toEqual(["overrides.rds-instance"]);
  });

  it("change nothing else", () => {
    const before = compileOver("").plan!;
    const after = planWith("overrides:\n  rds-instance:\n    set: { networkType: IPV4 }\n");
    const rest = (plan: typeof before) => plan.resources.filter(({ id }) => id !== "rds-instance");
    expect(rest(after)).toEqual(rest(before));
    expect(after.outputs).toEqual(before.outputs);
  });

  it("reach into maps, lists and documents by a dotted path, and keep what caused the rest", () => {
    const plan = planWith(
      [
        "overrides:",
        "  alb-target-api:",
        "    set: { healthCheck.timeout: 4 }",
        "  ecs-task-api:",
        "    set:",
        "      containerDefinitions.0.ulimits: [{ name: nofile, softLimit: 4096, hardLimit: 8192 }]",
        "",
      ].join("\n"),
    );
    const group = resourceOf(plan, "alb-target-api");
    expect(group.inputs["healthCheck"]).toMatchObject({ timeout: 4, path: "/health/ready" });
    expect(group.from["healthCheck"]).toEqual(expect.arrayContaining(["overrides.alb-target-api", "ecsServices.apiReadinessPath"]));
    const [container] = (resourceOf(plan, "ecs-task-api").inputs["containerDefinitions"] as unknown as { $json: Record<string, unknown>[] })
      .$json;
    expect(container).toMatchObject({ name: "api", ulimits: [{ name: "nofile", softLimit: 4096, hardLimit: 8192 }] });
  });

  it("merge maps key by key", () => {
    const plan = planWith("overrides:\n  alb-target-api:\n    merge: { healthCheck: { timeout: 4 }, tags: { Team: chat } }\n");
    expect(resourceOf(plan, "alb-target-api").inputs).toMatchObject({
      healthCheck: { timeout: 4, path: "/health/ready" },
      tags: { Team: "chat" },
    });
  });

  it("remove a property, and say so in `from`", () => {
    const { inputs, from } = resourceOf(planWith("overrides:\n  rds-instance:\n    remove: [backupWindow]\n"), "rds-instance");
    expect(inputs).not.toHaveProperty("backupWindow");
    expect(from["backupWindow"]).toEqual(["overrides.rds-instance"]);
  });

  it("take expressions, refer to any planned resource, and move it before the one that refers", () => {
    const plan = planWith("overrides:\n  vpc:\n    merge: { tags: { Registry: { $concat: [ecr-, { $ref: ecr-api.name }] } } }\n");
    expect(resourceOf(plan, "vpc").inputs["tags"]).toMatchObject({ Registry: { $concat: ["ecr-", { $ref: "ecr-api", path: ["name"] }] } });
    const ids = plan.resources.map(({ id }) => id);
    expect(ids.indexOf("ecr-api")).toBeLessThan(ids.indexOf("vpc"));
  });

  it("give a hashed name another hash when they replace the resource", () => {
    const name = (plan: ReturnType<typeof planOf>) => resourceOf(plan, "alb-target-api").inputs["name"];
    expect(name(planWith("overrides:\n  alb-target-api:\n    set: { port: 5000 }\n"))).not.toBe(name(planOf("dev")));
    expect(name(planWith("overrides:\n  alb-target-api:\n    set: { healthCheck.timeout: 4 }\n"))).toBe(name(planOf("dev")));
  });

  it("set options: lists are added to what is planned", () => {
    const before = resourceOf(planOf("dev"), "ecs-service-api").options;
    const { options, from } = resourceOf(
      planWith(
        "overrides:\n  ecs-service-api:\n    options: { protect: true, ignoreChanges: [tags], dependsOn: [ecr-api], customTimeouts: { create: 40m } }\n",
      ),
      "ecs-service-api",
    );
    expect(options).toMatchObject({ protect: true, customTimeouts: { create: "40m" } });
    expect(options.ignoreChanges).toEqual([...before.ignoreChanges!, "tags"]);
    expect(options.dependsOn).toEqual([...before.dependsOn!, "ecr-api"].sort());
    expect(from["options.protect"]).toEqual(["overrides.ecs-service-api"]);
  });

  it("are merged with those of a parent, whose can be taken back", () => {
    const over = (lines: string) => compileOver(`overrides:\n  rds-instance:\n${lines}`, { parent: "dev" });
    expect(found(over("    set: { dedicatedLogVolume: true }\n"))).toEqual([]);
    expect(compileOver("overrides:\n  rds-instance: null\n").plan).toEqual(
      expect.objectContaining({ resources: compileOver("").plan!.resources }),
    );
  });
});

describe("mistakes in overrides", () => {
  it.each([
    [
      "an unknown id",
      "rds-instanc:\n    set: { iops: 1 }",
      "3:3 error unknown-resource unknown resource `rds-instanc` | did you mean `rds-instance`?",
    ],
    [
      "an id that other switches plan",
      "rds-proxy:\n    set: { debugLogging: true }",
      "3:3 error unknown-resource `rds-proxy` is not planned with the settings of this environment | enable the feature that it belongs to, or remove the override",
    ],
    [
      "an unknown property",
      "rds-instance:\n    set: { instanceClas: db.t3.small }",
      "4:12 error unknown-property unknown property `instanceClas` of aws:rds/instance:Instance | did you mean `instanceClass`?",
    ],
    [
      "an unknown property to remove",
      "rds-instance:\n    remove: [backupWindow, monitoringIntervall]",
      "4:28 error unknown-property unknown property `monitoringIntervall` of aws:rds/instance:Instance | did you mean `monitoringInterval`?",
    ],
    [
      "an unknown property inside of another",
      "alb-target-api:\n    merge: { healthCheck: { pathh: /x } }",
      "4:29 error unknown-property unknown property `healthCheck.pathh` of aws:lb/targetGroup:TargetGroup | did you mean `path`?",
    ],
    [
      "a value of another type",
      'rds-instance:\n    set: { allocatedStorage: "50" }',
      '4:30 error property-type-mismatch `allocatedStorage` of aws:rds/instance:Instance: expected number, got text ("50") | remove the quotes: `50`',
    ],
    [
      "a reference to nothing",
      "vpc:\n    merge: { tags: { A: { $ref: ecr-apii.name } } }",
      "4:25 error unknown-resource `tags.A` refers to resource ecr-apii, which does not exist | did you mean `ecr-api`?",
    ],
    [
      "a reference to an unknown output",
      "vpc:\n    merge: { tags: { A: { $ref: ecr-api.nam } } }",
      "4:25 error unknown-property `tags.A` refers to output property nam, which does not exist | did you mean `name`?",
    ],
    [
      "an unknown expression",
      "vpc:\n    merge: { tags: { A: { $reff: ecr-api.name } } }",
      "4:34 error malformed-expression unknown expression `$reff` | did you mean `$ref`?; use `{$literal: {…}}` for an object with such a key",
    ],
    [
      "a path into a text",
      "alb:\n    set: { name.x: 3 }",
      "4:20 error invalid-property-path `name` of alb is a single value | set `name` as a whole",
    ],
    [
      "a path behind the end of a list",
      "alb:\n    set: { subnets.7: x }",
      "4:23 error invalid-property-path `subnets` of alb is a list of 2 items (indexes start at 0) | set `subnets` as a whole",
    ],
    [
      "a required property that was removed",
      "ecs-task-api:\n    remove: [family]",
      "4:14 error missing-property required property `family` of aws:ecs/taskDefinition:TaskDefinition is missing | expected text",
    ],
    [
      "a circle",
      "ecr-api:\n    merge: { tags: { Service: { $ref: ecs-service-api.name } } }",
      /^3:3 error dependency-cycle resources form a dependency cycle: ecr-api → .* → ecr-api \|/,
    ],
    [
      "a name that would follow stack config",
      "alb-target-api:\n    set: { protocolVersion: { $config: version } }",
      /^3:3 error name-depends-on-output the name of alb-target-api depends on a value that is known only at deployment \|/,
    ],
    [
      "an unknown property in an option",
      "alb:\n    options: { ignoreChanges: [tagss] }",
      "4:32 error unknown-property unknown property `tagss` of aws:lb/loadBalancer:LoadBalancer | did you mean `tags`?",
    ],
    [
      "a provider of another package",
      "alb:\n    options: { provider: random }",
      "4:26 error unknown-resource provider `random` belongs to package random, but the resource belongs to aws | use `aws`, or remove the option",
    ],
    [
      "an unknown option",
      "alb:\n    options: { protected: true }",
      /^4:16 error unknown-key unknown key `protected` in `overrides\.alb\.options` \| did you mean `protect`\?/,
    ],
  ])("%s", (_kind, override, expected) => {
    for (const validateOnly of [false, true]) {
      const compiled = compileOver(`overrides:\n  ${override}\n`, { validateOnly });
      expect(compiled.plan).toBeUndefined();
      const [only, ...others] = found(compiled);
      expect(others).toEqual([]);
      if (typeof expected === "string") expect(only).toBe(expected);
      else expect(only).toMatch(expected);
    }
  });

  it("are all told in one run", () => {
    const lines = "overrides:\n  alb:\n    set: { idleTimeot: 3, internal: 3 }\n  albb:\n    set: { a: 1 }\n  vpc:\n    remove: [cidr]\n";
    expect(found(compileOver(lines)).map((line) => line.slice(0, line.indexOf(" ")))).toEqual(["5:3", "4:12", "4:37", "8:14"]);
  });

  it("that change nothing are warnings", () => {
    const lines = [
      "overrides:",
      "  alb:",
      "    set: { idleTimeout: 60 }",
      "    merge: { accessLogs: { enabled: false } }",
      "    remove: [customerOwnedIpv4Pool]",
      "    options: { protect: false }",
      "",
    ].join("\n");
    const compiled = compileOver(lines);
    expect(found(compiled).map((line) => line.split(" |")[0])).toEqual([
      "5:37 warning redundant-override `accessLogs.enabled` of alb already has this value",
      "4:25 warning redundant-override `idleTimeout` of alb already has this value",
      "7:25 warning redundant-override option `protect` of alb already has this value",
      "6:14 warning redundant-override `customerOwnedIpv4Pool` of alb is not set",
    ]);
    expect(compiled.plan).toBeDefined();
    expect(compileOver(lines, { strict: true }).plan).toBeUndefined();
  });
});

describe("overrides of what a security rule holds", () => {
  const override = "overrides:\n  rds-instance:\n    set: { enabledCloudwatchLogsExports: [postgresql] }\n";

  it("need a waiver of the rule for the resource", () => {
    expect(found(compileOver(override))).toEqual([
      "4:42 error override-violates-security-rule `enabledCloudwatchLogsExports` of rds-instance is controlled by database-exports-logs: the database exports PostgreSQL logs to CloudWatch Logs | remove the override, or add to `waivers`: { rule: database-exports-logs, resource: rds-instance, reason: …, until: … }",
    ]);
    expect(found(compileOver(override, { parent: "prod" })).join()).toContain("resource: rds-instance, reason: …, until: …, price: … }");
  });

  it("need none of a rule that the class may do without", () => {
    const retention = "overrides:\n  rds-instance:\n    set: { backupRetentionPeriod: 3 }\n";
    expect(found(compileOver(retention))).toEqual([]);
    const waived = `${retention}waivers: [{ rule: database-backup-retention, resource: rds-instance, reason: Dev data can be made again., until: "2027-06-30" }]\n`;
    expect(found(compileOver(waived)).map((line) => line.replace(/^\d+:\d+ /, ""))).toEqual([
      "warning waiver-unneeded the waiver of database-backup-retention waives nothing: class dev may do without it | remove the waiver",
    ]);
  });

  it("are done with one", () => {
    const text = "overrides:\n  rds-instance:\n    set: { multiAz: false }\n";
    const compiled = compileOver(
      `${text}${devWaivers(`{ rule: database-multi-az, resource: rds-instance, reason: One zone is enough., until: "2027-06-30", price: 68 }`)}`,
      { parent: "prod" },
    );
    expect(found(compiled)).toEqual([]);
    expect(resourceOf(compiled.plan!, "rds-instance").inputs["multiAz"]).toBe(false);
  });

  it("report a waiver that none of them needs", () => {
    const text = "overrides:\n  rds-instance:\n    set: { dedicatedLogVolume: true }\n";
    const compiled = compileOver(
      `${text}${devWaivers(`{ rule: database-multi-az, resource: rds-instance, reason: One zone is enough., until: "2027-06-30", price: 68 }`)}`,
      { parent: "prod" },
    );
    expect(found(compiled).map((line) => line.replace(/^\d+:\d+ /, ""))).toEqual([
      "warning waiver-unneeded the waiver of database-multi-az waives nothing: no override requires it | remove the waiver",
    ]);
  });

  it("report an entry of a waiver's list that none of them needs", () => {
    const text = "overrides:\n  rds-instance:\n    set: { multiAz: false }\n  alb:\n    set: { idleTimeout: 130 }\n";
    const waiver = `{ rule: database-multi-az, resource: [rds-instance, alb, redis], reason: One zone is enough., until: "2027-06-30", price: 68 }`;
    const compiled = compileOver(`${text}${devWaivers(waiver)}`, { parent: "prod" });
    expect(found(compiled).map((line) => line.replace(/^\d+:\d+ /, ""))).toEqual([
      "warning waiver-unneeded the waiver of database-multi-az waives nothing at `redis`: no override changes the resource | remove `redis` from the waiver",
      "warning waiver-unneeded the waiver of database-multi-az waives nothing at `alb`: no override requires it | remove `alb` from the waiver",
    ]);
    expect(resourceOf(compiled.plan!, "rds-instance").inputs["multiAz"]).toBe(false);
    expect(compiled.plan!.waivers.at(-1)!.resource).toEqual(["rds-instance", "alb", "redis"]);
  });

  it("that nobody may waive are judged by what comes of them", () => {
    expect(found(compileOver("overrides:\n  alb:\n    set: { desyncMitigationMode: strictest }\n"))).toEqual([]);
    expect(found(compileOver("overrides:\n  alb:\n    set: { desyncMitigationMode: monitor }\n"))).toEqual([
      expect.stringMatching(
        /^4:34 error override-violates-security-rule `desyncMitigationMode` of alb is controlled by desync-mitigation: .* \| remove the override: desync-mitigation cannot be waived in class dev$/,
      ),
    ]);
  });

  it("find a rule that no value names, on what is planned in the end", () => {
    const open = "overrides:\n  sg-rule-api-to-rds:\n    remove: [referencedSecurityGroupId]\n    set: { cidrIpv4: 0.0.0.0/0 }\n";
    expect(found(compileOver(open)).join()).toContain(
      "3:3 error only-load-balancer-public sg-rule-api-to-rds: a security group other than",
    );
  });
});

/** The waivers of spec/prod.yaml, which a list in a child replaces, and one more. */
function devWaivers(more: string): string {
  const { waivers } = compileOver("", { parent: "prod" }).environment!.spec;
  return `waivers:\n${waivers.map((each) => `  - ${JSON.stringify(each)}\n`).join("")}  - ${more}\n`;
}
