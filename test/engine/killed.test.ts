/**
 * The CLI is killed: the recovery that docs/guides/deploying.md prescribes is what runs here. Every creation that had finished is kept;
 * of one that was under way the state knows nothing but that it was begun.
 */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
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

/** What the state has: URNs of what was made, and the creations that were begun and are not known to have ended. */
async function known(): Promise<{ made: string[]; pending: Pending[] }> {
  const { stdout } = await stack.must(["stack", "export"]);
  const { deployment } = JSON.parse(stdout) as {
    deployment: { resources?: { urn: string; id?: string }[]; pending_operations?: { type: string; resource: Pending }[] };
  };
  const { resources = [], pending_operations: operations = [] } = deployment;
  return {
    made: resources.filter(({ id }) => id !== undefined).map(({ urn }) => urn),
    pending: operations.filter(({ type }) => type === "creating").map(({ resource }) => resource),
  };
}

/** Those of them that are in the account after all, as `pulumi import --file` takes them. */
function importFile(creations: readonly Pending[]): { nameTable: Record<string, string>; resources: object[] } {
  const nameTable: Record<string, string> = {};
  const resources = creations.flatMap(({ urn, type, parent, provider }) => {
    const made = stack.existing().find((resource) => resource.urn === urn);
    if (made === undefined) return [];
    const own = provider.split("::").slice(0, -1).join("::");
    nameTable[`module-${nameOf(parent)}`] = parent;
    nameTable[`provider-${nameOf(own)}`] = own;
    return [{ type, name: nameOf(urn), id: made.id, parent: `module-${nameOf(parent)}`, provider: `provider-${nameOf(own)}` }];
  });
  return { nameTable, resources };
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
  repairBackend();
}

/** A file backend keeps a small file of attributes beside the state, which a kill may leave empty; the state itself is written whole. */
function repairBackend(): void {
  const folder = join(stack.setup.folder, "backend");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith(".attrs") && statSync(path).size === 0) rmSync(path);
  }
}

describe("the CLI is killed", { timeout: timeouts.test }, () => {
  it.each(randomPoints(4))(`at creation %i of ${size}; looked up, imported or cleared, then updated`, async (nth) => {
    await killedUp(nth, nth % 2 === 0 ? "cli" : "cli-late");
    await stack.must(["cancel", "--yes"]);
    const { made, pending } = await known();
    succeeded(await stack.refresh("--clear-pending-creates"));
    const found = importFile(pending);
    stack.write("import.json", JSON.stringify(found));
    const options = ["--yes", "--skip-preview", "--non-interactive", "--generate-code=false", "--protect=false"];
    if (found.resources.length > 0) await stack.must(["import", "--file", "import.json", ...options]);
    const { operations } = succeeded(await stack.up());
    for (const urn of made) if (!urn.includes("::pulumi:")) expect([urn, operations[nameOf(urn)]]).toEqual([urn, "same"]);
    await expectWhole(stack);
  });

  it("and the stack is locked until that is cancelled", async () => {
    await killedUp(3, "cli");
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("the stack is currently locked");
    expect(text).toContain("pulumi cancel");
  });

  /** Kills at the creation of one resource, when all that can be made beside it has been made. */
  async function killedAt(name: string): Promise<void> {
    stack.fail({ method: "create", resource: name, delay: 4000, kill: "cli-late" });
    expect((await stack.up()).code).not.toBe(0);
    stack.fail();
    await settled();
    repairBackend();
    await stack.must(["cancel", "--yes"]);
    expect((await known()).pending.map(({ urn }) => nameOf(urn))).toEqual([name]);
    succeeded(await stack.refresh("--clear-pending-creates"));
  }

  it("and what was under way is cleared unseen: AWS refuses a fixed name, and says which", async () => {
    await killedAt("sqs-push");
    const again = await stack.up();
    expect(again.code).not.toBe(0);
    expect(again.text).toMatch(/AlreadyExists: https:\/\/sqs\.eu-central-1\.amazonaws\.com\/\d+\/realtime-dev-push already exists/);
    expect(stack.existing().filter(({ urn }) => nameOf(urn) === "sqs-push")).toHaveLength(1);
  });

  it("and what was under way is cleared unseen: what AWS numbers itself is made again, and the first one is an orphan", async () => {
    await killedAt("vpc");
    succeeded(await stack.up());
    const networks = stack.existing().filter(({ urn }) => nameOf(urn) === "vpc");
    expect(networks).toHaveLength(2);
    const { id: own } = await stack.exported("vpc");
    expect(networks.filter(({ id }) => id === own)).toHaveLength(1);
  });
});
