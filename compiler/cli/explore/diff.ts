/** Collects the explorer's input for two states of an environment: the later one, and what `diff` says about the way to it. */
import type { Danger } from "../../change/danger/verdict.ts";
import { identities } from "../../change/operations/identity.ts";
import type { OperationKind } from "../../change/types.ts";
import { dangerText } from "../../diff/render/words.ts";
import type { EnvironmentDiff, Pair } from "../../diff/types.ts";
import { marks } from "../../explore/marks.ts";
import type { ExploreEdge, ExploreEnvironment } from "../../explore/types.ts";
import { referenceEdges } from "../../graph/edges.ts";
import type { PictureChange, PictureMark } from "../../graph/picture/change.ts";
import { buildEnvironment } from "../../model/index.ts";
import type { Plan } from "../../plan/types.ts";
import { exploreEnvironment } from "../explorer.ts";
import { exploreChange } from "./change.ts";

/** The environment after the change; one that is removed is shown as it was. */
export function exploreDiff(diff: EnvironmentDiff, pair: Pair): ExploreEnvironment {
  const { plan, source } = (pair.after ?? pair.before)!;
  // A rename alone is no operation, so the operations do not name all of them.
  const renamed = new Map([...identities(pair.before?.plan, pair.after?.plan).now].filter(([old, now]) => old !== now));
  const base = exploreEnvironment(plan!, source && buildEnvironment(source), source, pictureChange(diff, pair, renamed));
  const change = exploreChange(diff, pair, renamed);
  const gone = new Set(change.deleted.map(({ id }) => id));
  const old = pair.before?.plan === undefined || gone.size === 0 ? [] : edgesOf(gone, pair.before.plan, plan!, renamed);
  return { ...base, edges: [...base.edges, ...old], change };
}

type Renamed = ReadonlyMap<string, string>;

/** References from and to what is deleted, with the other resource's ID after the change. */
function edgesOf(gone: ReadonlySet<string>, before: Plan, after: Plan, renamed: Renamed): readonly ExploreEdge[] {
  const known = new Set([...gone, ...after.resources.map(({ id }) => id)]);
  return referenceEdges(before)
    .map(({ from, to, via }) => ({ from: renamed.get(from) ?? from, to: renamed.get(to) ?? to, via }))
    .filter(({ from, to }) => (gone.has(from) || gone.has(to)) && known.has(from) && known.has(to));
}

/** `updated: in place`; the danger alone where it says the operation, as in `replaced, created first`. */
function wordsOf(kind: OperationKind, danger: Danger): string {
  const { word } = marks[kind];
  const text = dangerText(danger);
  if (text.startsWith(word)) return text;
  return text === "destroyed" ? word : `${word}: ${text}`;
}

function pictureChange({ effects }: EnvironmentDiff, { before, after }: Pair, renamed: Renamed): PictureChange {
  const found = new Map<string, PictureMark>();
  for (const { operation, danger } of effects) {
    const { name, sign } = marks[operation.kind];
    // Two operations have the same ID if its type differs. The first is the worse.
    if (!found.has(operation.id)) found.set(operation.id, { name, text: `${sign} ${wordsOf(operation.kind, danger)}` });
  }
  const old = after === undefined ? undefined : before?.plan;
  return { ...(old === undefined ? {} : { before: old }), marks: found, renamed };
}
