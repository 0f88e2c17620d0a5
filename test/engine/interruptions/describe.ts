/** Tests of updates that are interrupted at random points. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { timeouts } from "../support/harness.ts";
import type { Fault } from "../../../tools/engine/provider/faults.ts";
import { nameOf, stackOf, succeeded } from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { standing } from "../support/standing.ts";
import type { Course } from "./courses.ts";
import { size } from "./courses.ts";
import { randomPoints } from "./points.ts";
import { recover } from "./recovery.ts";
import { expectOnce, expectWhole } from "./whole.ts";

/** Calls that change something in the account. */
const changing = ["create", "update", "delete"];

const kinds: readonly (readonly [name: string, seed: number, trouble: Pick<Fault, "message" | "kill">])[] = [
  ["a resource fails", 1, { message: "ThrottlingException: Rate exceeded" }],
  ["the program is killed", 2, { kill: "program" }],
  ["the provider is killed", 3, { kill: "provider" }],
];

/** Injects each fault except the CLI's death at `count` random calls of the course: the next update finishes, and nothing happens twice. */
export function describeInterruptions(course: Course, count: number): void {
  const stack = stackBefore(course);
  describe.each(kinds)(`${course.name}: %s`, { timeout: timeouts.test }, (_, seed, trouble) => {
    it.each(randomPoints(seed, count, size(course)))(`at call %i of ${size(course)}`, async (nth) => {
      stack().fail({ method: changing, nth, ...trouble });
      const interrupted = await stack().up();
      expect(interrupted.code).not.toBe(0);
      stack().fail();
      succeeded(await stack().up());
      expectOnce(stack(), course);
      await expectWhole(stack(), course);
    });
  });
}

/**
 * Kills the CLI at `count` random calls, before or after they take effect, and then follows the guide's recovery. Finished calls are kept,
 * and nothing changes except what the course changes.
 */
export function describeKills(course: Course, count: number, seed = 4): void {
  const stack = stackBefore(course);
  describe(`${course.name}: the CLI is killed`, { timeout: timeouts.test }, () => {
    it.each(randomPoints(seed, count, size(course)))(`at call %i of ${size(course)}`, async (nth) => {
      stack().fail({ method: changing, nth, kill: nth % 2 === 0 ? "cli" : "cli-late" });
      expect((await stack().killedUp()).code).not.toBe(0);
      stack().fail();
      const { known, up } = await recover(stack());
      const changes = new Set(Object.values(course.does).flat());
      const had = new Set((course.before?.resources ?? []).map(({ id }) => id));
      for (const name of known.made.map(nameOf))
        if (!had.has(name) || !changes.has(name)) expect([name, up.operations[name] ?? "same"]).toEqual([name, "same"]);
      await expectWhole(stack(), course);
    });
  });
}

/** A stack of the course, reset before each test to its state before the course. */
function stackBefore(course: Course): () => Stack {
  let stack: Stack;
  let restore: () => void;
  beforeAll(async () => {
    stack = course.before === undefined ? await stackOf(course.after) : await standing(course.before);
    stack.writePlan(course.after);
    stack.clearCalls();
    restore = stack.snapshot();
  }, timeouts.first);
  afterAll(() => stack.dispose());
  beforeEach(() => restore());
  return () => stack;
}
