/** Deployed stacks: one update per state of plan and programs. Every test gets a copy of the result. */
import { createHash } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../compiler/plan/types.ts";
import { locked } from "../../../tools/lock.ts";
import { buildForEngine } from "../../../tools/engine/build.ts";
import type { StackOptions } from "./harness.ts";
import { stackOf, succeeded } from "./stacks.ts";
import type { Stack } from "./stack.ts";

/** A separate stack in which `plan` is deployed, with its own state and account and with images set. */
export async function standing(plan: Plan, options: StackOptions = {}): Promise<Stack> {
  const { folder } = await buildForEngine();
  const hash = createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 16);
  const kept = join(folder, `standing-${hash}`);
  await locked(`${kept}.lock`, async () => {
    if (!existsSync(kept)) await makeOnce(plan, kept);
  });
  return stackOf(plan, { ...options, kept });
}

async function makeOnce(plan: Plan, kept: string): Promise<void> {
  const draft = `${kept}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const stack = await stackOf(plan, { saves: "at the end" });
  try {
    succeeded(await stack.up());
    stack.keep(draft);
    renameSync(draft, kept);
  } finally {
    stack.dispose();
  }
}
