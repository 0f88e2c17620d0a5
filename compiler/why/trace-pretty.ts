/** What a line of a spec causes, for a terminal. */
import type { Style } from "../diagnostics/render/style.ts";
import { typeLabel, valueText } from "../reference/effect-words.ts";
import type { Prices } from "./pretty.ts";
import type { readersOf, TracedKey } from "./trace.ts";
import { placeText } from "./words.ts";

/** One spec that has the traced file among its layers. */
export interface TracedSpec {
  readonly file: string;
  readonly keys: readonly TracedKey[];
  /** Empty unless asked for. */
  readonly readers: ReturnType<typeof readersOf>;
  readonly prices: Prices;
}

const mostListed = 24;

/** What keys do that no resource shows. */
const besides: Readonly<Record<string, string>> = {
  schema: "states the version of the spec language",
  extends: "takes from the parent every key that this file does not set",
  awsAccountId: "is the only account that the provider accepts: in any other one `pulumi up` stops",
  tags: "is a default tag of the provider: every resource that has tags carries it",
  waivers: "lets the environment do without rules; no resource changes",
  approvals: "lets the gate of `diff` pass a change; no resource changes",
  maxDowntime: "is the longest downtime that the gate of `diff` passes; no resource changes",
  assertions: "must hold for the network of the plan; no resource changes",
  allowUnknown: "lets values pass that the bundled tables do not list; no resource changes",
  usage: "is an assumption of the cost estimate; no resource changes",
  budget: "limits the estimated cost; no resource changes",
};

/** Facts of a key that are the same in every spec. */
export function prettyKey(key: string, title: string, docs: string, rules: readonly string[], style: Style): string {
  const read = rules.length === 0 ? [] : [`  ${style.faint("rules")}  ${rules.join(", ")}`];
  return `${[`${style.strong(key)}${title === "" ? "" : `  ${style.faint(title)}`}`, `  ${style.faint("docs")}   ${docs}`, ...read].join("\n")}\n`;
}

export function prettyTrace({ file, keys, readers, prices }: TracedSpec, style: Style): string {
  const own = keys.flatMap((traced) => keyLines(traced, prices, style));
  const through = readers.map(
    ({ resource, reads }) => `    reaches ${resource.id}, which reads ${reads.slice(0, 3).join(", ")}${reads.length > 3 ? ", …" : ""}`,
  );
  return `${[`  ${style.strong(file)}`, ...own, ...cutList(through, style)].join("\n")}\n`;
}

function keyLines({ cause, overriddenAt, effects }: TracedKey, prices: Prices, style: Style): readonly string[] {
  const head = `    ${cause.key} = ${cause.value === undefined ? "not set" : valueText(cause.value, 40)}`;
  if (overriddenAt !== undefined) return [`${head}  ${style.faint(`the line has no effect: ${placeText(overriddenAt)} overrides it`)}`];
  const monthly = prices.ofKey(cause.key);
  const money = monthly === undefined || monthly === 0 ? "" : style.faint(`  part of ${monthly.toFixed(2)} USD a month`);
  const lines = effects.map(({ resource, type, planned, properties }) => {
    const named = properties.length === 0 ? "" : `: ${properties.join(", ")}`;
    return `      ${planned ? "plans" : "sets"} ${resource} ${style.faint(`(${typeLabel(type)})`)}${named}`;
  });
  return [
    `${head}${money}`,
    ...(lines.length === 0
      ? [`      ${style.faint(besides[cause.key.split(".")[0]!] ?? "causes nothing in the plan")}`]
      : cutList(lines, style)),
  ];
}

function cutList(lines: readonly string[], style: Style): readonly string[] {
  const rest = lines.length - mostListed;
  return rest > 0 ? [...lines.slice(0, mostListed), `      ${style.faint(`and ${rest} more: use --format json`)}`] : lines;
}
