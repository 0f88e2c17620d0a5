/**
 * Writes `generated/interpreter/plan-shape.js`: schema/plan.schema.json as a function, so that the interpreter needs no schema compiler at
 * run time.
 * Run it with `npm run generate -- "plan shape"`. The same schema gives the same bytes.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import type { GeneratedFiles } from "./generated-files.ts";
import { projectRoot } from "./packages.ts";

/** Folder of the validator, owned by this generator. */
export const interpreterFolder = "generated/interpreter";

const declaration = `/** Generated from schema/plan.schema.json by tools/generate/plan-shape.ts. */
export interface PlanShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** Does the value have the shape of a plan? \`errors\` says what differs, after a call that returned false. */
declare const validate: { (value: unknown): boolean; errors?: readonly PlanShapeError[] | null };
export default validate;
`;

/** The validator and its declaration, by path. */
export function generatePlanShape(): GeneratedFiles {
  const schema = JSON.parse(readFileSync(join(projectRoot, "schema", "plan.schema.json"), "utf8")) as object;
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true, optimize: 1 } });
  // Keep only the default export.
  const code = standalone.default(ajv, ajv.compile(schema)).replace("export const validate =", "const validate =");
  if (code.includes("require(")) throw new Error("the validator needs a part of ajv at run time, which an ES module cannot require");
  return new Map([
    [`${interpreterFolder}/plan-shape.js`, `// Generated from schema/plan.schema.json by tools/generate/plan-shape.ts.\n${code}\n`],
    [`${interpreterFolder}/plan-shape.d.ts`, declaration],
  ]);
}
