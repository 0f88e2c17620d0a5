/** Reads the declarations of an SDK package with TypeScript's parser. Without the type checker, a quarter of a million lines take seconds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { ProviderPackage } from "../packages.ts";

/** Property name to its type node and whether it is optional. */
export type Members = ReadonlyMap<string, { readonly type: ts.TypeNode; readonly optional: boolean }>;

/** The shared types of a package, by qualified name, `rds.ClusterS3Import`. */
export interface SharedTypes {
  readonly inputs: ReadonlyMap<string, Members>;
  readonly outputs: ReadonlyMap<string, Members>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** The content of one declaration file: interfaces and classes by name. */
export type Declarations = ReadonlyMap<string, Members>;

/** Interfaces and public class properties of `module`. */
export function readDeclarations(pkg: ProviderPackage, module: string): Declarations {
  const found = new Map<string, Members>();
  collect(parse(pkg, module).statements, "", found);
  return found;
}

/** The shared types of `pkg`; empty if it has none. */
export function readSharedTypes(pkg: ProviderPackage): SharedTypes {
  const has = (module: string): boolean => pkg.modules.includes(module);
  const enums = new Map<string, readonly string[]>();
  for (const module of pkg.modules.filter((name) => /^types\/enums\/.*index$/.test(name))) readEnums(pkg, module, enums);
  return {
    inputs: has("types/input") ? readDeclarations(pkg, "types/input") : new Map(),
    outputs: has("types/output") ? readDeclarations(pkg, "types/output") : new Map(),
    enums,
  };
}

/** Comments are most of the text, and nothing here reads them. */
const withoutComments = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };

function parse(pkg: ProviderPackage, module: string): ts.SourceFile {
  const path = join(pkg.directory, `${module}.d.ts`);
  return ts.createSourceFile(path, readFileSync(path, "utf8"), withoutComments);
}

function collect(statements: readonly ts.Statement[], prefix: string, found: Map<string, Members>): void {
  for (const statement of statements) {
    if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
      collect(statement.body.statements, `${prefix}${statement.name.text}.`, found);
    } else if (ts.isInterfaceDeclaration(statement)) {
      found.set(prefix + statement.name.text, membersOf(statement.members));
    } else if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
      found.set(prefix + statement.name.text, membersOf(statement.members));
    }
  }
}

function membersOf(nodes: readonly (ts.TypeElement | ts.ClassElement)[]): Members {
  const members = new Map<string, { type: ts.TypeNode; optional: boolean }>();
  for (const node of nodes) {
    if (!(ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) || node.type === undefined) continue;
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword || kind === ts.SyntaxKind.PrivateKeyword)) continue;
    if (!ts.isIdentifier(node.name) && !ts.isStringLiteral(node.name)) throw new Error("unexpected property name in SDK declarations");
    members.set(node.name.text, { type: node.type, optional: node.questionToken !== undefined });
  }
  return members;
}

/** An enum is `export declare const Name: { readonly Key: "value"; … }`. */
function readEnums(pkg: ProviderPackage, module: string, enums: Map<string, readonly string[]>): void {
  const prefix = module.slice("types/enums/".length, -"index".length).replace(/\/$/, ".");
  for (const statement of parse(pkg, module).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || type === undefined || !ts.isTypeLiteralNode(type)) continue;
      enums.set(prefix + name.text, [...new Set(type.members.map(literalOf))].sort());
    }
  }
}

function literalOf(member: ts.TypeElement): string {
  if (ts.isPropertySignature(member) && member.type !== undefined && ts.isLiteralTypeNode(member.type)) {
    if (ts.isStringLiteral(member.type.literal)) return member.type.literal.text;
  }
  throw new Error("an enum of the SDK has a member that is no text");
}
