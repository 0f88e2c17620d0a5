/** Reduces ajv's errors to one mistake per problem, because branches of if, anyOf and oneOf report the same problem several times. */
import type { ErrorObject } from "ajv";
import { pointerSteps } from "../../source/keys.ts";
import type { KeyPath, Tree } from "../../source/types.ts";

/** One problem. */
export interface Mistake {
  /** The schema keyword that failed. */
  readonly keyword: string;
  /** Path of the wrong value, or of the missing or unknown key. */
  readonly path: KeyPath;
  readonly params: Readonly<Record<string, unknown>>;
}

/** If one value fails several keywords, the first of these is reported. */
const precedence = [
  "additionalProperties",
  "required",
  "type",
  "const",
  "enum",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
];

/** Maximum number of errors to process. At most a hundred are shown per file, and the time grows quadratically with their number. */
export const mostErrors = 2000;

/** Mistakes in the order of ajv's errors, which is that of the schema. */
export function mistakesOf(errors: readonly ErrorObject[], tree: Tree): readonly Mistake[] {
  const byPath = new Map<string, Mistake>();
  for (const error of withoutEchoes(errors.slice(0, mostErrors))) {
    const mistake = toMistake(error, tree);
    const id = JSON.stringify(mistake.path);
    const known = byPath.get(id);
    if (known === undefined || rank(mistake) < rank(known)) byPath.set(id, mistake);
  }
  return [...byPath.values()];
}

function rank({ keyword }: Mistake): number {
  const index = precedence.indexOf(keyword);
  return index < 0 ? precedence.length : index;
}

function withoutEchoes(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = errors.filter(({ keyword, propertyName }) => keyword !== "if" && propertyName === undefined);
  for (const choice of kept.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf")) {
    const prefix = `${choice.schemaPath}/`;
    const inner = kept.filter(({ schemaPath }) => schemaPath.startsWith(prefix));
    const others = kept.filter((error) => error !== choice && !inner.includes(error));
    kept = [...others, ...decide(choice, inner, prefix)];
  }
  return kept;
}

/** For a choice: the errors of the branch that was meant, or the error that no type matches. */
function decide(choice: ErrorObject, inner: readonly ErrorObject[], prefix: string): readonly ErrorObject[] {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of inner) {
    const branch = error.schemaPath.slice(prefix.length).split("/", 1)[0]!;
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const isForeign = (error: ErrorObject) => error.keyword === "type" && error.instancePath === choice.instancePath;
  const meant = [...branches.values()].filter((branch) => !branch.some(isForeign));
  if (meant.length > 0) return meant.reduce((best, branch) => (branch.length < best.length ? branch : best));
  const types = inner.filter(isForeign).map(({ params }) => String((params as { type: unknown }).type));
  return types.length === 0 ? [choice] : [{ ...choice, keyword: "type", params: { type: types.join(",") } }];
}

function toMistake(error: ErrorObject, tree: Tree): Mistake {
  const params = error.params as Readonly<Record<string, unknown>>;
  const path = pathInTree(error.instancePath, tree);
  const inner = params["additionalProperty"] ?? params["missingProperty"] ?? params["propertyName"];
  return { keyword: error.keyword, path: typeof inner === "string" ? [...path, inner] : path, params };
}

/** Converts a JSON pointer to a path; list positions become numbers. */
function pathInTree(pointer: string, tree: Tree): KeyPath {
  let node: unknown = tree;
  return pointerSteps(pointer).map((step) => {
    const key = Array.isArray(node) ? Number(step) : step;
    node = (node as Record<string | number, unknown> | undefined)?.[key];
    return key;
  });
}
