/** Reduces compiler/plan/builder/replacement.json (facts with their sources) to the small table that the compiler carries. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./packages.ts";
import { formattedFiles } from "./write.ts";

interface Facts {
  readonly stateful: boolean;
  readonly replace: readonly string[];
  readonly createBeforeDelete: string;
  readonly replaceWhen: readonly { readonly property: string }[];
  readonly unverified?: readonly string[];
  readonly autoName?: string;
  readonly deleteFirst?: boolean;
  readonly tagged?: boolean;
}

const orders: Readonly<Record<string, string>> = { ok: "ok", "collides when name is fixed": "collides", impossible: "impossible" };

/** What the compiler needs of a type's facts. */
function carried({ replace, createBeforeDelete, stateful, replaceWhen, unverified, autoName, deleteFirst, tagged }: Facts): object {
  const when = replaceWhen.map(({ property }) => property);
  const some = { ...(when.length > 0 && { replaceWhen: when }), unverified, autoName, deleteFirst, tagged };
  return { replace, createBeforeDelete: orders[createBeforeDelete], stateful, ...some };
}

/** generated/aws/replacement-table.ts. */
export function replacementFiles(): Promise<Map<string, string>> {
  const facts = JSON.parse(readFileSync(join(projectRoot, "compiler/plan/builder/replacement.json"), "utf8")) as Record<string, Facts>;
  const table = Object.fromEntries(
    Object.entries(facts)
      .filter(([token]) => token.includes(":"))
      .map(([token, one]) => [token, carried(one)]),
  );
  return formattedFiles({
    "generated/aws/replacement-table.ts": `import type { ReplacementFacts } from "../../compiler/plan/builder/replacement.ts";
/** What replaces a resource of each type, from compiler/plan/builder/replacement.json. */
export const replacementTable: Readonly<Record<string, ReplacementFacts>> = ${JSON.stringify(table)};
`,
  });
}
