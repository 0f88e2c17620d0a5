/** The restore drill of docs/guides/deploying.md: the restored database survives the updates after it, and the drill leaves nothing behind. */
import { afterEach, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { snapshotRecord } from "../../tools/engine/provider/normalizations/restores.ts";
import { planOfSection, pulumiCommandsOf } from "./support/guide.ts";
import { timeouts } from "./support/harness.ts";
import { changed, existing, imagesOf, remains, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan, withInputs } from "./support/subplan.ts";

const section = "Restore drill";
const drill = subplan(planOfSection(section), "rds-instance", "rds-app-secret-version", "ecs-service-api");
const inputs = drill.resources.find(({ id }) => id === "rds-instance")!.inputs;

let stack: Stack;
afterEach(() => stack.dispose());

/** A stack in an account in which the snapshot exists, encrypted with this key. */
async function account(plan: Plan, key: string): Promise<void> {
  stack = await stackOf(plan, { config: { bootstrap: "true" } });
  stack.fill(snapshotRecord(String(inputs["snapshotIdentifier"])), key);
}

it("restores a database that three updates leave alone, and destroys it", { timeout: timeouts.first }, async () => {
  await account(drill, String(inputs["kmsKeyId"]));
  expect(pulumiCommandsOf(section).map(([command]) => command)).toEqual(["stack", "config", "up", "destroy", "stack"]);
  expect(succeeded(await stack.up()).operations).toMatchObject({ "rds-instance": "create" });
  const { id, outputs } = await stack.exported("rds-instance");
  expect(outputs).toMatchObject({ kmsKeyId: inputs["kmsKeyId"], storageEncrypted: true });
  expect(changed(succeeded(await stack.up()))).toEqual({});
  await stack.removeConfig("bootstrap");
  for (const [name, image] of Object.entries(imagesOf(drill))) await stack.setConfig(name, image);
  expect(changed(succeeded(await stack.up()))).not.toHaveProperty("rds-instance");
  succeeded(await stack.refresh());
  expect(changed(succeeded(await stack.up()))).toEqual({});
  expect((await stack.exported("rds-instance")).id).toBe(id);
  succeeded(await stack.destroy());
  expect([...new Set(existing(stack))]).toEqual(remains(drill));
});

it("would replace the restored database if the spec named another key", { timeout: timeouts.first }, async () => {
  const small = subplan(drill, "rds-instance");
  const other = "arn:aws:kms:eu-central-1:412356789014:key/11111111-2222-3333-4444-555555555555";
  await account(withInputs(small, "rds-instance", { kmsKeyId: other }), String(inputs["kmsKeyId"]));
  succeeded(await stack.up());
  expect(changed(succeeded(await stack.up()))).toEqual({ "rds-instance": "replace" });
});
