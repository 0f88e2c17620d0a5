/** Finds the key, section or rule that a user's argument refers to. */
import { nearest } from "../diagnostics/nearest.ts";
import { allKeys, moduleSections, withInner, type KeyFacts, type SectionFacts } from "../reference/keys.ts";
import { ruleNames, ruleReference, type RuleReference } from "../reference/rules.ts";

/** A key, a whole section, a rule, or the nearest name. */
export type Found =
  | { readonly key: KeyFacts }
  | { readonly rule: RuleReference }
  | { readonly section: SectionFacts }
  | { readonly suggestion: string | undefined; readonly choices: readonly string[] };

/** Rule names are kebab-case and keys are not, so no name is ambiguous. */
export function find(name: string): Found {
  const rule = ruleReference(name);
  if (rule !== undefined) return { rule };
  const found = findKey(name);
  if (!("suggestion" in found) || found.choices.length > 0) return found;
  const meant = name.includes("-") ? nearest(name, ruleNames()) : undefined;
  return { suggestion: meant ?? found.suggestion ?? nearest(name, ruleNames()), choices: [] };
}

/**
 * Key names are unique in a spec, so `enableRdsProxy` finds the same key as `rds.enableRdsProxy`. A nested key needs its parent,
 * `existingVpc.vpcId`. A section's name finds all its keys.
 */
export function findKey(name: string): Found {
  const all = allKeys().flatMap(withInner);
  const exact = all.filter(({ path }) => path === name);
  const matching = exact.length > 0 ? exact : all.filter(({ path }) => path.endsWith(`.${name}`));
  // If several keys contain `name`, the least nested one wins.
  const shallow = matching.filter(({ path }) => path.split(".").length === Math.min(...matching.map((key) => key.path.split(".").length)));
  if (shallow.length === 1) return { key: shallow[0]! };
  if (shallow.length > 1) return { suggestion: undefined, choices: shallow.map(({ path }) => path) };
  const section = moduleSections().find((each) => each.name === name);
  if (section !== undefined) return { section };
  const names = [...all.map((key) => key.name), ...all.map(({ path }) => path), ...moduleSections().map((each) => each.name)];
  return { suggestion: nearest(name, names) ?? containing(name, all), choices: [] };
}

/** A key whose name begins or ends with `name`, or else one whose name contains it: `enableRdsProxy` for `proxy`. */
function containing(name: string, all: readonly KeyFacts[]): string | undefined {
  const wanted = name.toLowerCase();
  if (wanted.length < 3) return undefined;
  const inside = all.filter((key) => key.name.toLowerCase().includes(wanted));
  const ends = inside.find((key) => key.name.toLowerCase().endsWith(wanted) || key.name.toLowerCase().startsWith(wanted));
  return (ends ?? inside[0])?.name;
}
