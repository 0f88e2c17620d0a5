/** `plan-format.md`: schema/plan.schema.json as tables. */
import { readFileSync } from "node:fs";
import { firstSentence } from "../../validate/schema/words.ts";
import { table, code } from "../markdown.ts";
import type { DocInput } from "../input.ts";
import { render } from "../render.ts";
import { schemaText } from "../schema-text.ts";

interface Node {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly definitions?: Readonly<Record<string, Node>>;
}

/** `file` is the absolute path of the schema. */
export function planFormatPage(file: string, { hasSources }: DocInput): string {
  const schema = JSON.parse(readFileSync(file, "utf8")) as Node;
  const definitions = Object.entries(schema.definitions ?? {});
  const tableOf = (node: Node) => fieldTable(node, schema.definitions ?? {});
  return render("plan-format", {
    description: schema.description ?? "",
    contract: schemaText("plan.schema.json", hasSources),
    fields: tableOf(schema),
    definitions: definitions.map(([name, node]) => ({
      name,
      description: node.description ?? node.title ?? "",
      what: tableOf(node) || sentenceOf(node),
    })),
  });
}

/** A definition that is not an object with known fields. */
function sentenceOf(node: Node): string {
  const text = typeOf(node);
  return text === "anything" ? "" : `A ${text}.`;
}

/** The description of a field, or else its type. */
function describe(node: Node, definitions: Readonly<Record<string, Node>>): string {
  if (node.description !== undefined || node.$ref === undefined) return node.description ?? "";
  const { description } = definitions[node.$ref.split("/").at(-1)!]!;
  return description === undefined ? "" : `${firstSentence(description)}.`;
}

function fieldTable(node: Node, definitions: Readonly<Record<string, Node>>): string {
  const required = new Set(node.required);
  const rows = Object.entries(node.properties ?? {}).map(([name, child]) => [
    code(name),
    typeOf(child),
    required.has(name) ? "always" : "–",
    describe(child, definitions),
  ]);
  return table(["Field", "Type", "Present", "Description"], rows);
}

function plural(type: string): string {
  return type === "string" ? "strings" : type.replace(/^(list|map)\b/, "$1s");
}

function typeOf(node: Node): string {
  if (node.$ref !== undefined) {
    const name = node.$ref.split("/").at(-1)!;
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  if (node.enum !== undefined) return node.enum.map((value) => code(JSON.stringify(value))).join(" or ");
  const several = node.anyOf ?? node.oneOf;
  if (several !== undefined) return [...new Set(several.map(typeOf))].join(" or ");
  if (node.type === "array") return node.items === undefined ? "list" : `list of ${plural(typeOf(node.items))}`;
  if (node.properties !== undefined) return `map of ${Object.keys(node.properties).map(code).join(", ")}`;
  if (typeof node.additionalProperties === "object") return `map of names to ${plural(typeOf(node.additionalProperties))}`;
  return node.type === undefined ? "anything" : [node.type].flat().join(" or ");
}
