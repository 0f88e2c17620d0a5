/** `verify-preview` on what the real engine prints: a replacement, an update, a creation and a deletion, as reviewed and otherwise. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectedOf, type ExpectedOperation } from "../../compiler/change/expected.ts";
import { changeOf } from "../../compiler/change/operations/index.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { project, run } from "../unit/cli/run.ts";
import { timeouts } from "./support/harness.ts";
import { stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const ids = ["rds-instance", "ecs-service-api"];
const [old, fresh] = planOf("dev").resources.flatMap(({ id, type }) => (type === "aws:cloudwatch/metricAlarm:MetricAlarm" ? [id] : [])) as [
  string,
  string,
];
const before = subplan(planOf("dev"), ...ids, old);
const after = subplan(planOf("dev", { rds: { rdsAllocatedStorage: 30 }, ecsServices: { apiServiceMemory: 1024 } }), ...ids, fresh);
const change = expectedOf(before, after, changeOf(before, after));
/** Which step of a replacement comes first has a test of its own. */
const reviewed = { ...change, operations: change.operations.map(({ order: _order, ...operation }) => operation) };
const schema = JSON.parse(readFileSync(join(project, "schema/output/verify-preview.schema.json"), "utf8")) as object;
const accepts = new Ajv({ allowUnionTypes: true }).compile(schema);
let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(before, { saves: "at the end" });
  succeeded(await stack.up());
  stack.writePlan(after);
  const { stdout } = await stack.must(["preview", "--json", "--show-replacement-steps", "--non-interactive"]);
  writeFileSync(join(stack.setup.project, "preview.json"), stdout);
}, timeouts.first);
afterAll(() => stack.dispose());

async function verify(operations: readonly ExpectedOperation[], ...options: string[]) {
  const changes = [{ ...reviewed, files: {}, operations }];
  writeFileSync(join(stack.setup.project, "expected.json"), JSON.stringify({ format: 1, changes }));
  return run(["verify-preview", "preview.json", "--expect", "expected.json", ...options], { cwd: stack.setup.project });
}

const isReplaced =
  (order: "create first" | "delete first") =>
  ({ id, operation }: ExpectedOperation): Partial<ExpectedOperation> =>
    id === "ecs-task-api" && operation === "replace" ? { order } : {};

describe("verify-preview", () => {
  it("accepts the preview of what was reviewed, of every kind", async () => {
    expect(reviewed.operations.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(["replace", "update", "delete", "create"]),
    );
    const { code, stdout } = await verify(reviewed.operations);
    expect([stdout, code]).toEqual([`dev: the preview announces what was reviewed, ${reviewed.operations.length} operations\n`, 0]);
    const json: unknown = JSON.parse((await verify(reviewed.operations, "--format", "json")).stdout);
    expect([accepts(json), accepts.errors]).toEqual([true, null]);
  });

  it("names everything else, by resource", async () => {
    for (const left of reviewed.operations) {
      const { code, stdout } = await verify(reviewed.operations.filter((each) => each !== left));
      expect([left.id, code, stdout.split("\n").length]).toEqual([left.id, 1, 4]);
      expect(stdout).toContain("somebody changed in AWS: platform-compile drift");
      expect(stdout).toContain(`${left.id} (${left.type}): ${left.operation}`);
    }
  });

  it("names another operation, another order, and other properties", async () => {
    const asOther = (change: (one: ExpectedOperation) => Partial<ExpectedOperation>) =>
      verify(reviewed.operations.map((each) => ({ ...each, ...change(each) })));
    const update = await asOther(({ operation }) => (operation === "replace" ? { operation: "update" } : {}));
    expect([update.code, update.stdout]).toEqual([1, expect.stringMatching(/: replace \(.*\), and update was expected/)]);
    const [created, deleted] = [await asOther(isReplaced("create first")), await asOther(isReplaced("delete first"))];
    expect([created.code, deleted.code].toSorted()).toEqual([0, 1]);
    expect(created.stdout + deleted.stdout).toMatch(/: replace, (create|delete) first, and (delete|create) first was expected/);
    const properties = await asOther(({ id }) => (id === "rds-instance" ? { properties: [] } : {}));
    expect([properties.code, properties.stdout]).toEqual([
      1,
      expect.stringContaining("rds-instance (aws:rds/instance:Instance): update changes allocatedStorage"),
    ]);
  });

  it("notes what was reviewed and is not announced, and refuses other files", async () => {
    const more = { ...reviewed.operations[0]!, id: "elsewhere" };
    const { code, stdout } = await verify([...reviewed.operations, more]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("note: elsewhere: ")]);
    writeFileSync(join(stack.setup.project, "expected.json"), "{}");
    const refused = await run(["verify-preview", "preview.json", "--expect", "expected.json"], { cwd: stack.setup.project });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("is not what `diff --expect` writes")]);
  });
});
