/** YAML trees: any nesting of maps, lists and scalars, in every YAML notation, under names from the schema and others. */
import fc from "fast-check";
import { stringify, type ToStringOptions } from "yaml";
import { effectiveSchema, sectionsOf } from "../../../compiler/validate/schema/metadata.ts";
import type { FuzzInput } from "../input.ts";

const hostile = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "<<",
  "",
  "0",
  "-1",
  "null",
  "true",
  "a.b",
  "x y",
  "é",
  "extends",
];

function names(): readonly string[] {
  const schema = effectiveSchema();
  return [...Object.keys(schema.properties ?? {}), ...sectionsOf(schema).flatMap(([, node]) => Object.keys(node.properties ?? {}))];
}

const scalars: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    "",
    "yes",
    "no",
    "0x1f",
    "0o17",
    "017",
    "1e3",
    "1e999",
    ".nan",
    "~",
    "10.0.0.0/16",
    "prod.yaml",
  ),
  fc.integer(),
  fc.double(),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);

const styles: fc.Arbitrary<ToStringOptions> = fc.record(
  {
    indent: fc.constantFrom(1, 2, 4, 7),
    collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
    defaultStringType: fc.constantFrom(
      "PLAIN" as const,
      "QUOTE_DOUBLE" as const,
      "QUOTE_SINGLE" as const,
      "BLOCK_LITERAL" as const,
      "BLOCK_FOLDED" as const,
    ),
    defaultKeyType: fc.constantFrom("PLAIN" as const, "QUOTE_DOUBLE" as const),
    lineWidth: fc.constantFrom(0, 20, 80),
    indentSeq: fc.boolean(),
  },
  { requiredKeys: [] },
);

const endings = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll("\n", "\r\n"),
  (text: string) => `\ufeff${text}`,
  (text: string) => text.trimEnd(),
  (text: string) => `# comment\n\n${text}\n# end`,
);

/** The trees as YAML text. */
export function treesInput(): fc.Arbitrary<FuzzInput> {
  const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names()) }, { weight: 1, arbitrary: fc.constantFrom(...hostile) });
  const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalars,
      fc.array(tie("node"), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie("node")), { maxLength: 5 }).map((pairs) => new Map(pairs)),
    ),
    tree: fc.array(fc.tuple(key, tie("node")), { maxLength: 12 }).map((pairs) => new Map(pairs)),
  }));
  return fc.tuple(tree, styles, endings).map(([value, style, ending]) => ending(stringify(value, style)));
}
