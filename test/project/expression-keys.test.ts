/** The plan's expressions are taken apart in `compiler/plan` alone: nobody else tests for keys like `$ref` by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { operators } from "../../compiler/plan/expressions.ts";

const root = join(import.meta.dirname, "../..");
const names = Object.keys(operators)
  .map((operator) => operator.slice(1))
  .join("|");

/** A key as text, as a member, in a type or a pattern, and the test for any key that begins with `$`. */
const byHand = new RegExp(
  String.raw`["']\$(${names})["']|\.\$(${names})\b|[{,]\s*\$(${names})\s*[:,}]|^\s*(readonly )?\$(${names})\??:|startsWith\(["']\$["']\)`,
  "m",
);

const mutants = "writes what a spec's author writes, and shares nothing with the compiler";

/** Who writes such keys, and why. */
const allowed: Readonly<Record<string, string>> = {
  "compiler/overrides/expressions.ts": "specs spell expressions in their own way",
  "compiler/docs/pages/plan-format.ts": "`$ref` of JSON Schema",
  "compiler/rules/secrets/no-credentials-in-spec.ts": "its help shows how a spec reads a secret",
  "tools/engine/generated-plan.ts": "writes a plan from scratch",
  "tools/generate/editor/definitions.ts": "`$ref` of JSON Schema",
  "tools/exactness/plan-edits.ts": "edits the text of plans",
  "tools/generate/aws-tables/bounds/collect.ts": "`$ref` of JSON Schema",
  "tools/mutants/deployed.ts": mutants,
  "tools/mutants/encode.ts": mutants,
  "tools/mutants/leaks.ts": mutants,
  "tools/mutants/network.ts": mutants,
  "tools/mutants/roles.ts": mutants,
  "tools/mutants/sharing.ts": mutants,
  "tools/mutants/strangers.ts": mutants,
  "tools/new/module.ts": "`$ref` of JSON Schema",
  "tools/generate/document-types.ts": "`$ref` of JSON Schema",
  "tools/generate/schema/hoist.ts": "`$ref` of JSON Schema",
  "tools/generate/schema/load.ts": "`$ref` of JSON Schema",
};

function usesByHand(text: string): boolean {
  const code = text
    // Examples of rules and errors are specs, which spell expressions as text, and paths like `/*`.
    .replaceAll(/^ +(good|bad):\s+(["'`]).*\2,$/gm, "")
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
    .replaceAll(/\bbad: (["'`]).*?\1 \}/g, "}");
  return byHand.test(code);
}

describe("keys of expressions", () => {
  const files = globSync(["compiler/**/*.ts", "tools/**/*.ts"], { cwd: root, ignore: ["compiler/plan/**"] });

  it("are written by hand in no other file than those with a reason", () => {
    expect(files.length).toBeGreaterThan(300);
    const found = files.filter((file) => usesByHand(readFileSync(join(root, file), "utf8")));
    expect(found.sort()).toEqual(Object.keys(allowed).sort());
  });

  it.each(['"$ref" in value', "value.$concat", "const { $json: document } = value", 'key.startsWith("$")', 'value["$if"]'])(
    "would be noticed in %s",
    (code) => expect(usesByHand(code)).toBe(true),
  );

  it.each(["// `{$ref: …}` in a comment", "`${name}`", "help: `write $literal: x}`"])("are not seen in %s", (code) =>
    expect(usesByHand(code)).toBe(false),
  );
});
