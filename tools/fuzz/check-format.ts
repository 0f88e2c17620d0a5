/** What `fmt` must guarantee for every file that it accepts: the same meaning, every comment kept, and a stable result. */
import { Lexer } from "yaml";
import { specOrder } from "../../compiler/cli/commands/fmt.ts";
import { fingerprintTree } from "../../compiler/source/fingerprint.ts";
import { formatSpec } from "../../compiler/source/format.ts";
import { layoutErrors, parseSpecFile } from "../../compiler/source/parse.ts";
import type { FileReader } from "../../compiler/source/types.ts";

const order = specOrder();
const largest = 200_000;

/** Problems with the layout of `file`. None if the file has errors, since `fmt` then refuses it. */
export function formatProblems(file: string, reader: FileReader): readonly string[] {
  const content = reader.read(file);
  // Layout takes linear time; three passes over a large input would only be slow.
  if ("failure" in content || content.bytes.length > largest) return [];
  const before = parseSpecFile(file, content.bytes);
  if (before.value === undefined || layoutErrors(before).length > 0) return [];
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content.bytes);
  const formatted = formatSpec(text, order);
  const after = parseSpecFile(file, new TextEncoder().encode(formatted));
  const tree = (value: typeof after.value) => (value === undefined ? "" : fingerprintTree(value.tree));
  return [
    ...(tree(after.value) === tree(before.value) ? [] : ["fmt: the spec says something else"]),
    ...(formatSpec(formatted, order) === formatted ? [] : ["fmt: its own result is not in the canonical layout"]),
    ...(commentsOf(formatted) === commentsOf(text) ? [] : ["fmt: a comment is lost or new"]),
  ];
}

/** Every non-empty comment, in no particular order. */
export function commentsOf(text: string): string {
  const comments: string[] = [];
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!scalar && token.startsWith("#")) comments.push(token.slice(1).replaceAll(/\s+/g, " ").trim());
    scalar = token === "\u001f";
  }
  return comments
    .filter((comment) => comment !== "")
    .sort()
    .join("\n");
}
