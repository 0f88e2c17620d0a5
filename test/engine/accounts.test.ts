/** A zone in another account: where the plan says so, resources use a second provider of the package, which assumes a role there. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan, PlanProvider } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { account, all, changed, nameOf, ofResources, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan, withOptions } from "./support/subplan.ts";

const other = "998877665544";
const record = "acm-validation-record";

/** The certificate's record and the zone's lookup, through a provider with these `inputs`, and the account that it must end up in. */
function withZoneElsewhere(inputs: PlanProvider["inputs"]): Plan {
  const part = withOptions(subplan(planOf("prod"), "acm-certificate-validation"), record, { provider: "dns" });
  const aws = part.providers["aws"] as PlanProvider;
  const dns: PlanProvider = { ...aws, inputs: { ...aws.inputs, allowedAccountIds: [other], ...inputs } };
  const zone = { ...part.data["hosted-zone"]!, provider: "dns" };
  return { ...part, providers: { ...part.providers, dns }, data: { ...part.data, "hosted-zone": zone } };
}

const assumed = [{ roleArn: `arn:aws:iam::${account}:role/hop` }, { roleArn: `arn:aws:iam::${other}:role/dns`, externalId: "zone" }];
const plan = withZoneElsewhere({ assumeRoles: assumed });
let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(plan);
}, timeouts.first);
afterAll(() => stack.dispose());

describe("a zone in another account", { timeout: timeouts.test }, () => {
  it("is refused where the role is not assumed", async () => {
    stack.writePlan(withZoneElsewhere({}));
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain(`AWS account ID not allowed: ${account}`);
    stack.writePlan(plan);
  });

  it("gets its record through the role, while everything else is created in the plan's account", async () => {
    stack.clearCalls();
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
    const creates = stack.calls().filter(({ method, package: pkg }) => method === "create" && pkg === "aws");
    expect(Object.fromEntries(creates.map(({ urn, account: of }) => [nameOf(urn), of]))).toEqual({
      "acm-certificate": account,
      [record]: other,
      "acm-certificate-validation": account,
    });
    const lookups = stack.calls().filter(({ method, token }) => method === "invoke" && token?.includes("getZone") === true);
    expect(new Set(lookups.map(({ account: of }) => of))).toEqual(new Set([other]));
    const [own, elsewhere] = [await stack.exported("acm-certificate"), await stack.exported(record)];
    expect([own.provider?.split("::").at(-2), elsewhere.provider?.split("::").at(-2)]).toEqual(["aws", "dns"]);
  });

  it("changes nothing the second time, and can be destroyed", async () => {
    expect(changed(succeeded(await stack.up()))).toEqual({});
    succeeded(await stack.destroy());
    expect(stack.existing()).toEqual([]);
  });
});
