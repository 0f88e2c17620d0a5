/** Interrupted updates of the whole prod and prod-100k plans. */
import { large, prod } from "./courses.ts";
import { describeInterruptions, describeKills } from "./describe.ts";

for (const course of [prod(), large()]) {
  describeInterruptions(course, 1);
  describeKills(course, 1);
}
