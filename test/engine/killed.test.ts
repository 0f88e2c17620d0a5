/**
 * The CLI is killed: the recovery that docs/guides/deploying.md prescribes is what runs here. Every creation that had finished is kept;
 * of one that was under way the state knows nothing but that it was begun.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { timeouts } from "./harness.ts";
import { expectWhole, plan, randomPoints, size } from "./interruptions.ts";
import { nameOf, stackOf, succeeded } from "./shipped.ts";
import type { Stack } from "./stack.ts";

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await stackOf(plan);
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => restore());

interface Pending {
  readonly urn: string;
  readonly type: string;
  readonly parent: string;
  readonly provider: string;
}

/** Creations that were begun, and not known to have ended. */
async function pending(): Promise<Pending[]> {
  const { stdout } = await stack.must(["stack", "export"]);
  const { deployment } = JSON.parse(stdout) as { deployment: { pending_operations?: { type: string; resource: Pending }[] } };
  return (deployment.pending_operations ?? []).filter(({ type }) => type === "creating").map(({ resource }) => resource);
}

/** Those of them that are in the account after all, as `pulumi import --file` takes them. */
function importFile(creations: readonly Pending[]): { nameTable: Record<string, string>; resources: object[] } {
  const nameTable: Record<string, string> = {};
  const resources = creations.flatMap(({ urn, type, parent, provider }) => {
    const made = stack.existing().find((resource) => resource.urn === urn);
    if (made === undefined) return [];
    const own = provider.split("::").slice(0, -1).join("::");
    nameTable[nameOf(parent)] = parent;
    nameTable[`provider-${nameOf(own)}`] = own;
    return [{ type, name: nameOf(urn), id: made.id, parent: nameOf(parent), provider: `provider-${nameOf(own)}` }];
  });
  return { nameTable, resources };
}

/** What was made as far as the state knows. */
async function kept(): Promise<string[]> {
  return (await stack.export()).filter(({ id }) => id !== undefined).map(({ urn }) => urn);
}

/** Waits until nothing of the killed update runs any more: its provider ends the calls that it has. */
async function settled(): Promise<void> {
  for (let count = -1; count !== stack.existing().length;) {
    count = stack.existing().length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

async function killedUp(nth: number, kill: "cli" | "cli-late"): Promise<void> {
  stack.fail({ method: "create", nth, kill });
  expect((await stack.up()).code).not.toBe(0);
  stack.fail();
  await settled();
}

describe("the CLI is killed", { timeout: timeouts.test }, () => {
  it.each(randomPoints(4))(`at creation %i of ${size}; looked up, imported or cleared, then updated`, async (nth) => {
    await killedUp(nth, nth % 2 === 0 ? "cli" : "cli-late");
    const locked = await stack.up();
    expect(locked.text).toContain("the stack is currently locked");
    await stack.must(["cancel", "--yes"]);
    const before = await kept();
    const unknown = await pending();
    succeeded(await stack.refresh("--clear-pending-creates"));
    const found = importFile(unknown);
    stack.write("import.json", JSON.stringify(found));
    const options = ["--yes", "--skip-preview", "--non-interactive", "--generate-code=false", "--protect=false"];
    if (found.resources.length > 0) await stack.must(["import", "--file", "import.json", ...options]);
    expect(await pending()).toEqual([]);
    expect(await kept()).toEqual(expect.arrayContaining(before));
    const { operations } = succeeded(await stack.up());
    for (const urn of before) if (!urn.includes("::pulumi:")) expect([urn, operations[nameOf(urn)]]).toEqual([urn, "same"]);
    await expectWhole(stack);
  });

  it("with what was under way cleared unseen: a fixed name is refused, and says what to import", async () => {
    stack.fail({ method: "create", resource: "sqs-push", kill: "cli-late" });
    expect((await stack.up()).code).not.toBe(0);
    stack.fail();
    await settled();
    await stack.must(["cancel", "--yes"]);
    succeeded(await stack.refresh("--clear-pending-creates"));
    const again = await stack.up();
    expect(again.code).not.toBe(0);
    expect(again.text).toMatch(/AlreadyExists: https:\/\/sqs\.eu-central-1\.amazonaws\.com\/\d+\/realtime-dev-push already exists/);
  });

  it("with what was under way cleared unseen: what AWS numbers itself is made again, and the first one is an orphan", async () => {
    stack.fail({ method: "create", resource: "vpc", kill: "cli-late" });
    expect((await stack.up()).code).not.toBe(0);
    stack.fail();
    await settled();
    await stack.must(["cancel", "--yes"]);
    succeeded(await stack.refresh("--clear-pending-creates"));
    succeeded(await stack.up());
    const networks = stack.existing().filter(({ urn }) => nameOf(urn) === "vpc");
    expect(networks).toHaveLength(2);
    const known = (await stack.exported("vpc")).id;
    expect(networks.filter(({ id }) => id === known)).toHaveLength(1);
  });
});
