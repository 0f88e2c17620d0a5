/** What an editor shows about a key: its description, default and example, as text and as Markdown. */
import { stringify } from "yaml";
import { inYaml } from "../../../compiler/validate/schema/words.ts";
import { byClass } from "../schema/defaults.ts";
import type { SchemaNode } from "../schema/load.ts";
import { yamlOf } from "./suggest.ts";

/** `description` for editors that show plain text, `markdownDescription` for the others. */
export function helpOf(node: SchemaNode): SchemaNode {
  if (node.description === undefined) return {};
  const standard = defaultOf(node);
  const plain = [node.description, ...(standard === undefined ? [] : [`${standard}.`])].join(" ");
  const paragraphs = [node.description, ...(standard === undefined ? [] : [`${standard}.`]), ...exampleBlock(node)];
  return { description: plain.replaceAll("`", ""), markdownDescription: paragraphs.join("\n\n") };
}

function defaultOf(node: SchemaNode): string | undefined {
  if (!("x-default" in node)) return undefined;
  const { dev, prod } = byClass(node["x-default"]);
  if (isEmpty(dev) && isEmpty(prod)) return undefined;
  const unit = node["x-unit"] === undefined ? "" : ` ${node["x-unit"] as string}`;
  const [inDev, inProd] = [dev, prod].map((value) => `\`${typeof value === "object" ? inYaml(value) : yamlOf(value)}\`${unit}`);
  return inDev === inProd ? `Default: ${inDev}` : `Default: ${inDev} in class dev, ${inProd} in class prod`;
}

/** The example of a map or list. The language server shows examples of scalars itself, but completes them as well. */
function exampleBlock({ examples }: SchemaNode): string[] {
  const example = examples?.[0];
  return typeof example === "object" && example !== null ? [`Example:\n\n\`\`\`yaml\n${stringify(example)}\`\`\``] : [];
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
