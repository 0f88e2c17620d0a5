/**
 * An editor with the YAML language server, as VS Code and others run it: over stdio, with files that exist only in the editor. It applies a
 * completion as editors do: placeholders keep their text, and further lines get the indentation of the line that the cursor is on.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node.js";
import type { CompletionItem, CompletionList, Diagnostic, Hover, MarkupContent, Position, TextEdit } from "vscode-languageserver-types";
import { projectRoot } from "../../tools/generate/packages.ts";

/** Marks the cursor in a text. */
export const cursor = "‸";

const require = createRequire(import.meta.url);
const server = require.resolve("yaml-language-server/bin/yaml-language-server");
const modeline = "# yaml-language-server: $schema=../generated/schema/environment.authoring.schema.json\n";

/** One completion: what its list shows, and the text after it was chosen. */
export interface Completion {
  readonly label: string;
  readonly documentation: string;
  readonly result: string;
}

export class YamlEditor {
  private files = 0;
  private readonly published = new Map<string, (diagnostics: Diagnostic[]) => void>();

  private readonly connection: MessageConnection;
  private readonly stop: () => void;

  private constructor(connection: MessageConnection, stop: () => void) {
    this.connection = connection;
    this.stop = stop;
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) =>
      this.published.get(uri)?.(diagnostics),
    );
  }

  static async start(): Promise<YamlEditor> {
    const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => null));
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    const markdown = ["markdown", "plaintext"];
    const textDocument = {
      completion: { completionItem: { snippetSupport: true, documentationFormat: markdown } },
      hover: { contentFormat: markdown },
    };
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(projectRoot).href,
      capabilities: { textDocument },
    });
    await connection.sendNotification("initialized", {});
    return new YamlEditor(connection, () => {
      connection.dispose();
      child.kill();
    });
  }

  close(): void {
    this.stop();
  }

  /** What the editor offers at the cursor. */
  async completions(text: string): Promise<readonly Completion[]> {
    const at = positionIn(text);
    const uri = await this.open(text.replace(cursor, ""));
    const { items } = await this.connection.sendRequest<CompletionList>("textDocument/completion", { textDocument: { uri }, position: at });
    return items.map((item) => ({ label: item.label, documentation: plain(item.documentation), result: applied(text, item) }));
  }

  async labels(text: string): Promise<readonly string[]> {
    return (await this.completions(text)).map(({ label }) => label);
  }

  /** The text after the one completion with this label was chosen. */
  async complete(text: string, label: string): Promise<string> {
    const found = (await this.completions(text)).filter((completion) => completion.label === label);
    if (found.length !== 1) throw new Error(`${found.length} completions \`${label}\` at the cursor of:\n${text}`);
    return found[0]!.result;
  }

  /** Messages of the editor about the file. */
  async problems(text: string): Promise<readonly string[]> {
    const found = new Promise<Diagnostic[]>((resolve) => this.published.set(this.nextUri(), resolve));
    await this.open(text);
    return (await found).map(({ range, message }) => `${range.start.line}: ${message}`);
  }

  /** The Markdown that the editor shows for the key or value at the cursor. */
  async hover(text: string): Promise<string> {
    const at = positionIn(text);
    const uri = await this.open(text.replace(cursor, ""));
    const hover = await this.connection.sendRequest<Hover | null>("textDocument/hover", { textDocument: { uri }, position: at });
    return hover === null ? "" : plain(hover.contents as MarkupContent);
  }

  /** Opens a file of its own in `spec/`. The modeline must be its first line, so positions are one line off. */
  private async open(text: string): Promise<string> {
    const uri = this.nextUri();
    this.files++;
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text: modeline + text },
    });
    return uri;
  }

  private nextUri(): string {
    return pathToFileURL(join(projectRoot, `in-the-editor/${this.files}.yaml`)).href;
  }
}

function positionIn(text: string): Position {
  const lines = text.slice(0, text.indexOf(cursor)).split("\n");
  return { line: lines.length, character: lines.at(-1)!.length };
}

function plain(content: string | MarkupContent | undefined): string {
  return typeof content === "object" ? content.value : (content ?? "");
}

function applied(text: string, item: CompletionItem): string {
  const lines = (modeline + text.replace(cursor, "")).split("\n");
  const { range, newText } = item.textEdit as TextEdit;
  const line = lines[range.start.line]!;
  const indent = /^ */.exec(line.slice(0, range.start.character))![0];
  const inserted = withoutPlaceholders(newText).replaceAll("\n", `\n${indent}`);
  lines.splice(range.start.line, 1, line.slice(0, range.start.character) + inserted + line.slice(range.end.character));
  return lines.slice(1).join("\n");
}

/** LSP snippet syntax: `$1`, `${1:text}`, `${1|one,two|}`, `\$`. */
function withoutPlaceholders(snippet: string): string {
  return snippet.replace(
    /\\([$}\\])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{?\d+\}?/g,
    (_all, escaped, text, choice) => escaped ?? (text as string | undefined)?.replace(/\\(.)/g, "$1") ?? choice ?? "",
  );
}
