/** Messages say what a text looks like in words: no reader has to take a regular expression apart. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { effectiveSchema } from "../../../compiler/validate/schema/metadata.ts";
import { schemaDiagnosticsOver } from "./spec-over-prod.ts";

interface Node {
  readonly pattern?: string;
  readonly "x-form"?: string;
  readonly patternErrorMessage?: string;
  readonly examples?: readonly unknown[];
}

function patterned(node: unknown, path = ""): readonly (readonly [path: string, node: Node])[] {
  if (node === null || typeof node !== "object") return [];
  const own = typeof (node as Node).pattern === "string" ? [[path, node as Node] as const] : [];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => patterned(child, `${path}/${key}`))];
}

describe("every pattern of the schema", () => {
  const nodes = patterned(effectiveSchema());

  it("has its form in words, with an example there or in the form", () => {
    expect(nodes.length).toBeGreaterThan(80);
    expect(
      nodes.filter(([, { "x-form": form = "" }]) => form === "" || /\[\^|\\\\|\(\?|\[a-z|\{\d/.test(form)).map(([path]) => path),
    ).toEqual([]);
    const isName = (path: string) => path.endsWith("/propertyNames");
    const bare = nodes.filter(
      ([path, { examples, "x-form": form = "" }]) => examples === undefined && !form.includes("`") && !isName(path),
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it("has it in the schema for editors as well", () => {
    const file = join(import.meta.dirname, "../../../generated/schema/environment.authoring.schema.json");
    const found = patterned(JSON.parse(readFileSync(file, "utf8")));
    expect(found.filter(([, { patternErrorMessage }]) => !patternErrorMessage?.startsWith("expected ")).map(([path]) => path)).toEqual([]);
  });
});

describe("a text of the wrong form", () => {
  it("is answered in words, for every key of a section", () => {
    const texts = Object.entries(effectiveSchema().properties ?? {}).flatMap(([section, { properties = {} }]) =>
      Object.entries(properties).flatMap(([name, { pattern }]) => (pattern === undefined ? [] : [[section, name] as const])),
    );
    expect(texts.length).toBeGreaterThan(25);
    for (const [section, name] of texts) {
      const found = schemaDiagnosticsOver(`${section}: {${name}: "§ wrong"}`).find(({ key }) => key === `${section}.${name}`);
      expect([name, found?.rule, found?.help?.startsWith("expected ")]).toEqual([name, "invalid-format", true]);
      expect(`${found?.message} ${found?.help}`).not.toMatch(/\[a-z|\[0-9|\^|\\\\/);
    }
  });
});
