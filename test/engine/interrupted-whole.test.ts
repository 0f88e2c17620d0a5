/** Interrupted updates of the whole prod and prod-100k plans. */
import { large, prod } from "./interruptions/courses.ts";
import { describeInterruptions, describeKills } from "./interruptions/describe.ts";

for (const course of [prod(), large()]) {
  describeInterruptions(course, 1);
  describeKills(course, 1);
}
