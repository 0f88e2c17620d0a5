/** Waivers through the compiler: what each class may waive, when they end, and where it is said. */
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../compiler/canonical/json.ts";
import { compileSpec, type Compiled } from "../../../compiler/compile.ts";
import { securityRule } from "../../../compiler/rules/index.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

const file = "spec/waived.yaml";

interface Waived {
  readonly parent?: "dev" | "prod";
  readonly asOf?: string;
  readonly strict?: boolean;
  /** Lines before the waivers. */
  readonly also?: string;
}

/** Compiles a shipped spec with other waivers: the first stands at line 3, when nothing stands before them. */
function compile(waivers: readonly string[], { parent = "prod", asOf = "2026-11-24", strict = false, also = "" }: Waived = {}): Compiled {
  const list = waivers.length === 0 ? "waivers: []\n" : `waivers:\n${waivers.map((each) => `  - {${each}}\n`).join("")}`;
  const text = `extends: ${parent}.yaml\n${also}${list}`;
  const reader: FileReader = { read: (path, within) => (path === file ? { bytes: Buffer.from(text) } : frozenFiles.read(path, within)) };
  return compileSpec(file, reader, { asOf, strict, ignoreBudget: true });
}

/** `line:column severity code message` of the diagnostics about waivers and controls, whatever the spec's file. */
function told(compiled: Compiled, about = isAboutWaivers): readonly string[] {
  return compiled.diagnostics
    .filter(({ rule }) => about(rule))
    .map((each) => `${each.file === file ? `${each.range.line}:${each.range.column} ` : ""}${each.severity} ${each.rule} ${each.message}`);
}

/** Rules that judge waivers. */
const isAboutWaivers = (rule: string) => rule.startsWith("waiver-");
const isSecurity = (rule: string) => securityRule(rule) !== undefined;

const until = (day: string) => `reason: Decided with the security team., until: "${day}"`;
const late = until("2027-06-30");
/** What the class prod parent needs. */
const needed = [
  `rule: interface-vpc-endpoints, key: vpc.enableInterfaceEndpoints, price: 105, ${late}`,
  `rule: log-retention-one-year, price: 3, ${late}`,
  `rule: container-insights, price: 20, ${late}`,
];
/** Keys whose logs the class prod parent keeps for less than a year. */
const logs = [
  "vpc.flowLogRetentionDays",
  "ecsServices.apiLogRetentionDays",
  "ecsServices.realtimeLogRetentionDays",
  "ecsWorkers.workerLogRetentionDays",
];
/** `needed` begins at line 3 and has a line for each waiver. */
const next = 3 + needed.length;

describe("class prod", () => {
  it("compiles with what it needs", () => {
    const compiled = compile(needed);
    expect(told(compiled)).toEqual([]);
    expect(compiled.plan?.waivers).toHaveLength(needed.length);
  });

  it.each(needed.map((each) => [/rule: ([\w-]+)/.exec(each)![1]!, each]))("does not compile without its waiver of %s", (rule, waiver) => {
    const compiled = compile(needed.filter((each) => each !== waiver));
    expect(compiled.plan).toBeUndefined();
    expect(new Set(compiled.diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule))).toEqual(new Set([rule]));
  });

  it("waives what costs money only with its price", () => {
    const [first, ...others] = needed;
    const compiled = compile([first!.replace("price: 105, ", ""), ...others]);
    expect(told(compiled)).toEqual(["3:12 error waiver-not-allowed class prod may waive interface-vpc-endpoints only with its price"]);
    expect(compiled.diagnostics.find(({ rule }) => rule === "waiver-not-allowed")?.help).toContain("`price:`");
    expect(compiled.plan).toBeUndefined();
  });

  it.each([
    "repository-immutable-tags",
    "database-iam-authentication",
    "ecs-exec-audited",
    "listener-requires-https",
    "no-aws-managed-policies",
    "image-pinned",
    "endpoint-policy-own-account",
  ])("does not waive %s, not even with a price", (rule) => {
    const found = told(compile([...needed, `rule: ${rule}, price: 9, ${late}`]));
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^${next}:12 error waiver-not-allowed class prod may not waive ${rule}: `)),
    );
  });

  it("waives the protection of what must be torn down, which costs nothing", () => {
    const also = "rds: {rdsDeletionProtection: false}\nalb: {albDeletionProtection: false}\n";
    const compiled = compile(
      [...needed, `rule: database-deletion-protection, ${late}`, `rule: load-balancer-deletion-protection, ${late}`],
      { also },
    );
    expect(told(compiled)).toEqual([]);
    expect(compiled.plan).toBeDefined();
    expect(told(compile(needed, { also }), isSecurity)).toEqual([
      "2:30 error database-deletion-protection in class prod, database deletion protection is enabled",
      "3:30 error load-balancer-deletion-protection in class prod, load balancer deletion protection is enabled",
    ]);
  });
});

describe.each(["dev", "prod"] as const)("class %s", (parent) => {
  it.each(["database-encrypted", "bucket-blocks-public-access", "elastic-ip-attached"])("never waives %s", (rule) => {
    const found = told(compile([`rule: ${rule}, price: 1, ${late}`], { parent }));
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^3:12 error waiver-not-allowed ${rule} cannot be waived: `)));
  });

  it("says which rule was meant", () => {
    const compiled = compile([`rule: database-multi-zone, ${late}`], { parent });
    expect(told(compiled)).toContain("3:12 error waiver-unknown-rule unknown security rule `database-multi-zone`");
    expect(compiled.diagnostics.find(({ rule }) => rule === "waiver-unknown-rule")?.help).toBe("did you mean `database-multi-az`?");
  });
});

