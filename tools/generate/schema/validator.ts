/** The validators that the compiler loads: ajv's standalone code, generated at build time, so that ajv itself is not loaded. */
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { hoistRepeated } from "./hoist.ts";
import { mapValues, type SchemaNode } from "./load.ts";
import { withoutErrors } from "./without-errors.ts";

/** Source of a module whose function validates against `schema` and stores ajv's errors on itself. */
export function validator(schema: SchemaNode): string {
  const { imports, body } = codeOf(schema, true);
  return `${imports}\n${body}`;
}

/** Source of a module whose function only reports whether a value is valid. It is a quarter of the full validator's size. */
export function acceptor(schema: SchemaNode): string {
  const { imports, body } = codeOf(schema, false);
  return `${imports}
${withoutErrors(body.replace(exported, ""))}
export const accepts = ${nameOf(body)};
export default accepts;
`;
}

function codeOf(schema: SchemaNode, allErrors: boolean): { readonly imports: string; readonly body: string } {
  const ajv = new Ajv({
    allErrors,
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
  // ajv leaves `require` in its ESM output; esbuild and Node both understand an import.
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
  return { imports: imports.join("\n"), body };
}

const exported = /^export const validate = (\w+);\s*export default \w+;/m;

function nameOf(body: string): string {
  return exported.exec(body)![1]!;
}

/** Removes annotations: they validate nothing, and would be embedded in the validator, which every start of the CLI reads. */
function bare(node: SchemaNode): SchemaNode {
  const result: SchemaNode = Object.fromEntries(
    Object.entries(node).filter(([key]) => !key.startsWith("x-") && !["title", "description", "examples", "$schema"].includes(key)),
  );
  if (node.properties) result.properties = mapValues(node.properties, bare);
  if (node.items) result.items = bare(node.items);
  if (typeof node["propertyNames"] === "object") result["propertyNames"] = bare(node["propertyNames"] as SchemaNode);
  if (typeof node.additionalProperties === "object") result.additionalProperties = bare(node.additionalProperties);
  return result;
}

/** The validator's type declaration. */
export const validatorTypes = `import type { ErrorObject } from "ajv";
/** Validates an effective spec (after \`extends\`, before defaults). */
export declare const validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };
export default validate;
`;

/** The acceptor's type declaration. */
export const acceptorTypes = `/** Is it a valid effective spec? What is wrong with it, \`validate\` of effective.js tells. */
export declare const accepts: (data: unknown) => boolean;
export default accepts;
`;
