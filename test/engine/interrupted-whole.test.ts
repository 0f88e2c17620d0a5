/** Updates of all of prod and prod-100k that are interrupted. */
import { large, prod } from "./interruptions/courses.ts";
import { describeInterruptions, describeKills } from "./interruptions/describe.ts";

for (const [course, count] of [
  [prod(), 2],
  [large(), 1],
] as const) {
  describeInterruptions(course, count);
  describeKills(course, count);
}
