/** A resource fails, or the program or the provider is killed: the next update finishes, and nothing is created twice. */
import { change, creation } from "./courses.ts";
import { describeInterruptions } from "./describe.ts";
import { changes, creations } from "./moments.ts";

describeInterruptions(creation, {
  "a resource fails": Object.values(creations),
  "the program is killed": [creations.named],
  "the provider is killed": [creations.assigned],
});

describeInterruptions(change, {
  "a resource fails": Object.values(changes),
  // The engine deletes what is left over when the program has ended.
  "the program is killed": [changes.successor],
  "the provider is killed": [changes.update, changes.deletionAhead],
});
