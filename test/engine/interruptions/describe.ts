/** Tests of updates that are interrupted at a moment. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { timeouts } from "../support/harness.ts";
import type { Fault } from "../../../tools/engine/provider/faults.ts";
import { nameOf, stackOf, succeeded } from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { standing } from "../support/standing.ts";
import type { Course } from "./courses.ts";
import type { Moment } from "./moments.ts";
import { recover } from "./recovery.ts";
import { expectOnce, expectWhole } from "./whole.ts";

const troubles = {
  "a resource fails": { message: "ThrottlingException: Rate exceeded" },
  "the program is killed": { kill: "program" },
  "the provider is killed": { kill: "provider" },
} as const satisfies Readonly<Record<string, Pick<Fault, "message" | "kill">>>;

/** Troubles, except the CLI's death, and the moments of the course at which they strike. */
export type Interruptions = Readonly<Partial<Record<keyof typeof troubles, readonly Moment[]>>>;

/** Injects each fault at its moments: the next update finishes, and nothing happens twice. */
export function describeInterruptions(course: Course, interruptions: Interruptions): void {
  const stack = stackBefore(course);
  for (const [name, moments] of Object.entries(interruptions) as [keyof typeof troubles, readonly Moment[]][])
    describe(`${course.name}: ${name}`, { timeout: timeouts.test }, () => {
      it.each(moments)("at $method of $resource", async (moment) => {
        expect(course.does[moment.of]).toContain(moment.resource);
        stack().fail({ ...callOf(moment), ...troubles[name] });
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
 * Kills the CLI at these moments, alternately before and after the call takes effect, and then follows the guide's recovery. Finished calls
 * are kept, and nothing changes except what the course changes.
 */
export function describeKills(course: Course, moments: readonly Moment[]): void {
  const stack = stackBefore(course);
  const kills = moments.map((moment, index) => ({ ...moment, kill: index % 2 === 0 ? "cli" : "cli-late" }) as const);
  describe(`${course.name}: the CLI is killed`, { timeout: timeouts.test }, () => {
    it.each(kills)("at $method of $resource ($kill)", async ({ kill, ...moment }) => {
      expect(course.does[moment.of]).toContain(moment.resource);
      stack().fail({ ...callOf(moment), kill });
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

function callOf({ method, resource }: Moment): Pick<Fault, "method" | "resource"> {
  return { method, resource };
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
