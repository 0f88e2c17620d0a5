/** Where the calls of a deployer's role come from: AWS's schemas, or the provider's own calls where they differ. */
import table from "../../../generated/aws/deploy-permissions.json" with { type: "json" };
import type { PlanResource } from "../../plan/types.ts";
import { rowOf } from "./calls.ts";

export interface Origin {
  /** The schemas from which all other calls come. */
  readonly schemas: { readonly source: string; readonly date: string };
  /** Calls of this role that no schema lists for the type, with the file of the provider that makes them. */
  readonly provider: readonly { readonly type: string; readonly actions: readonly string[]; readonly comparedWith: string | null }[];
}

export function originOf(resources: readonly PlanResource[], allowed: ReadonlySet<string>): Origin {
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return {
    schemas: { source: table.source, date: table.date },
    provider: types.flatMap((type) => {
      const { provider = "", comparedWith = null } = rowOf(type) ?? {};
      const actions = provider.split(" ").filter((action) => allowed.has(action));
      return actions.length === 0 ? [] : [{ type, actions, comparedWith }];
    }),
  };
}
