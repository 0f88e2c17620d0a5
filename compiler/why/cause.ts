/** One entry of a plan's `from`: the spec key with the line that sets it, or the rule. */
import { docsFolder, docsOf, keyPage } from "../diagnostics/docs.ts";
import type { Environment } from "../model/types.ts";
import { allKeys, type KeyFacts } from "../reference/keys.ts";
import { ruleReference } from "../reference/rules.ts";
import { pathOf } from "../source/keys.ts";
import { isTree } from "../source/merge.ts";
import type { Setting, SpecSource } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";

/** A spec with what it compiles to. */
export interface ReadSpec {
  readonly source: SpecSource;
  readonly environment: Environment;
  /** Git revision of the files; undefined in the working tree. */
  readonly revision?: string | undefined;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A line that states a value. */
export interface Statement {
  readonly place: Place;
  /** Null resets the key to its default. */
  readonly value: unknown;
}

export interface KeyCause {
  readonly kind: "key";
  readonly key: string;
  /** From the schema; empty for the name of an entry, such as that of a service. */
  readonly title: string;
  /** With defaults filled in; undefined if there is none. */
  readonly value: unknown;
  /** `set`: a line of the spec or of a parent sets it. `default`: none does. `unset`: none does, and it has no default. */
  readonly origin: "set" | "default" | "unset";
  /** The class whose default it is, if the classes differ. */
  readonly defaultOfClass: "dev" | "prod" | undefined;
  /** The line that sets the key, or that resets it to its default. */
  readonly statement: Statement | undefined;
  /** Lines of parents that have no effect, because `statement` comes before them. */
  readonly overridden: readonly Statement[];
  /** Lines of parents that add to the map. */
  readonly merged: readonly Statement[];
  readonly docs: string;
}

export interface RuleCause {
  readonly kind: "rule";
  readonly rule: string;
  readonly title: string;
  readonly docs: string;
}

export type Cause = KeyCause | RuleCause;

/** `name` as `from` has it: `rds.rdsInstanceClass`, `rule:database-encrypted`. */
export function causeOf(name: string, spec: ReadSpec): Cause {
  if (!name.startsWith("rule:")) return keyCause(name, spec);
  const rule = name.slice("rule:".length);
  return { kind: "rule", rule, title: ruleReference(rule)?.title ?? "", docs: docsOf({ rule }) };
}

export function keyCause(key: string, spec: ReadSpec): KeyCause {
  const { source, environment } = spec;
  const path = pathOf(key, environment.spec as never);
  const value = valueAt(environment.spec, path);
  const [first, ...others] = source.settings(path);
  const facts = factsOf(key);
  const isSet = source.isSet(path);
  const origin = isSet ? "set" : value === undefined ? "unset" : "default";
  const defaults = facts?.defaults;
  const differs = defaults !== undefined && JSON.stringify(defaults.dev) !== JSON.stringify(defaults.prod);
  const merges = isTree(first?.value);
  const rest = others.map((setting) => statementOf(setting, spec));
  return {
    kind: "key",
    key,
    title: facts?.title ?? "",
    value,
    origin,
    defaultOfClass: origin === "default" && differs ? environment.class : undefined,
    statement: first === undefined ? undefined : statementOf(first, spec),
    overridden: merges ? [] : rest,
    merged: merges ? rest : [],
    docs: `${docsFolder}/${keyPage(key)}`,
  };
}

function statementOf({ location: { file, range }, value }: Setting, { revision }: ReadSpec): Statement {
  return { place: { file: revision === undefined ? file : `${revision}:${file}`, line: range.line, column: range.column }, value };
}

/** The facts of a key, also of one inside a map; names of entries are skipped. */
function factsOf(key: string): KeyFacts | undefined {
  let keys = allKeys();
  let found: KeyFacts | undefined;
  const [first = "", ...rest] = key.split(".");
  const sections = new Set(keys.map(({ section }) => section));
  const steps = sections.has(first) ? rest : [first, ...rest];
  if (sections.has(first)) keys = keys.filter(({ section }) => section === first);
  for (const [index, step] of steps.entries()) {
    const next = keys.find(({ name }) => name === step);
    if (next === undefined && index === steps.length - 1) return undefined;
    if (next === undefined) continue;
    found = next;
    keys = next.inner;
  }
  return found;
}
