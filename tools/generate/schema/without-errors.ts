/** Strips error details from ajv's code: one constant replaces every error, and only the names of a schema's keys stay. */

/** Takes code that ajv generated with `allErrors: false` and `lines: true`. Throws when the code does not have the expected form. */
export function withoutErrors(code: string): string {
  const plain = replaceObjects(code, (object) => (object.includes(",parentData:") ? "" : "failure")).replaceAll(/, \)/g, ")");
  const lean = plain.replaceAll(/^const (schema\d+) = (\{.*\});$/gm, (_line, name: string, json: string) => keysOnly(plain, name, json));
  if (/schemaPath:|instancePath:/.test(lean)) throw new Error("ajv writes errors in another form: without-errors.ts does not know it");
  return `const failure = {};\n${lean}`;
}

/** Replaces each object literal that begins with `instancePath`: an error, or the context of a call. */
function replaceObjects(code: string, replacement: (object: string) => string): string {
  const start = /\{instancePath[,:]/g;
  let result = "";
  let done = 0;
  for (let match = start.exec(code); match !== null; match = start.exec(code)) {
    const end = endOfObject(code, match.index);
    result += code.slice(done, match.index) + replacement(code.slice(match.index, end));
    done = end;
    start.lastIndex = end;
  }
  return result + code.slice(done);
}

/** The position after the brace that closes the one at `from`. Ignores braces in strings and regular expressions. */
function endOfObject(code: string, from: number): number {
  const token = /"(?:[^"\\]|\\.)*"|\/(?:[^/\\\n]|\\.)+\/g|[{}]/g;
  token.lastIndex = from;
  let depth = 0;
  for (let match = token.exec(code); match !== null; match = token.exec(code)) {
    if (match[0] === "{") depth++;
    if (match[0] === "}" && --depth === 0) return token.lastIndex;
  }
  throw new Error("an object of ajv's code does not end");
}

/** Unknown keys are detected by the names in `properties`; the code reads nothing else of a schema. */
function keysOnly(code: string, name: string, json: string): string {
  const uses = [...code.matchAll(new RegExp(String.raw`\b${name}\b(\.\w+)*`, "g"))].map(([use]) => use).filter((use) => use !== name);
  if (uses.length === 0) return "";
  if (uses.some((use) => use !== `${name}.properties`)) throw new Error(`ajv asks for more of ${name} than its properties`);
  const { properties } = JSON.parse(json) as { properties: Record<string, unknown> };
  return `const ${name} = {properties: ${JSON.stringify(Object.fromEntries(Object.keys(properties).map((key) => [key, 0])))}};`;
}
