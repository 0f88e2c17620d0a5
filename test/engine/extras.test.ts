/** Everything that a spec can add to services, workers and queues, on the real engine, and what is in other regions. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeLayers } from "../../compiler/source/merge.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { everyExtra } from "../support/extras.ts";
import { timeouts } from "./support/harness.ts";
import { all, changed, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

/** A spec refers to secrets that others created, and this test's account is empty. */
function withoutSecrets(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "secrets");
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSecrets(inner)]));
}

const over = withoutSecrets(everyExtra) as typeof everyExtra;
/** A health check, whose alarm is in us-east-1, and copies of backups. */
const elsewhere = {
  observability: { enableAlarms: true, alarmEmail: "oncall@chat.example" },
  route53: { route53HealthCheckPath: "/api/health" },
  backup: { backupCopyTo: { region: "eu-west-1" } },
};
const plan = planOf("dev", mergeLayers([{ environment: "extras", class: "dev" }, elsewhere, over]));
/** Each image as in the example of the plan's own stack config. */
const images = Object.fromEntries(
  Object.entries(plan.config).flatMap(([key, { example }]) => (example === undefined ? [] : [[key, example]])),
);
let stack: Stack;

beforeAll(async () => {
  stack = await stackOf(plan, { config: images, saves: "at the end" });
}, timeouts.first);
afterAll(() => stack.dispose());

describe("every extra over spec/dev.yaml", () => {
  it(
    "is created, stays unchanged, and is destroyed",
    async () => {
      expect(changed(succeeded(await stack.up()))).toMatchObject(all(plan, "create"));
      expect(changed(succeeded(await stack.up()))).toEqual({});
      succeeded(await stack.destroy());
    },
    3 * timeouts.test,
  );
});
