/**
 * Precompiled validators of the JSON documents in a plan. They are a separate file next to the compiler, loaded only when a document is
 * checked.
 */
import type { ValidateFunction } from "ajv";
import { packageFile } from "../../package/files.ts";
import type { DocumentKind } from "../../plan/document-sites.ts";

export type DocumentSchemas = Readonly<Record<DocumentKind, ValidateFunction>>;

const file = packageFile("generated/validators/documents.cjs");

let loaded: DocumentSchemas | undefined;

/** Validators compiled from schema/documents, extended to accept a marker (documents/values.ts) wherever an expression is allowed. */
export function documentSchemas(): DocumentSchemas {
  return (loaded ??= process.getBuiltinModule("node:module").createRequire(file)(file) as DocumentSchemas);
}