describe("class dev", () => {
  const all = (rule: string) => isAboutWaivers(rule) || isSecurity(rule);

  it("compiles without any waiver", () => {
    const compiled = compile([], { parent: "dev" });
    expect(told(compiled, all)).toEqual([]);
    expect(compiled.plan?.waivers).toEqual([]);
  });

  it("needs a waiver without a price of what dev environments have too", () => {
    const also = "ecsServices: {enableExecuteCommand: true}\n";
    expect(told(compile([], { parent: "dev", also }), all)).toEqual([
      "2:37 error ecs-exec-audited in class dev, ECS Exec is disabled, or its sessions are logged and encrypted",
    ]);
    expect(told(compile([`rule: ecs-exec-audited, ${late}`], { parent: "dev", also }), all)).toEqual([]);
  });

  it.each([
    "workloads-in-private-subnets",
    "task-no-public-ip",
    "database-backup-retention",
    "database-deletion-protection",
    "load-balancer-deletion-protection",
    "redis-snapshots",
    "database-multi-az",
  ])("needs no waiver of %s, and says so of one", (rule) => {
    expect(told(compile([`rule: ${rule}, ${late}`], { parent: "dev" }), all)).toEqual([
      `3:12 warning waiver-unneeded the waiver of ${rule} waives nothing: class dev may do without it`,
    ]);
  });
});

describe("what no key can satisfy", () => {
  it.each(["secret-rotation", "master-password-rotation"])("needs no waiver in any class: %s", (rule) => {
    for (const parent of ["dev", "prod"] as const) {
      const others = parent === "prod" ? needed : [];
      const found = told(compile([...others, `rule: ${rule}, ${late}`], { parent }));
      expect(found).toEqual([
        `${3 + others.length}:12 warning waiver-unneeded the waiver of ${rule} waives nothing: every environment may do without it`,
      ]);
    }
  });
});

describe("expiry", () => {
  const rule = (day: string) => [...needed.slice(1), `rule: interface-vpc-endpoints, price: 105, ${until(day)}`];
  const line = next - 1;
  const column = rule("2027-01-01").at(-1)!.indexOf("until: ") + "  - {until: ".length + 1;

  it.each([
    ["2026-11-23", ["error waiver-expired the waiver for interface-vpc-endpoints expired on 2026-11-23"]],
    ["2026-11-24", ["warning waiver-expires-soon the waiver for interface-vpc-endpoints expires today, on 2026-11-24"]],
    ["2026-11-25", ["warning waiver-expires-soon the waiver for interface-vpc-endpoints expires in 1 day, on 2026-11-25"]],
    ["2026-12-24", ["warning waiver-expires-soon the waiver for interface-vpc-endpoints expires in 30 days, on 2026-12-24"]],
    ["2026-12-25", []],
  ])("until %s, seen from 2026-11-24", (day, expected) => {
    const compiled = compile(rule(day));
    expect(told(compiled)).toEqual(expected.map((each) => `${line}:${column} ${each}`));
    expect(compiled.plan !== undefined).toBe(!expected.some((each) => each.startsWith("error")));
  });

  it("is by the day that the compiler is told, and no byte of the plan is", () => {
    const at = (asOf: string) => compile(needed, { asOf });
    expect(told(at("2027-06-30"))).toHaveLength(needed.length);
    expect(at("2027-07-01").plan).toBeUndefined();
    expect(told(at("2027-07-01")).every((each) => each.includes("error waiver-expired"))).toBe(true);
    expect(canonicalJson(at("2026-11-24").plan!)).toBe(canonicalJson(at("2027-06-30").plan!));
  });

  it("warns too early for nobody who takes warnings for errors", () => {
    expect(compile(rule("2026-12-24"), { strict: true }).plan).toBeUndefined();
  });

  it.each(["2027-02-30", "soon", "30.06.2027"])("is a date: not %s", (day) => {
    const compiled = compile(rule(day));
    expect(compiled.diagnostics.filter(({ severity, key }) => severity === "error" && key === "waivers.2.until")).toHaveLength(1);
  });
});

