/**
 * What the SDK's resource classes add to a program's arguments (secret outputs, aliases, defaults, versions), read from generated tables.
 * With it, raw resources are registered exactly as the classes would register them, without loading the classes.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Output } from "@pulumi/pulumi/output.js";
import { output, secret } from "@pulumi/pulumi/output.js";
import type { CustomResourceOptions } from "@pulumi/pulumi/resource.js";
import { packageFile } from "../package/files.ts";
import { refuse } from "./refusal.ts";

/** What the class of one resource type adds, extracted from the class by tools/generate/sdk. Empty parts are absent. */
export interface Additions {
  /** Outputs that are always secret, whatever the provider returns. */
  readonly secretOutputs?: readonly string[];
  /** Inputs that are wrapped as secrets if they are set (truthy). */
  readonly secretInputs?: readonly string[];
  /** Former names of this type: `aliases: [{type}]`. */
  readonly aliases?: readonly string[];
  /** Constant defaults of inputs that the program leaves null or undefined. */
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  /** Inputs that default to the first of these environment variables that is set. */
  readonly environment?: Readonly<Record<string, EnvironmentVariables>>;
  /** Inputs that are sent as JSON unless they are strings; only provider classes have any. */
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
  /** Additions of the provider class, `pulumi:providers:<package>`. */
  readonly provider: Additions;
  /** Additions by token, for resource types whose class adds something. */
  readonly resources: Readonly<Record<string, Additions>>;
  /** Resource types whose class adds nothing, by module: without the package and the module that the table is for. */
  readonly plain: Readonly<Record<string, readonly string[]>>;
}

/** Package of a token, or namespace of a config key: the text before the first colon. */
export function packageOf(token: string): string {
  return token.slice(0, token.indexOf(":"));
}

/** Loads the table of each package once. */
export class Sdk {
  readonly #tables = new Map<string, SdkTable | undefined>();

  /** The table of a Pulumi package; undefined if platform-compile does not support it. A name from a plan is not part of a path. */
  find(name: string): SdkTable | undefined {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
    if (!this.#tables.has(name)) {
      const file = packageFile(`generated/sdk/${name}.json`);
      this.#tables.set(name, existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SdkTable) : undefined);
    }
    return this.#tables.get(name);
  }

  /** The table of a package; refuses if there is none. */
  table(name: string): SdkTable {
    return this.find(name) ?? refuse(unsupported(name));
  }
}

/** The problem with a package that has no table. */
export function unsupported(name: string): string {
  return `provider package ${JSON.stringify(name.slice(0, 80))} is not supported by the installed platform-compile`;
}

/** What the class of `type` adds; undefined if the package has no such type. */
export function additionsFor(table: SdkTable, type: string): Additions | undefined {
  const found = table.resources[type];
  if (found !== undefined) return found;
  const [, module = "", rest = ""] = /^[^:]+:([^/:]+)\/(.+)$/.exec(type) ?? [];
  return table.plain[module]?.includes(rest) === true ? {} : undefined;
}

/** Inputs as the class sends them: with defaults, JSON encoding, and secret wrapping. */
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

/** Value of the first variable that is set. Booleans and numbers are parsed as Terraform parses them. */
function fromEnvironment({ variables, type }: EnvironmentVariables): string | number | boolean | undefined {
  const text = variables.map((name) => process.env[name]).find(Boolean);
  if (text === undefined || type === "string") return text;
  if (type === "number") return Number.isNaN(Number.parseFloat(text)) ? undefined : Number.parseFloat(text);
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return true;
  return ["0", "f", "F", "false", "FALSE", "False"].includes(text) ? false : undefined;
}

/** `given` with the options that the class adds; in lists the elements of `given` come first. */
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
