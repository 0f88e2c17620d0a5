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
  /** `pulumi state taint` marked it: the next update replaces it. */
  readonly tainted: boolean;
  readonly protected: boolean;
  readonly imported: boolean;
  /** Pulumi forgets it instead of deleting it, whether an option or an input of the resource says so. */
  readonly retained: boolean;
}

/** An operation that started and is not known to have ended. */
export interface PendingOperation {
  /** The engine's word: `creating`. */
  readonly operation: string;
  readonly name: string;
  readonly type: string;
}

export interface State {
  readonly stack: string;
  /** Resources of providers: without the stack, components, provider instances, and what the program only reads. */
  readonly resources: readonly StateResource[];
  readonly pending: readonly PendingOperation[];
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
  return { stack, resources: known.flatMap((each) => resourceOf(each!)), pending: pendingOf(deployment["pending_operations"]) };
}

function pendingOf(listed: unknown): readonly PendingOperation[] {
  return (Array.isArray(listed) ? listed : []).map((each) => {
    const { urn = "", type = "unknown type" } = record(record(each)?.["resource"]) ?? {};
    return { operation: String(record(each)?.["type"]), name: nameIn(String(urn)), type: String(type) };
  });
}

function resourceOf(raw: Readonly<Record<string, unknown>>): readonly StateResource[] {
  const [urn, type] = [raw["urn"] as string, raw["type"] as string];
  if (raw["custom"] !== true || raw["external"] === true || type.startsWith("pulumi:")) return [];
  // An interrupted replacement has deleted it and not created it again: what is left is a reminder.
  if (raw["pendingReplacement"] === true) return [];
  const inputs = record(raw["inputs"]) ?? {};
  return [
    {
      ...{ urn, type, name: nameIn(urn), inputs },
      id: typeof raw["id"] === "string" ? raw["id"] : undefined,
      outputs: record(raw["outputs"]) ?? {},
      condemned: raw["delete"] === true,
      tainted: raw["taint"] === true,
      protected: raw["protect"] === true,
      imported: typeof raw["importID"] === "string" && raw["importID"] !== "",
      retained: raw["retainOnDelete"] === true || inputs["skipDestroy"] === true,
    },
  ];
}

function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
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
