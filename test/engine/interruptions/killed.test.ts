/**
 * The CLI is killed, and the test runs the recovery that docs/guides/deploying.md prescribes. Every finished creation is kept; of an
 * unfinished one, the state knows only that it started.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { timeouts } from "../support/harness.ts";
import { change, creation } from "./courses.ts";
import { describeKills } from "./describe.ts";
import { changes, creations } from "./moments.ts";
import { known, recover, repairBackend } from "./recovery.ts";
import { expectWhole } from "./whole.ts";
import { nameOf, stackOf, succeeded } from "../support/stacks.ts";
import type { ExportedState, Stack } from "../support/stack.ts";
import { standing } from "../support/standing.ts";
import { subplan } from "../support/subplan.ts";

describeKills(creation, Object.values(creations));
describeKills(change, Object.values(changes));

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await stackOf(creation.after);
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => restore());

describe("the CLI is killed", { timeout: timeouts.test }, () => {
  it("and the stack is locked until `pulumi cancel`", async () => {
    stack.fail({ method: "create", nth: 3, kill: "cli" });
    expect((await stack.killedUp()).code).not.toBe(0);
    stack.fail();
    repairBackend(stack);
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("the stack is currently locked");
    expect(text).toContain("pulumi cancel");
  });

  /** Kills the CLI while it creates the plan's only resource, and clears the pending operation from the state. */
  async function killedAt(name: string): Promise<void> {
    stack.writePlan(subplan(creation.after, name));
    stack.fail({ method: "create", resource: name, kill: "cli-late" });
    expect((await stack.killedUp()).code).not.toBe(0);
    stack.fail();
    repairBackend(stack);
    await stack.must(["cancel", "--yes"]);
    expect((await known(stack)).pending.map(({ urn }) => nameOf(urn))).toEqual([name]);
    succeeded(await stack.refresh("--clear-pending-creates"));
  }

  it("and pending operations are cleared unchecked: AWS refuses a fixed name that exists, and names it", async () => {
    await killedAt("sqs-push");
    const again = await stack.up();
    expect(again.code).not.toBe(0);
    expect(again.text).toMatch(/AlreadyExists: https:\/\/sqs\.eu-central-1\.amazonaws\.com\/\d+\/realtime-dev-push already exists/);
    expect(stack.existing().filter(({ urn }) => nameOf(urn) === "sqs-push")).toHaveLength(1);
  });

  it("and pending operations are cleared unchecked: a resource with an id from AWS is created again, and the first one is an orphan", async () => {
    await killedAt("vpc");
    succeeded(await stack.up());
    const networks = stack.existing().filter(({ urn }) => nameOf(urn) === "vpc");
    expect(networks).toHaveLength(2);
    const { id: own } = await stack.exported("vpc");
    expect(networks.filter(({ id }) => id === own)).toHaveLength(1);
  });

  it("and a replaced resource is marked before its successor is recorded: the mark is removed before any import", async () => {
    const half = await standing(creation.after);
    try {
      editState(half, (state) => {
        const resources = state.resources ?? [];
        const under = resources.find(({ urn }) => nameOf(urn) === "sqs-offline-redrive");
        if (under === undefined) throw new Error("not in the state");
        const { id: _id, outputs: _outputs, ...begun } = under;
        const marked = resources.map((each) => (nameOf(each.urn) === "redis-main-auth-token" ? { ...each, delete: true } : each));
        return {
          ...state,
          resources: marked.filter((resource) => resource !== under),
          pending_operations: [{ resource: begun, type: "creating" }],
        };
      });
      await recover(half);
      await expectWhole(half, creation);
    } finally {
      half.dispose();
    }
  });
});

type State = ExportedState["deployment"];

/** Edits the state file to look as if the CLI had died between two writes. */
function editState({ setup }: Stack, edit: (state: State) => State): void {
  const path = join(setup.folder, "backend", ".pulumi", "stacks", "platform", `${setup.name}.json`);
  const file = JSON.parse(readFileSync(path, "utf8")) as { checkpoint: { latest: State } };
  file.checkpoint.latest = edit(file.checkpoint.latest);
  writeFileSync(path, JSON.stringify(file));
}
