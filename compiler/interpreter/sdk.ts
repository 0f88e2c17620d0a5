/**
 * What the SDK's resource classes add to what a program gives (secret outputs, aliases, defaults, versions), from the
 * generated tables, so that raw resources are registered as the classes would register them without loading any.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Output } from "@pulumi/pulumi/output.js";
import { output, secret } from "@pulumi/pulumi/output.js";
import type { CustomResourceOptions } from "@pulumi/pulumi/resource.js";
import { refuse } from "./refusal.ts";

/** What one class adds; see tools/generate/sdk. */
export interface Additions {
  readonly secretOutputs?: readonly string[];
  readonly secretInputs?: readonly string[];
  readonly aliases?: readonly string[];
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  readonly environment?: Readonly<
    Record<string, { readonly type: "string" | "number" | "boolean"; readonly variables: readonly string[] }>
  >;
  readonly jsonInputs?: readonly string[];
  readonly deprecation?: string;
}

/** `generated/sdk/<package>.json`. */
export interface SdkTable {
  readonly package: string;
  readonly version: string;
  readonly pluginDownloadURL?: string;
  readonly provider: Additions;
  readonly resources: Readonly<Record<string, Additions>>;
  readonly plain: Readonly<Record<string, readonly string[]>>;
}

/** Package of a token or namespace of a config key: what stands before the first colon. */
export function packageOf(token: string): string {
  return token.slice(0, token.indexOf(":"));
}

/** Reads each package's table once. */
export class Sdk {
  readonly #root: string;
  readonly #tables = new Map<string, SdkTable | undefined>();

  /** `root`: folder of the project. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The table of a package; undefined when the package is none of the project's. */
  find(name: string): SdkTable | undefined {
    if (!this.#tables.has(name)) {
      const file = join(this.#root, "generated", "sdk", `${name}.json`);
      this.#tables.set(name, existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SdkTable) : undefined);
    }
    return this.#tables.get(name);
  }

  /** The table of a package, refused when there is none. */
  table(name: string): SdkTable {
    return (
      this.find(name) ??
      refuse(`No table of package ${name} in generated/sdk: is @pulumi/${name} a dependency?`, `npm install -E @pulumi/${name}`)
    );
  }
}

/** What the class of `type` adds; undefined when the package has no such type. */
export function additionsFor(table: SdkTable, type: string): Additions | undefined {
  const found = table.resources[type];
  if (found !== undefined) return found;
  const [, module = "", rest = ""] = /^[^:]+:([^/:]+)\/(.+)$/.exec(type) ?? [];
  return table.plain[module]?.includes(rest) === true ? {} : undefined;
}

/** Inputs as the class sends them: defaults filled in, JSON inputs encoded, secret inputs wrapped. */
export function classInputs(added: Additions, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inputs = { ...given };
  for (const [key, value] of Object.entries(added.defaults ?? {})) inputs[key] ??= value;
  for (const [key, source] of Object.entries(added.environment ?? {})) inputs[key] ??= fromEnvironment(source.variables, source.type);
  for (const key of added.jsonInputs ?? []) if (inputs[key] !== undefined) inputs[key] = asJson(inputs[key]);
  for (const key of added.secretInputs ?? []) if (inputs[key]) inputs[key] = secret(inputs[key]);
  return inputs;
}

function asJson(value: unknown): Output<string | undefined> {
  return (output(value as object) as Output<unknown>).apply((known) => (known === undefined ? undefined : JSON.stringify(known)));
}

/** The first variable that is set, read as Terraform reads booleans and numbers. */
function fromEnvironment(variables: readonly string[], type: "string" | "number" | "boolean"): string | number | boolean | undefined {
  const text = variables.map((name) => process.env[name]).find(Boolean);
  if (text === undefined || type === "string") return text;
  if (type === "number") return Number.isNaN(Number.parseFloat(text)) ? undefined : Number.parseFloat(text);
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return true;
  return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : undefined;
}

/** Options that the class adds to `given`, whose lists come first. */
export function classOptions(table: SdkTable, added: Additions, given: CustomResourceOptions): CustomResourceOptions {
  const secrets = [...(given.additionalSecretOutputs ?? []), ...(added.secretOutputs ?? [])];
  const aliases = [...(given.aliases ?? []), ...(added.aliases ?? []).map((type) => ({ type }))];
  return {
    ...given,
    version: table.version,
    ...(table.pluginDownloadURL === undefined ? {} : { pluginDownloadURL: table.pluginDownloadURL }),
    ...(secrets.length === 0 ? {} : { additionalSecretOutputs: secrets }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
