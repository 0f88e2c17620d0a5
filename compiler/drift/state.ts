/** Reads what `pulumi stack export` writes. */

/** A resource of the state. Values of secrets are envelopes. */
export interface StateResource {
  readonly urn: string;
  /** Logical name: the last part of the URN. */
  readonly name: string;
  readonly type: string;
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** An update replaced it and was interrupted before it deleted it. */
  readonly condemned: boolean;
}

export interface State {
  readonly stack: string;
  /** Resources of providers: without the stack, components, provider instances, and what the program only reads. */
  readonly resources: readonly StateResource[];
  /** Number of operations that were interrupted. */
  readonly pending: number;
}

/** The state in a text, or what is wrong with it. */
export function parseState(text: string): State | { readonly problem: string } {
  if (text.trim() === "") return { problem: "is empty" };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { problem: "is not JSON" };
  }
  const deployment = record(record(raw)?.["deployment"]);
  if (deployment === undefined) return { problem: "is not what `pulumi stack export` writes: it has no `deployment`" };
  if ("ciphertext" in deployment) return { problem: "is encrypted as a whole" };
  const listed = deployment["resources"] ?? [];
  const all = Array.isArray(listed) ? listed.map(record) : [undefined];
  if (all.includes(undefined)) return { problem: "is not what `pulumi stack export` writes: its `resources` are not a list of resources" };
  const known = all.filter((each) => typeof each?.["urn"] === "string" && typeof each["type"] === "string");
  const stack = String(known[0]?.["urn"] ?? "")
    .split("::")[0]!
    .replace(/^urn:pulumi:/, "");
  if (stack === "") return { problem: "has no resources: the stack was never deployed, or it was destroyed" };
  const pending = deployment["pending_operations"];
  return { stack, resources: known.flatMap((each) => resourceOf(each!)), pending: Array.isArray(pending) ? pending.length : 0 };
}

function resourceOf(raw: Readonly<Record<string, unknown>>): readonly StateResource[] {
  const [urn, type] = [raw["urn"] as string, raw["type"] as string];
  if (raw["custom"] !== true || raw["external"] === true || type.startsWith("pulumi:")) return [];
  return [
    {
      ...{ urn, type, name: urn.split("::").slice(3).join("::") },
      id: typeof raw["id"] === "string" ? raw["id"] : undefined,
      inputs: record(raw["inputs"]) ?? {},
      outputs: record(raw["outputs"]) ?? {},
      condemned: raw["delete"] === true,
    },
  ];
}

/** The key by which the engine marks special values: secrets, assets, references to resources. */
const signature = "4dabf18193072939515e22adb298388d";

/** Is the value one that the engine marks? Such a value, above all a secret in plain text or ciphertext, is neither compared nor shown. */
export function isMarked(value: unknown): boolean {
  return record(value) !== undefined && Object.hasOwn(value as object, signature);
}

/** Is there a marked value at any depth? */
export function holdsMarked(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsMarked);
  return isMarked(value) || Object.values(record(value) ?? {}).some(holdsMarked);
}

export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}
