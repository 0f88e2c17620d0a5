/** Reachability as a table and as JSON. */
import type { Plan } from "../plan/types.ts";
import { reachOf } from "./index.ts";
import { difference, portsText } from "./ports.ts";
import type { Endpoint, Pair, Ports } from "./types.ts";

/** A pair as JSON has it. */
export interface PairJson {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly PortsJson[];
  /** Why not all of it is certain before deployment. */
  readonly unknown: readonly string[];
}

export interface PortsJson {
  /** `tcp/443` */
  readonly text: string;
  readonly protocols: readonly [from: number, to: number];
  readonly ports: readonly [from: number, to: number];
  readonly certain: boolean;
}

/** Endpoints and pairs; only those of one endpoint, if `focus` names one. */
export function reachJson(plan: Plan, focus?: string): { readonly endpoints: readonly Endpoint[]; readonly pairs: readonly PairJson[] } {
  const { endpoints } = reachOf(plan);
  return { endpoints, pairs: pairsOf(plan, focus).map(pairJson) };
}

/** Pairs of a plan, of one endpoint if `focus` names one. */
export function pairsOf(plan: Plan, focus?: string): readonly Pair[] {
  return reachOf(plan)
    .all()
    .filter(({ from, to }) => focus === undefined || from === focus || to === focus);
}

function pairJson({ from, to, ports, certain, flows }: Pair): PairJson {
  const uncertain = difference(ports, certain);
  const list = (sets: readonly Ports[], isCertain: boolean) => sets.map((set) => portsJson(set, isCertain));
  return {
    from,
    to,
    ports: [...list(certain, true), ...list(uncertain, false)],
    unknown: uncertain.length === 0 ? [] : [...new Set(flows.flatMap(({ unknown }) => unknown))],
  };
}

function portsJson({ protocol, ports }: Ports, certain: boolean): PortsJson {
  return { text: portsText([{ protocol, ports }]), protocols: protocol, ports, certain };
}

/** What is reachable, one line per pair, and how many pairs are not. */
export function reachText(plan: Plan, focus?: string): string {
  const pairs = pairsOf(plan, focus);
  const open = pairs.filter(({ ports }) => ports.length > 0);
  const [from, to] = (["from", "to"] as const).map((side) => Math.max(4, ...open.map((pair) => pair[side].length)));
  const lines = open.map((pair, index) => {
    const source = pair.from === open[index - 1]?.from ? "" : pair.from;
    return `${source.padEnd(from!)}  ${pair.to.padEnd(to!)}  ${portsText(pair.ports)}${doubtOf(pair)}`;
  });
  const rest = `${pairs.length - open.length} of ${pairs.length} ordered pairs exchange nothing.`;
  return [`${"FROM".padEnd(from!)}  ${"TO".padEnd(to!)}  TRAFFIC`, ...lines, rest, ""].join("\n");
}

function doubtOf({ ports, certain, flows }: Pair): string {
  const uncertain = difference(ports, certain);
  if (uncertain.length === 0) return "";
  const because = flows.find(({ unknown }) => unknown.length > 0)!.unknown[0]!;
  return `  (${certain.length === 0 ? "" : `${portsText(uncertain)}: `}perhaps: ${because})`;
}
