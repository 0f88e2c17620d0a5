/** Reads what `pulumi preview --json` prints. */
import { record } from "../../drift/state.ts";

/** What the engine announces for one resource. */
export interface Announced {
  /** Logical name: the last part of the URN. */
  readonly id: string;
  readonly type: string;
  /** The engine's word; all steps of a replacement are one `replace`. Alone, `delete-replaced` ends one that was interrupted. */
  readonly operation: string;
  /** Known only from a preview with `--show-replacement-steps`. */
  readonly order?: "create first" | "delete first";
  /** Properties that differ, sorted. */
  readonly properties: readonly string[];
  /** Those that cause the replacement, sorted. */
  readonly replacing: readonly string[];
}

export interface Preview {
  /** Undefined if the preview announces nothing. */
  readonly stack: string | undefined;
  readonly announced: readonly Announced[];
  /** Errors: the preview is not complete. */
  readonly errors: readonly string[];
}

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly properties: readonly string[];
  readonly replacing: readonly string[];
}

/** Steps that change nothing in the account. */
const silent: ReadonlySet<string> = new Set(["same", "read", "read-replacement", "read-discard", "refresh"]);

const replacing: ReadonlySet<string> = new Set([
  "replace",
  "create-replacement",
  "delete-replaced",
  "import-replacement",
  "remove-pending-replace",
]);

/** The preview in a text, or what is wrong with it. */
export function parsePreview(text: string): Preview | { readonly problem: string } {
  if (text.trim() === "") return { problem: "is empty" };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { problem: "is not one JSON document" };
  }
  const digest = record(raw);
  // A preview without any resource has no steps.
  const listed = digest?.["steps"] ?? (digest !== undefined && "changeSummary" in digest ? [] : undefined);
  const all = Array.isArray(listed) ? listed.map(stepOf) : [undefined];
  if (digest === undefined || !all.every((step) => step !== undefined)) return { problem: "is not what `pulumi preview --json` prints" };
  const stacks = [...new Set(all.map(({ urn }) => stackOf(urn)))];
  if (stacks.length > 1) return { problem: `holds steps of several stacks: ${stacks.join(", ")}` };
  const steps = all.filter(({ urn, op }) => !isOwn(urn) && !silent.has(op));
  return {
    stack: stacks[0],
    announced: [...new Set(steps.map(({ urn }) => urn))].map((urn) =>
      announcedOf(
        urn,
        steps.filter((step) => step.urn === urn),
      ),
    ),
    errors: listOf(digest["diagnostics"]).flatMap((each) =>
      record(each)?.["severity"] === "error" ? [String(record(each)!["message"])] : [],
    ),
  };
}

function stackOf(urn: string): string {
  return urn.split("::")[0]!.replace(/^urn:pulumi:/, "");
}

/** The stack, the modules' components, and provider instances exist in the state alone. */
function isOwn(urn: string): boolean {
  return /^(pulumi:|platform:index:Module$)/.test(typeOf(urn));
}

function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1)!;
}

/** Undefined if it is no step: a preview of which a part cannot be read must not pass. */
function stepOf(raw: unknown): Step | undefined {
  const step = record(raw);
  if (typeof step?.["op"] !== "string" || typeof step["urn"] !== "string" || !step["urn"].startsWith("urn:pulumi:")) return undefined;
  const detailed = Object.entries(record(step["detailedDiff"]) ?? {});
  const causes = detailed.flatMap(([path, diff]) =>
    String(record(diff)?.["kind"] ?? record(diff)?.["diffKind"]).endsWith("-replace") ? [path] : [],
  );
  const names = (paths: readonly unknown[]) => paths.map((path) => String(path).split(/[.[]/)[0]!);
  return {
    ...{ op: step["op"], urn: step["urn"] },
    properties: names([...listOf(step["diffReasons"]), ...detailed.map(([path]) => path)]),
    replacing: names([...listOf(step["replaceReasons"]), ...causes]),
  };
}

function announcedOf(urn: string, steps: readonly Step[]): Announced {
  const ops = steps.map(({ op }) => op);
  const isReplaced = ops.some((op) => replacing.has(op)) && !ops.every((op) => op === "delete-replaced");
  const [created, deleted] = [ops.indexOf("create-replacement"), ops.indexOf("delete-replaced")];
  const isOrdered = isReplaced && created >= 0 && deleted >= 0;
  return {
    id: urn.split("::").slice(3).join("::"),
    type: typeOf(urn),
    operation: isReplaced ? "replace" : (ops[0] ?? "same"),
    ...(isOrdered && { order: created < deleted ? ("create first" as const) : ("delete first" as const) }),
    properties: unique(steps.flatMap(({ properties }) => properties)),
    replacing: unique(steps.flatMap((step) => step.replacing)),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
