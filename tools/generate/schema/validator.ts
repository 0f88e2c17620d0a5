/** The validator that the compiler loads: ajv's own code, made at build time, so that ajv itself is not loaded. */
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { hoistRepeated } from "./hoist.ts";
import { mapValues, type SchemaNode } from "./load.ts";

/** Source of a module that exports a function which validates against `schema`, and leaves ajv's errors on itself. */
export function validator(schema: SchemaNode): string {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    messages: false,
    // Each definition stays one function, however often it is used.
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  const validate = ajv.compile(hoistRepeated(bare(schema)));
  const code = (standalone as unknown as (ajv: Ajv, validate: unknown) => string)(ajv, validate);
  // ajv leaves `require` in its ESM output; an import is what both esbuild and Node understand.
  const imports: string[] = [];
  const body = code.replace(
    /const (\w+) = require\("([^"]+)"\)(\.default)?;/g,
    (_match, name: string, path: string, isDefault?: string) => {
      imports.push(
        `import ${name}Module from "${path}.js";\nconst ${name} = ${isDefault ? `${name}Module.default ?? ${name}Module` : `${name}Module`};`,
      );
      return "";
    },
  );
  // The schema itself is embedded for error objects that nobody reads (verbose is off).
  return `${imports.join("\n")}\n${body}`;
}

/** Annotations validate nothing and would be embedded in the validator, which every start of the CLI reads. */
function bare(node: SchemaNode): SchemaNode {
  const result: SchemaNode = Object.fromEntries(
    Object.entries(node).filter(([key]) => !key.startsWith("x-") && !["title", "description", "examples", "$schema"].includes(key)),
  );
  if (node.properties) result.properties = mapValues(node.properties, bare);
  if (node.items) result.items = bare(node.items);
  if (typeof node.additionalProperties === "object") result.additionalProperties = bare(node.additionalProperties);
  return result;
}

/** Its declaration. */
export const validatorTypes = `import type { ErrorObject } from "ajv";
/** Validates an effective spec (after \`extends\`, before defaults). */
export declare const validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };
export default validate;
`;
