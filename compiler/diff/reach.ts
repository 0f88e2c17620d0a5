/** Who can newly connect to whom, in words. */
import type { Change } from "../change/types.ts";
import type { Plan } from "../plan/types.ts";
import { reachDiff } from "../reach/diff.ts";
import { portsText } from "../reach/ports.ts";
import type { ReachChange } from "../reach/types.ts";
import type { ReachDiff } from "./types.ts";

/** Undefined if the change opens and closes nothing. A new or removed environment is not compared with nothing: that would list every pair. */
export function reachChanges(before: Plan | undefined, after: Plan | undefined, { operations }: Change): ReachDiff | undefined {
  if (before === undefined || after === undefined || operations.length === 0) return undefined;
  const { opened, closed } = reachDiff(before, after);
  if (opened.length + closed.length === 0) return undefined;
  return { opened: opened.map(lineOf), closed: closed.map(lineOf) };
}

function lineOf({ from, to, ports, unknown }: ReachChange): string {
  return `${from} -> ${to}: ${portsText(ports)}${unknown ? " (may be: only deployment decides)" : ""}`;
}
