/** A resource fails, the program or the provider is killed: the next update finishes, and nothing is created twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { timeouts } from "./harness.ts";
import type { Fault } from "./helpers/provider/faults.ts";
import { createdTwice, expectWhole, plan, randomPoints, size } from "./interruptions.ts";
import { stackOf, succeeded } from "./shipped.ts";
import type { Stack } from "./stack.ts";

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await stackOf(plan);
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => restore());

const kinds: readonly (readonly [name: string, seed: number, trouble: Pick<Fault, "message" | "kill">])[] = [
  ["a resource fails", 1, { message: "ThrottlingException: Rate exceeded" }],
  ["the program is killed", 2, { kill: "program" }],
  ["the provider is killed", 3, { kill: "provider" }],
];

describe.each(kinds)("%s", { timeout: timeouts.test }, (_, seed, trouble) => {
  it.each(randomPoints(seed))(`at creation %i of ${size}`, async (nth) => {
    stack.fail({ method: "create", nth, ...trouble });
    const interrupted = await stack.up();
    expect(interrupted.code).not.toBe(0);
    stack.fail();
    succeeded(await stack.up());
    expect(createdTwice(stack)).toEqual([]);
    await expectWhole(stack);
  });
});
