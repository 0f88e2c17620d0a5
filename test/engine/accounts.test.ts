/**
 * A zone in another account: its records are written by a second provider, which assumes a role there. And a master password that RDS
 * begins to manage: the secret exists only once the update has asked for it.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan, PlanInputs } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { account, all, changed, nameOf, ofResources, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const other = "998877665544";
const record = "acm-validation-record";
const setup = "ecs-task-database-setup";

/** Certificate and database-setup of dev, with what they need. */
function planWith(rds: Readonly<Record<string, unknown>> = {}): Plan {
  const whole = planOf("dev", { rds, route53: { hostedZoneRoleArn: `arn:aws:iam::${other}:role/dns-records` } });
  return subplan(whole, "acm-certificate-validation", setup, "iam-execution-database-setup-policy");
}

/** The plan with other inputs of the zone's provider. */
function withZone(plan: Plan, inputs: PlanInputs): Plan {
  const dns = plan.providers["dns"]!;
  return { ...plan, providers: { ...plan.providers, dns: { ...dns, inputs: { ...dns.inputs, ...inputs } } } };
}

const plan = planWith();
const managed = planWith({ enableRdsManagedMasterPassword: true });
let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(plan);
}, timeouts.first);
afterAll(() => stack.dispose());

describe("a zone in another account", { timeout: timeouts.test }, () => {
  it("is refused where the role leads into a third one", async () => {
    stack.writePlan(withZone(plan, { assumeRoles: [{ roleArn: "arn:aws:iam::112233445566:role/dns-records" }] }));
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("AWS account ID not allowed: 112233445566");
    stack.writePlan(plan);
  });

  it("gets its record through the role, while everything else is created in the plan's account", async () => {
    stack.clearCalls();
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
    const creates = stack.calls().filter(({ method, package: pkg }) => method === "create" && pkg === "aws");
    const accounts = Object.fromEntries(creates.map(({ urn, account: of }) => [nameOf(urn), of]));
    expect(accounts).toMatchObject({ "acm-certificate": account, "acm-certificate-validation": account, "rds-instance": account });
    expect(Object.keys(accounts).filter((id) => accounts[id] !== account)).toEqual([record]);
    expect(accounts[record]).toBe(other);
    const lookups = stack.calls().filter(({ method, token }) => method === "invoke" && token?.includes("getZone") === true);
    expect(new Set(lookups.map(({ account: of }) => of))).toEqual(new Set([other]));
    const [own, elsewhere] = [await stack.exported("acm-certificate"), await stack.exported(record)];
    expect([own.provider?.split("::").at(-2), elsewhere.provider?.split("::").at(-2)]).toEqual(["aws", "dns"]);
  });
});

describe("a master password that RDS manages", { timeout: timeouts.test }, () => {
  it("comes in one update, from which database-setup has the new secret's ARN", async () => {
    stack.writePlan(managed);
    expect(changed(succeeded(await stack.up()))).toEqual({
      "iam-execution-database-setup-policy": "update",
      "rds-instance": "update",
      "rds-master-password": "delete",
      "rds-master-secret-version": "replace",
      [setup]: "replace",
    });
    const [database, task] = [await stack.exported("rds-instance"), await stack.exported(setup)];
    const [secret] = (database.outputs?.["masterUserSecrets"] ?? []) as readonly { readonly secretArn: string }[];
    expect(secret!.secretArn).toMatch(/:secret:rds!db-/);
    expect(String(task.outputs?.["containerDefinitions"])).toContain(`${secret!.secretArn}:password::`);
  });

  it("changes nothing the second time, and goes with the database", async () => {
    expect(changed(succeeded(await stack.up()))).toEqual({});
    expect(ofResources(succeeded(await stack.destroy()))).toEqual(all(managed, "delete"));
  });
});
