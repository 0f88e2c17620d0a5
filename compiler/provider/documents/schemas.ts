/** Validators of the JSON documents in a plan. They stand beside the compiler, and are read where a document is to be checked. */
import type { ValidateFunction } from "ajv";
import { packageFile } from "../../package/files.ts";
import type { DocumentKind } from "../../plan/document-sites.ts";

export type DocumentSchemas = Readonly<Record<DocumentKind, ValidateFunction>>;

/** Two folders below the project, as the bundler has it too. */
const file = packageFile("generated/validators/documents.cjs");

let loaded: DocumentSchemas | undefined;

/** The validators of schema/documents, made to take a marker (document-values.ts) wherever an expression may stand. */
export function documentSchemas(): DocumentSchemas {
  return (loaded ??= process.getBuiltinModule("node:module").createRequire(file)(file) as DocumentSchemas);
}