describe("a waiver that waives nothing", () => {
  it.each([
    ["of a control that is on", `rule: database-multi-az, price: 68, ${late}`, "database-multi-az"],
    [
      "of a rule that no environment must satisfy",
      `rule: vpc-block-public-access, ${late}`,
      "vpc-block-public-access",
      "every environment may do without it",
    ],
    [
      "at another key than the control's",
      `rule: interface-vpc-endpoints, key: vpc.natGateways, price: 105, ${late}`,
      "interface-vpc-endpoints",
    ],
    [
      "of a resource without an override",
      `rule: database-multi-az, resource: rds-instance, price: 68, ${late}`,
      "database-multi-az",
      "no override changes the resource",
    ],
    [
      "at several keys, none of which it is off at",
      `rule: interface-vpc-endpoints, key: [vpc.natGateways, vpc.vpcCidr], price: 105, ${late}`,
      "interface-vpc-endpoints",
    ],
  ])("is reported: %s", (_, waiver, rule, why = "the control is on") => {
    const compiled = compile([...needed, waiver]);
    expect(told(compiled)).toEqual([`${next}:12 warning waiver-unneeded the waiver of ${rule} waives nothing: ${why}`]);
    expect(compiled.plan).toBeDefined();
  });
});

describe("a waiver at a key", () => {
  it("covers the control at that key, and no other of the rule", () => {
    const [, ...others] = needed;
    const at = (key: string) => `rule: log-retention-one-year, key: ${key}, price: 1, ${late}`;
    const found = told(
      compile([needed[0]!, at("vpc.flowLogRetentionDays"), at("ecsServices.apiLogRetentionDays"), ...others.slice(1)]),
      isSecurity,
    );
    expect(found).toHaveLength(2);
    expect(
      found.every((each) => each.includes("error log-retention-one-year in class prod, logs are retained for at least 365 days")),
    ).toBe(true);
    expect(found.map((each) => /`(\w+\.\w+)`/.exec(each)?.[1]).sort()).toEqual([
      "ecsServices.realtimeLogRetentionDays",
      "ecsWorkers.workerLogRetentionDays",
    ]);
  });

  it("covers a control of one entry of a map", () => {
    const also =
      "ecsServices: {extraServices: {reports: {paths: [/reports], listenerPriority: 50, desiredCount: 2, cpu: 512, memory: 1024}}}\n";
    const others = needed.filter((each) => !each.includes("log-retention-one-year"));
    const at = (key: string) => `rule: log-retention-one-year, key: ${key}, price: 1, ${late}`;
    const without = compile([...others, ...logs.map(at)], { also });
    expect(told(without, isSecurity)).toEqual([
      expect.stringContaining("`ecsServices.extraServices.reports.logRetentionDays` is at its default"),
    ]);
    const covered = compile([...others, ...[...logs, "ecsServices.extraServices.reports.logRetentionDays"].map(at)], { also });
    expect(told(covered, (rule) => isAboutWaivers(rule) || isSecurity(rule))).toEqual([]);
  });
});

describe("a waiver of several keys", () => {
  const others = needed.filter((each) => !each.includes("log-retention-one-year"));
  const of = (keys: readonly string[]) => `rule: log-retention-one-year, key: [${keys.join(", ")}], price: 3, ${late}`;

  it("covers the control at each of them, and no other of the rule", () => {
    expect(told(compile([...others, of(logs)]), (rule) => isAboutWaivers(rule) || isSecurity(rule))).toEqual([]);
    const found = told(compile([...others, of(logs.slice(1))]), isSecurity);
    expect(found).toEqual([expect.stringContaining("error log-retention-one-year in class prod, logs are retained for at least 365 days")]);
  });

  it("stands in the plan as the spec states it: a list as a list, a key as a key", () => {
    const { waivers } = compile([...others, of(logs)]).plan!;
    expect(waivers.map(({ key }) => key)).toEqual(["vpc.enableInterfaceEndpoints", undefined, logs]);
    expect(compile([...others, of(logs.slice(0, 1)), of(logs.slice(1))]).plan!.waivers.at(-2)!.key).toEqual(logs.slice(0, 1));
  });

  it("is reported at each key that it waives nothing at", () => {
    const compiled = compile([...others, of(["vpc.natGateways", ...logs])]);
    const line = 3 + others.length;
    expect(told(compiled)).toEqual([
      `${line}:42 warning waiver-unneeded the waiver of log-retention-one-year waives nothing at \`vpc.natGateways\`: the control is on`,
    ]);
    expect(compiled.diagnostics.find(({ rule }) => rule === "waiver-unneeded")?.help).toBe("remove `vpc.natGateways` from the waiver");
  });

  it.each([
    ["[]", "waivers.0.key"],
    ["[vpc.natGateways, vpc.natGateways]", "waivers.0.key.1"],
    ["[3]", "waivers.0.key.0"],
    ["{vpc: natGateways}", "waivers.0.key"],
  ])("is one of different keys: not %s", (keys, at) => {
    const { diagnostics, plan } = compile([`rule: log-retention-one-year, key: ${keys}, price: 3, ${late}`]);
    expect(plan).toBeUndefined();
    expect(diagnostics.filter(({ severity, key }) => severity === "error" && key === at)).toHaveLength(1);
  });
});
