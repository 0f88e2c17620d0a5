/** Updates of all of prod and prod-100k that are interrupted. */
import { large, prod } from "./interruptions/courses.ts";
import { describeInterruptions, describeKills } from "./interruptions/describe.ts";

for (const course of [prod(), large()]) {
  describeInterruptions(course, 1);
  describeKills(course, 1);
}
