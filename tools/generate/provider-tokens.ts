/**
 * Selects the resource types and functions that get typed inputs: every token in the compiler's sources, and every type with replacement
 * facts (which a module may plan next).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "./packages.ts";

/** Folder to scan for tokens. */
const sourceFolder = "compiler";
/** The keys of this table are tokens. */
const replacementFacts = "compiler/plan/builder/replacement.json";

const token = /^[a-z][a-z0-9-]*:[A-Za-z0-9]+\/[A-Za-z0-9_]+:[A-Za-z0-9_]+$/;

/** The tokens, sorted. */
export function plannedTokens(): string[] {
  const facts = JSON.parse(readFileSync(join(projectRoot, replacementFacts), "utf8")) as Record<string, unknown>;
  return [...new Set([...Object.keys(facts), ...sourceFiles().flatMap((path) => tokensIn(readFileSync(path, "utf8")))])].sort();
}

/** Tokens that are whole string literals in `source`; comments do not count. */
export function tokensIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && token.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.ESNext));
  return found;
}

function sourceFiles(): string[] {
  const folder = join(projectRoot, sourceFolder);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return names.map((name) => join(folder, name));
}
