/** Reduces compiler/plan/builder/replacement.json (facts with their sources) to the small table that the compiler carries. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./packages.ts";
import { formattedFiles } from "./write.ts";

interface Facts {
  readonly stateful: boolean;
  readonly replace: readonly string[];
  readonly createBeforeDelete: string;
}

const orders: Readonly<Record<string, string>> = { ok: "ok", "collides when name is fixed": "collides", impossible: "impossible" };

/** generated/aws/replacement-table.ts. */
export function replacementFiles(): Promise<Map<string, string>> {
  const facts = JSON.parse(readFileSync(join(projectRoot, "compiler/plan/builder/replacement.json"), "utf8")) as Record<string, Facts>;
  const table = Object.fromEntries(
    Object.entries(facts)
      .filter(([token]) => token.includes(":"))
      .map(([token, { replace, createBeforeDelete, stateful }]) => [
        token,
        { replace, createBeforeDelete: orders[createBeforeDelete], stateful },
      ]),
  );
  return formattedFiles({
    "generated/aws/replacement-table.ts": `import type { ReplacementFacts } from "../../compiler/plan/builder/replacement.ts";
/** What replaces a resource of each type, from compiler/plan/builder/replacement.json. */
export const replacementTable: Readonly<Record<string, ReplacementFacts>> = ${JSON.stringify(table)};
`,
  });
}
