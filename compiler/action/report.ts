/** What a pull request does to each environment: the Markdown of `diff`. */
import { pairsSince } from "../cli/diff/pairs.ts";
import { sideReader } from "../cli/diff/sides.ts";
import { diffAll } from "../diff/all.ts";
import { isComparable } from "../diff/pair.ts";
import { markdownDiffs } from "../diff/render/markdown.ts";
import { knownRevision, projectAt } from "./project.ts";
import type { Workflow } from "./workflow.ts";

/** Compares the specs with those at the base; without a base that git knows, every environment is new. Returns the text by its limit. */
export async function reportSince(base: string, { root }: Workflow): Promise<(most: number) => string> {
  const { io, today } = projectAt(root);
  const pairs = pairsSince(knownRevision(base, io), sideReader({ asOf: today }, io), io);
  const diffs = await diffAll(pairs.filter(isComparable), { asOf: today, gate: true });
  const broken = pairs.filter((pair) => !isComparable(pair)).map(({ file }) => file);
  return (most) => markdownDiffs(diffs, broken, most);
}
