/** Resource options that a spec sets on planned and extra resources. */
import { canonicalJson } from "../canonical/json.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Environment } from "../model/types.ts";
import type { Catalogue } from "../provider/catalogue.ts";
import { Handle, type DraftOptions } from "../plan/builder/draft.ts";
import type { PlanProvider } from "../plan/types.ts";
import type { KeyPath } from "../source/types.ts";
import type { Report } from "./report.ts";

export type SpecOptions = NonNullable<NonNullable<Environment["spec"]["extraResources"][string]>["options"]>;

/** Merges the options of the spec into the planned ones: lists are appended to, other values are replaced. */
export function withOptions(planned: DraftOptions, given: SpecOptions): DraftOptions {
  const options: Record<string, unknown> = { ...planned };
  for (const [name, value] of Object.entries(given)) {
    const before = options[name];
    options[name] = Array.isArray(value) && Array.isArray(before) ? [...(before as unknown[]), ...added(before, value)] : value;
  }
  return options;
}

/** Elements of `given` that are not planned yet; a handle counts as its id. */
export function added(planned: readonly unknown[], given: readonly unknown[]): readonly unknown[] {
  const known = new Set(planned.map(identity));
  return given.filter((item) => !known.has(identity(item)));
}

function identity(item: unknown): string {
  if (item instanceof Handle) return item.logicalId;
  return typeof item === "string" ? item : canonicalJson(item);
}

/** What the options of a resource are checked against. */
export interface OptionContext {
  readonly catalogue: Catalogue;
  readonly providers: Readonly<Record<string, PlanProvider>>;
  /** Ids of all planned resources. */
  readonly ids: ReadonlySet<string>;
  readonly report: Report;
}

const propertyOptions = { ignoreChanges: "inputs", replaceOnChanges: "outputs", additionalSecretOutputs: "outputs" } as const;

/** Reports names in the options at `at` that do not exist. */
export function checkOptions(type: string, given: SpecOptions, at: KeyPath, context: OptionContext): void {
  const { catalogue, ids, report } = context;
  for (const [index, id] of (given.dependsOn ?? []).entries()) if (!ids.has(id)) notPlanned(id, [...at, "dependsOn", index], ids, report);
  if (given.deletedWith !== undefined && !ids.has(given.deletedWith)) notPlanned(given.deletedWith, [...at, "deletedWith"], ids, report);
  checkProvider(type, given, at, context);
  const entry = catalogue.resource(type);
  if (entry === undefined) return;
  for (const option of ["ignoreChanges", "replaceOnChanges", "additionalSecretOutputs"] as const) {
    const known = Object.keys(entry.member[propertyOptions[option]]);
    for (const [index, path] of (given[option] ?? []).entries()) {
      const name = /^[^.[]*/.exec(path)![0];
      if (name === "*" || known.includes(name)) continue;
      const meant = nearest(name, known);
      const help = meant === undefined ? `expected one of ${known.join(", ")}` : `did you mean \`${meant}\`?`;
      report.error("unknown-property", [...at, option, index], `unknown property \`${name}\` of ${type}`, { help });
    }
  }
}

function checkProvider(type: string, { provider }: SpecOptions, at: KeyPath, { providers, report }: OptionContext): void {
  if (provider === undefined) return;
  const own = type.split(":", 1)[0]!;
  const fitting = Object.keys(providers).filter((name) => providers[name]!.package === own);
  if (fitting.includes(provider)) return;
  const message = Object.hasOwn(providers, provider)
    ? `provider \`${provider}\` belongs to package ${providers[provider]!.package}, but the resource belongs to ${own}`
    : `unknown provider \`${provider}\``;
  report.error("unknown-resource", [...at, "provider"], message, { help: `use \`${fitting.join("` or `")}\`, or remove the option` });
}

function notPlanned(id: string, at: KeyPath, ids: ReadonlySet<string>, report: Report): void {
  report.error("unknown-resource", at, `unknown resource \`${id}\``, { help: helpForId(id, ids) });
}

/** Suggests the planned id that was probably meant. */
export function helpForId(id: string, ids: ReadonlySet<string>): string {
  const meant = nearest(id, ids);
  return meant === undefined ? "`platform-compile graph --format json` lists all resource IDs" : `did you mean \`${meant}\`?`;
}
