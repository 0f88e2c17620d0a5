/** Describes the effects of a change in words. */
import { cut } from "../diagnostics/render/shorten.ts";
import { inYaml } from "../validate/schema/words.ts";
import type { EffectName, KeyEffect, TypeCounts } from "./effects.ts";
import { interruptionOf } from "../change/danger/interruptions.ts";
import type { KeyFacts } from "./keys.ts";

/** Effect names in tables. */
export const effectWords: Readonly<Record<EffectName, string>> = {
  none: "no resource changes",
  creation: "at creation only",
  refused: "refused by AWS",
  "in place": "in place",
  rollout: "rolling deployment",
  restart: "interruption",
  "log loss": "log loss",
  replace: "replacement",
  "data loss": "data loss",
};

const labels = new Map<string, string>();

/** `aws:rds/instance:Instance` → `rds.Instance`, `random:index/randomId:RandomId` → `random.RandomId`. */
export function typeLabel(type: string): string {
  let label = labels.get(type);
  if (label === undefined) labels.set(type, (label = labelOf(type)));
  return label;
}

function labelOf(type: string): string {
  const [provider = "", path = "", name = type] = type.split(":");
  const module = path.split("/")[0]!;
  return `${module === "index" ? provider : module}.${name}`;
}

/** A value for tables: on one line, truncated. */
export function valueText(value: unknown, longest = 60): string {
  if (value === null || value === undefined) return "not set";
  return cut(inYaml(value), longest);
}

/** `` `false` in class dev, `true` in class prod ``, a single common default, or how the key behaves without one. */
export function defaultText({ presence, defaults, path, section }: KeyFacts, longest = 60): string {
  const parent = path.split(".").at(-2);
  if (presence === "required") return parent === section ? "none: required in every root spec" : `none: required within \`${parent!}\``;
  if (defaults === undefined) return "none: optional";
  const [dev, prod] = [valueText(defaults.dev, longest), valueText(defaults.prod, longest)];
  return dev === prod ? `\`${dev}\`` : `\`${dev}\` in class dev, \`${prod}\` in class prod`;
}

/**
 * `+13.14`, `−2.00`, with `, at maximum scale +40.00` if the amount differs when autoscaling runs every service at its maximum; empty if
 * the cost does not change.
 */
export function moneyText({ monthly = 0, highest = monthly }: Pick<KeyEffect, "monthly" | "highest">): string {
  const parts = [...(monthly === 0 ? [] : [signed(monthly)]), ...(highest === monthly ? [] : [`at maximum scale ${signed(highest)}`])];
  return parts.join(", ");
}

function signed(dollars: number): string {
  return `${dollars < 0 ? "−" : "+"}${Math.abs(dollars).toFixed(2)}`;
}

/** The parts of an effect, most severe first. */
export function effectParts(effect: KeyEffect): readonly string[] {
  const { refused = [], impossible = [], lost = [], interrupted = [], options = [], provider = [] } = effect;
  if (impossible.length > 0) return impossible.map((entry) => `AWS refuses this \`${entry.split(" ")[1]!}\``);
  const notices = interrupted.map((entry) => interruptionOf(...(entry.split(" ") as [string, string]))!);
  return [
    ...(refused.length > 0 ? [`\`pulumi up\` refuses while ${names(refused)} ${refused.length === 1 ? "is" : "are"} protected`] : []),
    ...(lost.length > 0 ? [`data in ${names(lost)} is lost`] : []),
    ...new Set(notices),
    ...counts("replaces", effect.replaced),
    ...counts("deletes", effect.deleted),
    ...counts("creates", effect.created),
    ...counts("updates", effect.updated),
    ...(options.length > 0 ? [`changes Pulumi's protection of ${names(options)}`] : []),
    ...(provider.length > 0
      ? [`changes the provider's ${provider.map((name) => `\`${name}\``).join(", ")}, which applies to every resource`]
      : []),
    ...(effect.effect === "creation" ? ["`pulumi up` does not change existing resources"] : []),
  ];
}

const mostNamed = 3;

function names(ids: readonly string[]): string {
  const shown = ids.slice(0, mostNamed).map((id) => `\`${id}\``);
  const rest = ids.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

function counts(verb: string, types: TypeCounts | undefined): readonly string[] {
  const entries = Object.entries(types ?? {}).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (entries.length === 0) return [];
  const shown = entries.slice(0, mostNamed).map(([type, count]) => `${count} ${typeLabel(type)}`);
  const rest = entries.slice(mostNamed).reduce((sum, [, count]) => sum + count, 0);
  return [`${verb} ${shown.join(", ")}${rest > 0 ? ` and ${rest} others` : ""}`];
}
