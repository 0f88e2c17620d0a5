/** Plans the `extraResources` of a spec as a module. */
import { nearest } from "../diagnostics/nearest.ts";
import type { Environment } from "../model/types.ts";
import type { LoweredModule } from "../plan/builder/build.ts";
import type { Catalogue } from "../provider/catalogue.ts";
import type { Draft, Token } from "../plan/builder/draft.ts";
import { Traced } from "../plan/builder/traced.ts";
import { toPlanValue, type Reading } from "./expressions.ts";
import { isProviderModule, providerModules } from "../provider/load.ts";
import { withOptions } from "./resource-options.ts";

/** Name of the module; also the spec key of its resources. */
export const extraModule = "extraResources";

/** The module. Reports ids that are taken and unknown types, and leaves out such resources. */
export function lowerExtra(environment: Environment, planned: ReadonlySet<string>, catalogue: Catalogue, reading: Reading): LoweredModule {
  const resources: Draft[] = [];
  for (const [id, extra] of Object.entries(environment.spec.extraResources)) {
    if (extra === undefined) continue;
    const at = [extraModule, id];
    if (planned.has(id)) {
      reading.report.error("duplicate-resource-id", at, `duplicate resource ID \`${id}\`: a module plans it already`, {
        help: `use another ID, such as \`extra-${id}\`; to change the planned resource, use \`overrides\``,
      });
    }
    if (catalogue.resource(extra.type) === undefined || extra.type.startsWith("pulumi:"))
      reportType(extra.type, [...at, "type"], catalogue, reading);
    const cause = `${extraModule}.${id}`;
    const inputs = Object.entries(extra.inputs ?? {}).map(
      ([name, value]) => [name, new Traced(toPlanValue(value, [...at, "inputs", name], reading), [cause])] as const,
    );
    const options = withOptions({ from: [cause] }, extra.options ?? {});
    resources.push({ id, type: extra.type as Token, inputs: Object.fromEntries(inputs), options });
  }
  return { module: extraModule, lowered: { resources } };
}

function reportType(type: string, at: readonly string[], catalogue: Catalogue, { report }: Reading): void {
  const meant = meantType(type, catalogue);
  const help =
    meant === undefined
      ? "expected a type token from the Pulumi Registry, for example `aws:sns/topic:Topic`"
      : `did you mean \`${meant}\`?`;
  report.error("unknown-resource-type", at, `unknown resource type \`${type}\``, { help });
}

/** Suggests a type for `aws:s3:Bucket`, `aws:s3/Bucket` or a misspelled token: matches the module first, then the type in it. */
function meantType(type: string, catalogue: Catalogue): string | undefined {
  const [packageName = "", rest = "", last = ""] = type.split(":", 3);
  const [word = "", slashed = ""] = rest.split("/", 2);
  const module = isProviderModule(packageName, word) ? word : nearest(word, providerModules(packageName));
  if (module === undefined) return undefined;
  const wanted = (last === "" ? slashed : last).toLowerCase();
  const types = catalogue.siblings(`${packageName}:${module}/x:x`).filter((token) => catalogue.resource(token) !== undefined);
  const named = new Map(types.map((token) => [token.slice(token.lastIndexOf(":") + 1), token]));
  const exact = [...named.keys()].find((name) => name.toLowerCase() === wanted) ?? nearest(wanted, named.keys());
  return exact === undefined ? undefined : named.get(exact);
}
