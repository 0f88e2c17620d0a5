/** Edits of dev's spec. Nothing in dev is protected. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/engine/build.ts";
import { largest } from "./batches.ts";
import { data, network, tasksAndQueues } from "./dev.ts";
import { everywhere } from "./dev-whole.ts";
import { describeEdits } from "./describe.ts";
import { edited } from "./judge.ts";
import { timeouts } from "../support/harness.ts";
import { succeeded } from "../support/stacks.ts";

const stack = describeEdits("dev", [...largest([...network, ...data, ...tasksAndQueues]), ...everywhere.map((edit) => [edit])]);

describe("the guide's preview", { timeout: timeouts.test }, () => {
  it("is what the CLI prints for that edit", async () => {
    const guide = readFileSync(join(projectRoot, "docs/guides/deploying.md"), "utf8");
    const [, shown = ""] = /```text\n([\s\S]*?)```/.exec(guide) ?? [];
    stack().writePlan(edited("dev", { key: "sqs.pushQueueVisibilityTimeoutSeconds", to: 240 }));
    const { text } = succeeded(await stack().preview());
    const [rows, counts] = [shown.split("\n\n")[0]?.match(/aws:.*/g) ?? [], shown.split("Resources:")[1] ?? "nothing"];
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(text).toContain(row.trim().replaceAll(/ +/g, " "));
    expect(text.split("Resources:")[1]?.trim().startsWith(counts.trim())).toBe(true);
  });
});
