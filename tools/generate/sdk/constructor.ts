/**
 * Reads the constructor of an SDK resource class, which shows what the class adds to the program's inputs. The constructors are generated
 * and consist of a handful of line forms. Any other line is an error, so that nothing that a newer SDK adds is lost.
 */
import type { Additions, EnvironmentVariables } from "../../../compiler/interpreter/sdk.ts";

interface Draft {
  secretOutputs: string[];
  secretInputs: string[];
  aliases: string[];
  defaults: Record<string, string | number | boolean>;
  environment: Record<string, EnvironmentVariables>;
  jsonInputs: string[];
  deprecation: string;
}

/** Lines that add nothing: control flow, plain copies of a property, checks that the catalogue repeats. */
const neutral: readonly RegExp[] = [
  /^let resourceInputs = \{\};$/,
  /^opts = opts \|\| \{\};$/,
  /^if \(opts\.id\) \{$/,
  /^const (state|args) = argsOrState;$/,
  /^resourceInputs\["(\w+)"\] = (state|args)\?\.\1;$/,
  /^resourceInputs\["\w+"\] = undefined \/\*out\*\/;$/,
  /^if \(args\?\.\w+ === undefined && !opts\.urn\) \{$/,
  /^throw new Error\("Missing required property '\w+'"\);$/,
  /^opts = pulumi\.mergeOptions\(utilities\.resourceOptsDefaults\(\), opts\);$/,
  /^opts = pulumi\.mergeOptions\(opts, (secretOpts|aliasOpts)\);$/,
  /^super\(\w+\.__pulumiType, name, resourceInputs, opts\);$/,
  /^(\{|\}|else \{|)$/,
];

const secretInput = /^resourceInputs\["(\w+)"\] = args\?\.\1 \? pulumi\.secret\(args\.\1\) : undefined;$/;
const otherInput = /^resourceInputs\["(\w+)"\] = (.+);$/;
const asJson = /^pulumi\.output\((.+)\)\.apply\(JSON\.stringify\)$/;
const fallback = /^\(args\?\.(\w+)\) \?\? (.+)$/;
const fromEnvironment = /^utilities\.getEnv(Boolean|Number)?\(([^)]*)\)$/;
const options = /^const (secretOpts|aliasOpts) = (\{.+\});$/;
const warning = /^pulumi\.log\.warn\((".+")\);$/;
const aliasType = /\{ type: "([^"]+)" \}/g;

/** Additions of the class in `code`, the text of an SDK module. Throws on an unknown line. */
export function additionsOf(code: string): Additions {
  const draft: Draft = { secretOutputs: [], secretInputs: [], aliases: [], defaults: {}, environment: {}, jsonInputs: [], deprecation: "" };
  for (const line of constructorLines(code)) readLine(line, draft);
  const entries = Object.entries({ ...draft, aliases: [...new Set(draft.aliases)] });
  return Object.fromEntries(entries.filter(([, part]) => Object.keys(part).length > 0)); // The keys of a string are its character positions.
}

function constructorLines(code: string): string[] {
  const body = /\n( +)constructor\(name, \w+, opts\) \{\n([\s\S]*?)\n\1\}\n/.exec(code)?.[2];
  if (body === undefined) throw new Error("an SDK class has no constructor of the known form");
  return body.split("\n").map((line) => line.trim());
}

function readLine(line: string, draft: Draft): void {
  if (neutral.some((form) => form.test(line))) return;
  const secret = secretInput.exec(line)?.[1];
  const [, kind, literal] = options.exec(line) ?? [];
  const message = warning.exec(line)?.[1];
  if (secret !== undefined) draft.secretInputs.push(secret);
  else if (kind !== undefined && literal !== undefined) readOptions(kind, literal, draft);
  else if (message !== undefined) draft.deprecation = JSON.parse(message) as string;
  else readInput(line, draft);
}

function readOptions(kind: string, literal: string, draft: Draft): void {
  const outputs = /^\{ additionalSecretOutputs: (\[.*\]) \}$/.exec(literal)?.[1];
  if (kind === "secretOpts" && outputs !== undefined) draft.secretOutputs.push(...(JSON.parse(outputs) as string[]));
  else if (kind === "aliasOpts" && /^\{ aliases: \[(\{ type: "[^"]+" \}(, )?)+\] \}$/.test(literal)) {
    draft.aliases.push(...[...literal.matchAll(aliasType)].map((match) => match[1] as string));
  } else throw notUnderstood(literal);
}

function readInput(line: string, draft: Draft): void {
  const [, name, value] = otherInput.exec(line) ?? [];
  if (name === undefined || value === undefined) throw notUnderstood(line);
  const json = asJson.exec(value)?.[1];
  if (json !== undefined) draft.jsonInputs.push(name);
  const rest = json ?? value;
  if (json !== undefined && rest === `args?.${name}`) return;
  const [, property, alternative] = fallback.exec(rest) ?? [];
  if (property !== name || alternative === undefined) throw notUnderstood(line);
  const [environment, type, variables] = fromEnvironment.exec(alternative) ?? [];
  if (environment === undefined) draft.defaults[name] = constant(alternative);
  else draft.environment[name] = { type: environmentType(type), variables: JSON.parse(`[${variables ?? ""}]`) as string[] };
}

function environmentType(suffix: string | undefined): EnvironmentVariables["type"] {
  return suffix === "Boolean" ? "boolean" : suffix === "Number" ? "number" : "string";
}

function constant(text: string): string | number | boolean {
  const value: unknown = JSON.parse(text);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw notUnderstood(text);
}

function notUnderstood(line: string): Error {
  return new Error(`a line of an SDK class is not understood: ${line}`);
}
