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

/** What the class of one resource type adds; tools/generate/sdk reads it from the class. Every part is absent when there is nothing. */
export interface Additions {
  /** Outputs that are secret whatever the provider says. */
  readonly secretOutputs?: readonly string[];
  /** Inputs that are wrapped as secret, when they are given (truthy). */
  readonly secretInputs?: readonly string[];
  /** Types that this one was called before: `aliases: [{type}]`. */
  readonly aliases?: readonly string[];
  /** Inputs that are given this constant when the program gives none (null or undefined). */
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  /** Inputs that come from the first of these environment variables that is set, when the program gives none. */
  readonly environment?: Readonly<Record<string, EnvironmentVariables>>;
  /** Inputs that are sent as JSON text, being no text: only of provider classes. */
  readonly jsonInputs?: readonly string[];
  /** Warning that the class logs whenever it is used. */
  readonly deprecation?: string;
}

export interface EnvironmentVariables {
  readonly type: "string" | "number" | "boolean";
  readonly variables: readonly string[];
}

/** `generated/sdk/<package>.json`. */
export interface SdkTable {
  /** Pulumi package, `aws`. */
  readonly package: string;
  /** Option `version` of every resource of the package. */
  readonly version: string;
  /** Option `pluginDownloadURL` of every resource of the package. */
  readonly pluginDownloadURL?: string;
  /** Of the provider class, `pulumi:providers:<package>`. */
  readonly provider: Additions;
  /** By token: resource types whose class adds something. */
  readonly resources: Readonly<Record<string, Additions>>;
  /** Resource types whose class adds nothing, by module: without the package and the module that the table is for. */
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
  for (const [key, source] of Object.entries(added.environment ?? {})) inputs[key] ??= fromEnvironment(source);
  for (const key of added.jsonInputs ?? []) if (inputs[key] !== undefined) inputs[key] = asJson(inputs[key]);
  for (const key of added.secretInputs ?? []) if (inputs[key]) inputs[key] = secret(inputs[key]);
  return inputs;
}

function asJson(value: unknown): Output<string | undefined> {
  return (output(value as object) as Output<unknown>).apply((known) => (known === undefined ? undefined : JSON.stringify(known)));
}

/** The first variable that is set, read as Terraform reads booleans and numbers. */
function fromEnvironment({ variables, type }: EnvironmentVariables): string | number | boolean | undefined {
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
