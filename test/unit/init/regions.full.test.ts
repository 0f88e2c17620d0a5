import { expect, it } from "vitest";
import { regionNames } from "../../../compiler/aws/regions.ts";
import { answersFor, goodProposal } from "./proposals.ts";

/** The smallest, one that needs more than the smallest classes, and the largest: what a region lacks shows at the ends. */
const sizes = [1, 10_000, 2_000_000];

it.each(regionNames())("%s: every list of environments and every size compiles without a finding", { timeout: 120_000 }, (region) => {
  for (const size of sizes) expect(goodProposal(answersFor(region, "dev,staging,prod", size))).toHaveLength(3);
  // What shorter lists change does not depend on the size.
  for (const list of ["dev", "prod", "dev,prod"]) goodProposal(answersFor(region, list, 20_000));
});
