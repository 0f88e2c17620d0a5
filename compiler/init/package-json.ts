/** Adds scripts to package.json, changing nothing else of its text. */
import { applyEdits, findNodeAtLocation, modify, parse, parseTree, type ParseError } from "jsonc-parser";

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
  const content = parse(text, errors, { disallowComments: true }) as unknown;
  if (errors.length > 0 || !isMap(content)) return { problem: "package.json is not a JSON object" };
  const own = content["scripts"] ?? {};
  if (!isMap(own)) return { problem: "`scripts` in package.json is not an object" };
  const names = Object.keys(scripts);
  const missing = names.filter((name) => !Object.hasOwn(own, name));
  const merged = missing.reduce(withScript, text);
  return { text: mark + merged, kept: names.filter((name) => Object.hasOwn(own, name) && own[name] !== scripts[name]) };
}

function withScript(text: string, name: string): string {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, ["scripts"]);
  const written = node === undefined ? "" : text.slice(node.offset, node.offset + node.length);
  // Formatting would put every script of a list on one line on a line of its own.
  const isOneLine = (node?.children?.length ?? 0) > 0 && !written.includes("\n");
  const edits = modify(text, ["scripts", name], scripts[name], isOneLine ? {} : { formattingOptions: layoutOf(text) });
  return applyEdits(text, isOneLine ? edits.map((edit) => ({ ...edit, content: edit.content.replace(/^,/, ", ") })) : edits);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Indentation and line ends as in the text: those of its first indented line. */
function layoutOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
