/** What the user asks `explain` about, and for which specs. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nearest } from "../../diagnostics/nearest.ts";
import { find, type Found } from "../../explain/find.ts";
import { search, type Match } from "../../explain/search.ts";
import { ledgerTypes } from "../../modules/ledger.ts";
import { typeLabel } from "../../reference/effect-words.ts";
import { UsageError, type CliIo, type Command } from "../command.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

/** The words before the first argument that looks like a file: names need no quotes. The first word is always a name. */
export function splitWords(positionals: readonly string[], io: CliIo): { readonly name: string; readonly specs: readonly string[] } {
  const end = positionals.findIndex((word, index) => index > 0 && (/[./\\*?[{]|^-$/.test(word) || existsSync(resolve(io.cwd, word))));
  const [words, specs] = end < 0 ? [positionals, []] : [positionals.slice(0, end), positionals.slice(end)];
  return { name: words.join(" ").trim(), specs };
}

export type Subject =
  | Exclude<Found, { readonly suggestion: unknown }>
  | { readonly command: Command }
  | { readonly resource: string; readonly type: string }
  | { readonly type: string; readonly ids: readonly string[] }
  | { readonly matches: readonly Match[] };

/** Throws a usage error with a suggestion if the name stands for nothing. `compiled` is called unless it is a key, rule or command. */
export function subjectOf(name: string, commands: readonly Command[], compiled: () => readonly CompiledTarget[]): Subject {
  const found = find(name);
  if (!("suggestion" in found)) return found;
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return { command };
  if (found.choices.length > 0) throw new UsageError(`${name} is ambiguous`, `use one of ${found.choices.join(", ")}`);
  const resources = resourcesOf(compiled());
  const type = resources.get(name);
  if (type !== undefined) return { resource: name, type };
  const types = [...new Set(resources.values())];
  const named = types.find((each) => each === name || typeLabel(each) === name);
  if (named !== undefined) return { type: named, ids: [...resources].flatMap(([id, own]) => (own === named ? [id] : [])) };
  const matches = isPlain(name) ? search(name, { resources, commands }) : [];
  if (matches.length > 0) return { matches };
  throw unknown(name, nearest(name, [found.suggestion ?? "", ...resources.keys(), ...types]) ?? found.suggestion);
}

/** Identifiers have dots, dashes or capitals inside; other words are searched for. */
function isPlain(name: string): boolean {
  return name.split(" ").every((word) => /^[\p{L}\p{N}'’?,]+$/u.test(word) && !/[a-z][A-Z]/.test(word));
}

/** Types by id: of the compiled specs, and of every spec that could be. */
function resourcesOf(compiled: readonly CompiledTarget[]): ReadonlyMap<string, string> {
  return new Map([...compiled.flatMap(({ plan }) => (plan?.resources ?? []).map(({ id, type }) => [id, type] as const)), ...ledgerTypes()]);
}

function unknown(name: string, suggestion: string | undefined): UsageError {
  const help =
    suggestion === undefined
      ? "docs/infrastructure/config-keys.md lists all keys, docs/infrastructure/rules.md all rules"
      : `did you mean ${suggestion}?`;
  return new UsageError(`unknown key or rule ${name}`, help);
}
