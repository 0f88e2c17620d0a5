/** A resource fails, or the program or the provider is killed: the next update finishes, and nothing is created twice. */
import { expect, it } from "vitest";
import { change, creation } from "./courses.ts";
import { describeInterruptions } from "./describe.ts";

it("interrupts changes of every kind", () => {
  for (const [kind, ids] of Object.entries(change.does)) expect([kind, ids.length > 0]).toEqual([kind, true]);
});

describeInterruptions(creation, 10);
describeInterruptions(change, 13);
