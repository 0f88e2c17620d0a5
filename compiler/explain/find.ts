/** The key, section or rule that somebody means. */
import { nearest } from "../diagnostics/nearest.ts";
import { allKeys, moduleSections, type KeyFacts, type SectionFacts } from "../reference/keys.ts";
import { ruleNames, ruleReference, type RuleReference } from "../reference/rules.ts";

/** A key, a whole section, a rule, or what was probably meant. */
export type Found =
  | { readonly key: KeyFacts }
  | { readonly rule: RuleReference }
  | { readonly section: SectionFacts }
  | { readonly suggestion: string | undefined; readonly choices: readonly string[] };

/** Rules are kebab-case and keys are not, so no name is both. */
export function find(name: string): Found {
  const rule = ruleReference(name);
  if (rule !== undefined) return { rule };
  const found = findKey(name);
  if (!("suggestion" in found) || found.choices.length > 0) return found;
  const meant = name.includes("-") ? nearest(name, ruleNames()) : undefined;
  return { suggestion: meant ?? found.suggestion ?? nearest(name, ruleNames()), choices: [] };
}

/**
 * Names of keys are unique in a spec, so `enableRdsProxy` does as well as `rds.enableRdsProxy`; what stands inside a key is named
 * with it, `existingVpc.vpcId`. A section's name stands for all its keys.
 */
export function findKey(name: string): Found {
  const all = allKeys().flatMap(withInner);
  const exact = all.filter(({ path }) => path === name);
  const matching = exact.length > 0 ? exact : all.filter(({ path }) => path.endsWith(`.${name}`));
  // Of `name` inside several keys the one that is a key of its own wins.
  const shallow = matching.filter(({ path }) => path.split(".").length === Math.min(...matching.map((key) => key.path.split(".").length)));
  if (shallow.length === 1) return { key: shallow[0]! };
  if (shallow.length > 1) return { suggestion: undefined, choices: shallow.map(({ path }) => path) };
  const section = moduleSections().find((each) => each.name === name);
  if (section !== undefined) return { section };
  const names = [...all.map((key) => key.name), ...all.map(({ path }) => path), ...moduleSections().map((each) => each.name)];
  return { suggestion: nearest(name, names) ?? containing(name, all), choices: [] };
}

function withInner(key: KeyFacts): readonly KeyFacts[] {
  return [key, ...key.inner.flatMap(withInner)];
}

/** `proxy` is a part of one name that begins or ends with it, at best. */
function containing(name: string, all: readonly KeyFacts[]): string | undefined {
  const wanted = name.toLowerCase();
  if (wanted.length < 3) return undefined;
  const inside = all.filter((key) => key.name.toLowerCase().includes(wanted));
  const ends = inside.find((key) => key.name.toLowerCase().endsWith(wanted) || key.name.toLowerCase().startsWith(wanted));
  return (ends ?? inside[0])?.name;
}
