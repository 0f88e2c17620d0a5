/** Checks that the SDK tables know all types of a plan, in the versions that the plan was compiled for. */
import type { Plan } from "../plan/types.ts";
import type { Sdk } from "./sdk.ts";
import { additionsFor, packageOf, unsupported } from "./sdk.ts";

/**
 * The problems, one line each. A type without its class additions would silently lose secrets and aliases, and additions of another
 * provider version might be wrong.
 */
export function checkTypes(plan: Plan, sdk: Sdk): string[] {
  const problems = new Set<string>();
  for (const { id, type } of plan.resources) {
    const table = sdk.find(packageOf(type));
    if (table === undefined) problems.add(`${id}: ${unsupported(packageOf(type))}`);
    else if (additionsFor(table, type) === undefined) problems.add(`${id}: unknown type ${type} of ${table.package} ${table.version}`);
  }
  for (const [name, provider] of Object.entries(plan.providers)) {
    const table = sdk.find(provider.package);
    if (table === undefined) problems.add(`provider ${name}: ${unsupported(provider.package)}`);
    else if (table.version !== provider.version)
      problems.add(
        `provider ${name}: the plan expects ${provider.package} ${provider.version}, the installed platform-compile has ${table.version}`,
      );
  }
  for (const [id, call] of Object.entries(plan.data)) {
    if (sdk.find(packageOf(call.function)) === undefined) problems.add(`data ${id}: ${unsupported(packageOf(call.function))}`);
  }
  return [...problems];
}
