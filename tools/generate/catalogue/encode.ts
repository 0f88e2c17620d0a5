/**
 * Encodes a type node of the SDK's declarations for the catalogue. An unknown form is an error, so that a new notation in a newer SDK does
 * not silently become `any`.
 */
import ts from "typescript";
import type { CatalogueType } from "../../../compiler/provider/types.ts";

const keywords: ReadonlyMap<ts.SyntaxKind, CatalogueType> = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.AnyKeyword, "any"],
] as const);

/** Generic wrappers that say when a value is known, not what it is. */
const wrappers: ReadonlySet<string> = new Set(["pulumi.Input", "pulumi.Output", "Promise"]);
const assets: ReadonlySet<string> = new Set(["pulumi.asset.Asset", "pulumi.asset.Archive"]);

/** The encoding of `node`. Throws on an unknown form. */
export function encodeType(node: ts.TypeNode): CatalogueType {
  const keyword = keywords.get(node.kind);
  if (keyword !== undefined) return keyword;
  if (ts.isUnionTypeNode(node)) return encodeUnion(node);
  if (ts.isArrayTypeNode(node)) return { array: encodeType(node.elementType) };
  if (ts.isParenthesizedTypeNode(node)) return encodeType(node.type);
  if (ts.isTypeLiteralNode(node)) return { map: encodeType(indexSignature(node).type) };
  if (ts.isTypeReferenceNode(node)) return encodeReference(node);
  throw unknownForm(node);
}

function encodeReference(node: ts.TypeReferenceNode): CatalogueType {
  const name = entityName(node.typeName);
  const argument = node.typeArguments?.[0];
  if (wrappers.has(name) && argument !== undefined) return encodeType(argument);
  if (assets.has(name)) return "asset";
  const [root, ...rest] = name.split(".");
  if (root === "inputs" || root === "outputs") return { ref: rest.join(".") };
  if (root === "enums") return { enum: rest.join(".") };
  throw unknownForm(node);
}

/**
 * Drops `undefined`, which carries no information here, and resource objects in place of an id or ARN, which exist only inside a Pulumi
 * program.
 */
function encodeUnion(node: ts.UnionTypeNode): CatalogueType {
  const parts = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  const text = parts.some(({ kind }) => kind === ts.SyntaxKind.StringKeyword);
  const encoded = parts.filter((part) => !(text && isResourceClass(part))).map(encodeType);
  const distinct = [...new Map(encoded.map((type) => [JSON.stringify(type), type])).values()];
  const [first] = distinct;
  if (first === undefined) throw unknownForm(node);
  if (distinct.length === 1) return first;
  const named = distinct.find((type): type is { enum: string } => typeof type === "object" && "enum" in type);
  if (text && named !== undefined && distinct.length === 2) return { open: named.enum };
  return { union: distinct };
}

function isResourceClass(node: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeArguments === undefined;
}

function indexSignature(node: ts.TypeLiteralNode): ts.IndexSignatureDeclaration {
  const [member] = node.members;
  if (node.members.length === 1 && member !== undefined && ts.isIndexSignatureDeclaration(member)) return member;
  throw unknownForm(node);
}

function entityName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${entityName(name.left)}.${name.right.text}`;
}

function unknownForm(node: ts.TypeNode): Error {
  const name = ts.isTypeReferenceNode(node) ? ` ${entityName(node.typeName)}` : "";
  return new Error(`a type of the SDK's declarations is not understood: ${ts.SyntaxKind[node.kind]}${name}`);
}
