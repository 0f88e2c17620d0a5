/** In class prod nothing switches a row off unnoticed: what loses one is an error at its key, until a waiver says why. */
import { describe, expect, it } from "vitest";
import validate from "../../../../generated/validators/effective.js";
import { controls } from "../../../../generated/controls.ts";
import { securityRules } from "../../../../compiler/rules/index.ts";
import { PolicyView } from "../../../../compiler/rules/shared/view.ts";
import { checkSpec } from "../../../../compiler/rules/check-spec.ts";
import { effectiveSchema, type SchemaNode } from "../../../../compiler/validate/schema/metadata.ts";
import { mergeLayers } from "../../../../compiler/source/merge.ts";
import { environmentOf, planOf, specTree } from "../../../../tools/fixtures/specs.ts";
import { everything } from "./prod-rows/everything.ts";
import { prodRows } from "./prod-rows/index.ts";

type Tree = Record<string, unknown>;

const rowsOfPlans = securityRules.filter(({ name }) => name in prodRows).map(({ name }) => name);
const full: Tree = mergeLayers([{ waivers: [] }, everything]);
const had = rowsOfPlans.filter((code) => prodRows[code]!.holds(new PolicyView(planOf("prod-100k", full))));

/** Codes of the errors that the rules have. */
function errors(over: Tree): ReadonlySet<string> {
  const findings = checkSpec(environmentOf("prod-100k", over), { asOf: "2026-11-24" });
  return new Set(findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule));
}

/** Rows that `over` loses of those that are had with every control on. */
function lost(over: Tree): readonly string[] {
  const view = new PolicyView(planOf("prod-100k", over));
  return had.filter((code) => !prodRows[code]!.holds(view));
}

function at(key: string, value: unknown): Tree {
  return key.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Tree;
}

describe("what loses a row", () => {
  const changes = Object.entries(prodRows).flatMap(([code, { loses }]) =>
    Object.entries(loses).flatMap(([does, change]) => ("spec" in change ? [{ code, does, over: mergeLayers([change.spec, full]) }] : [])),
  );
  // Without a web ACL there is none that could lack rules: L9 says so.
  const sayer = (code: string, does: string) => (does === "no web ACL" ? "load-balancer-has-web-acl" : code);

  it.each(changes)("is an error: $code, $does", ({ code, does, over }) => {
    expect(errors(full)).not.toContain(sayer(code, does));
    expect(errors(over)).toContain(sayer(code, does));
  });
});

describe("every control", () => {
  const stated = controls.filter(({ key }) => !key.includes("*"));

  it("of a rule's own is at one of the keys that the rule names", () => {
    const own = securityRules.filter(({ control }) => control !== undefined);
    const bare: Tree = {
      waivers: [],
      waf: { wafManagedRuleGroups: [{ name: "AWSManagedRulesCommonRuleSet", mode: "count" }] },
      redis: { enableRedisSplit: false, redisNumCacheNodes: 1, redisAdapterReplicas: null, redisStateReplicas: null },
      observability: { enableAlarms: false },
      ecsServices: {
        serviceExtras: { api: { iamStatements: [{ Action: ["sqs:SendMessage"], Resource: ["arn:aws:sqs:eu-central-1:999988887777:a"] }] } },
      },
    };
    const environment = environmentOf("prod-100k", bare);
    for (const { name, control } of own) {
      const keys = [...control!.off(environment)].map(({ key }) => key);
      expect(keys.length, name).toBeGreaterThan(0);
      const isNamed = (key: string): boolean => control!.keys.some((named) => key === named || key.startsWith(`${named}.`));
      expect(
        keys.filter((key) => !isNamed(key)),
        name,
      ).toEqual([]);
    }
    expect(own.length).toBeGreaterThan(3);
  });

  it.each(stated)("$key is one: $rule is lost with it, and is an error", ({ key, rule, off, below }) => {
    const over = mergeLayers([at(key, below === undefined ? off : below > 31 ? 30 : below - 1), full]);
    expect(errors(over)).toContain(rule);
    expect(lost(over)).toContain(rule);
  });
});

describe("every key", () => {
  /** Rows that speak of what is not there without another row's control: that one is the error. */
  const consequences: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    "alb.enableAlbAccessLogs=false": { "load-balancer-access-logs": ["bucket-versioning", "log-retention-one-year"] },
    "backup.enableBackup=false": { "backup-plan-exists": ["backup-vault-customer-managed-key"] },
    // ECS Exec stays off, which is enough.
    "iam.enableCustomerManagedKeys=false": { "log-group-customer-managed-key": ["ecs-exec-audited"] },
    "observability.enableAlarms=false": { "database-event-subscription": ["alarm-topic-customer-managed-key"] },
    "waf.enableWaf=false": {
      "load-balancer-has-web-acl": ["web-acl-has-rules", "web-acl-known-bad-inputs", "web-acl-logging", "web-acl-sql-injection-reputation"],
    },
  };

  /** Values that a spec may state instead: others of a list, the other boolean, the lower end of a range. */
  function others({ type, enum: list, minimum }: SchemaNode, now: unknown): readonly unknown[] {
    const all = list ?? (type === "boolean" ? [true, false] : [minimum]);
    return all.filter((value) => value !== undefined && value !== now);
  }

  it("loses no row without an error of it, or of the row that it depends on", () => {
    const now = environmentOf("prod-100k", full).spec as unknown as Readonly<Record<string, Tree>>;
    const unnoticed: Record<string, string[]> = {};
    let tried = 0;
    for (const [section, node] of Object.entries(effectiveSchema().properties ?? {})) {
      for (const [name, child] of Object.entries(node.properties ?? {})) {
        for (const value of others(child, now[section]?.[name])) {
          const over = mergeLayers([{ [section]: { [name]: value } }, full]);
          if (!validate(mergeLayers([over, specTree("prod-100k")]))) continue;
          tried += 1;
          const rows = lost(over);
          const told = rows.length > 0 ? errors(over) : new Set<string>();
          const untold = rows.filter((code) => !told.has(code));
          const change = `${section}.${name}=${JSON.stringify(value)}`;
          if (untold.length > 0) unnoticed[change] = untold;
          for (const cause of Object.keys(consequences[change] ?? {})) expect(told, change).toContain(cause);
        }
      }
    }
    const expected = Object.entries(consequences).map(([change, causes]) => [change, Object.values(causes).flat().sort()]);
    expect(tried).toBeGreaterThan(100);
    expect(Object.fromEntries(Object.entries(unnoticed).map(([change, rows]) => [change, [...rows].sort()]))).toEqual(
      Object.fromEntries(expected),
    );
  }, 120_000);
});
