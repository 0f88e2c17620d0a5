/** Adds scripts to package.json, changing nothing else of its text. */
import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";

/** What the project's commands are called: `npm run generate`. */
export const scripts: Readonly<Record<string, string>> = {
  generate: "platform-compile generate",
  check: "platform-compile generate --check",
  cost: "platform-compile cost",
};

export type MergedPackage =
  | { readonly text: string; readonly kept: readonly string[] }
  /** The file is no package.json that scripts can be added to. */
  | { readonly problem: string };

/** A new package.json. Nothing in it is published. */
export function newPackage(name: string, dependency: string): string {
  return `${JSON.stringify({ name, private: true, scripts, devDependencies: { "platform-compile": dependency } }, null, 2)}\n`;
}

/** The text with the scripts that it lacks. `kept` are scripts of these names with other commands, which stay. */
export function withScripts(file: string): MergedPackage {
  // npm accepts a byte order mark.
  const mark = file.startsWith("\ufeff") ? "\ufeff" : "";
  const text = file.slice(mark.length);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (tree?.type !== "object" || errors.length > 0) return { problem: "package.json is not a JSON object" };
  const node = findNodeAtLocation(tree, ["scripts"]);
  if (node === undefined) return { text: mark + insert(text, tree, { scripts }), kept: [] };
  if (node.type !== "object") return { problem: "`scripts` in package.json is not an object" };
  const commandOf = (name: string) => findNodeAtLocation(node, [name])?.value as unknown;
  const missing = Object.entries(scripts).filter(([name]) => commandOf(name) === undefined);
  const kept = Object.keys(scripts).filter((name) => commandOf(name) !== undefined && commandOf(name) !== scripts[name]);
  return { text: missing.length === 0 ? file : mark + insert(text, node, Object.fromEntries(missing)), kept };
}

/** The text with further entries at the end of an object. An object on one line stays on one line. */
function insert(text: string, object: Node, entries: Readonly<Record<string, unknown>>): string {
  const last = object.children?.at(-1);
  const written = text.slice(object.offset, object.offset + object.length);
  const end = last === undefined ? object.offset + 1 : last.offset + last.length;
  if (last !== undefined && !written.includes("\n")) {
    const added = Object.entries(entries).map(([name, value]) => `, ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
    return text.slice(0, end) + added.join("") + text.slice(end);
  }
  const { indent, eol } = layoutOf(text);
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", object.offset) + 1))?.[0] ?? "";
  // The entries as lines of an object that stands where this one does, without its braces.
  const lines = JSON.stringify(entries, null, indent).split("\n").slice(1, -1);
  const added = lines.map((line) => `${eol}${outer}${line}`).join("");
  if (last !== undefined) return `${text.slice(0, end)},${added}${text.slice(end)}`;
  return `${text.slice(0, end)}${added}${eol}${outer}${text.slice(object.offset + object.length - 1)}`;
}

/** Indentation and line ends as in the text: those of its first indented line. */
function layoutOf(text: string): { readonly indent: string; readonly eol: string } {
  return { indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ", eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
