/**
 * The gate: in class prod, losing data, destroying what is stateful and being down for longer than `maxDowntime` need an approval in the
 * spec. What no fact decides needs one as well.
 */
import type { Danger } from "../change/danger/verdict.ts";
import { spanText, timeText } from "../change/time/duration.ts";
import type { Seconds } from "../change/types.ts";
import { problem } from "../diagnostics/make.ts";
import { fileStart, type Diagnostic } from "../diagnostics/types.ts";
import type { Place } from "../diagnostics/make.ts";
import { longestDowntime } from "./downtime.ts";
import type { DiffOptions } from "./index.ts";
import type { Approvable, Effect, EnvironmentDiff, Pair, Verdict } from "./types.ts";

/** An entry under `approvals` of the spec. */
interface Approval {
  readonly change: Approvable;
  readonly resource: string | readonly string[];
  readonly reason: string;
  readonly until: string;
}

/** Longest downtime without an approval, if the spec does not say: a failover of a database takes no longer. */
export const defaultMaxDowntime = 120;

type Judged = Pick<EnvironmentDiff, "effects" | "class" | "file">;

/**
 * The verdict of the gate with its errors, and warnings about approvals that match nothing. Expired approvals are found by a rule, when the
 * spec is compiled.
 */
export function judged(diff: Judged, pair: Pair, { asOf, gate = false }: DiffOptions): Pick<EnvironmentDiff, "findings" | "gate"> {
  const tree = pair.after?.source?.tree;
  const approvals = ((tree?.["approvals"] ?? []) as readonly Approval[]).map((approval, index) => ({
    approval,
    index,
    used: new Set<string>(),
  }));
  const approved = new Map<Approvable, readonly string[]>();
  const approves = (change: Approvable, resource: string): boolean => {
    const matching = approvals.filter(
      ({ approval }) => approval.change === change && approval.until >= asOf && resourcesOf(approval).includes(resource),
    );
    for (const { used } of matching) used.add(resource);
    if (matching.length > 0) approved.set(change, [...(approved.get(change) ?? []), resource]);
    return matching.length > 0;
  };
  const most = (tree?.["maxDowntime"] ?? defaultMaxDowntime) as number;
  const refused = [...destructions(diff, pair, approves), ...downtimes(diff, pair, most, approves)];
  const unneeded = approvals.flatMap(({ approval, index, used }) =>
    resourcesOf(approval)
      .filter((resource) => !used.has(resource))
      .map((resource) => unmatched(pair, approval, index, resource)),
  );
  const isProd = diff.class === "prod";
  const verdict: Verdict = {
    passed: !isProd || refused.length === 0,
    judged: isProd,
    approved: [...approved].map(([change, resources]) => ({ change, resources })),
    maxDowntime: most,
  };
  return { findings: [...(gate && isProd ? refused : []), ...unneeded], gate: gate ? verdict : undefined };
}

function resourcesOf({ resource }: Approval): readonly string[] {
  return typeof resource === "string" ? [resource] : resource;
}

type Approves = (change: Approvable, resource: string) => boolean;

const sentences: Readonly<Partial<Record<Danger, string>>> = {
  "data loss": "loses data",
  destroyed: "is destroyed",
  unknown: "cannot be judged",
};

function destructions({ effects }: Judged, pair: Pair, approves: Approves): readonly Diagnostic[] {
  return effects.flatMap((effect) => {
    const change = gated(effect);
    const { id } = effect.operation;
    if (change === undefined || approves(change, id)) return [];
    const [notice] = effect.notices;
    return [refusal(pair, effect, change, `${id} ${sentences[change]!}${notice === undefined ? "" : `: ${notice}`}`)];
  });
}

/**
 * Deleting what holds no data needs no approval, unless something that does is protected for another reason. A random value is in what was
 * made of it, which has an operation of its own.
 */
function gated({ danger, operation }: Effect): Exclude<Approvable, "downtime"> | undefined {
  if (danger === "data loss" || danger === "unknown") return danger;
  const holds = operation.stateful && !operation.type.startsWith("random:");
  return danger === "destroyed" && (holds || operation.protected) ? "destroyed" : undefined;
}

function downtimes({ effects }: Judged, pair: Pair, most: number, approves: Approves): readonly Diagnostic[] {
  const down = longestDowntime(pair.after?.plan, effects);
  if (down === undefined || down.seconds[1] <= most) return [];
  const open = effects.filter(({ operation, downtime }) => downtime !== undefined && !approves("downtime", operation.id));
  const left = longestDowntime(pair.after?.plan, open);
  if (left === undefined || left.seconds[1] <= most) return [];
  const first = open.find(({ operation }) => left.resources.includes(operation.id));
  const who = left.who.length === 0 ? "" : ` for ${left.who.join(", ")}`;
  const message = `${downText(left.seconds)} of downtime${who}, but \`maxDowntime\` is ${timeText(most)}: ${left.resources.join(", ")}`;
  return [refusal(pair, first!, "downtime", message)];
}

function downText(seconds: Seconds): string {
  return spanText(seconds);
}

function refusal(pair: Pair, { causes, operation }: Effect, change: Approvable, message: string): Diagnostic {
  const [cause] = causes;
  const place = cause?.file === undefined || cause.range === undefined ? startOf(pair) : { file: cause.file, range: cause.range };
  return problem("change-not-approved", place, message, {
    key: cause?.key,
    help: `undo the edit, or approve it: approvals: [{change: ${change}, resource: ${operation.id}, reason: …, until: YYYY-MM-DD}]`,
  });
}

function unmatched(pair: Pair, { change, until }: Approval, index: number, resource: string): Diagnostic {
  const place = pair.after!.source!.locate(["approvals", index]);
  const message = `the approval of ${change} for ${resource} matches no operation of this change`;
  const help = `remove it once the change is deployed (it ends on ${until}), or name the resource that the diff shows`;
  return { ...problem("approval-unneeded", place, message, { key: `approvals.${index}`, help }), severity: "warning" };
}

function startOf({ file }: Pair): Place {
  return { file, range: fileStart };
}
