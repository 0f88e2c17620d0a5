/** Reads what a preview announces from the engine's events, from which `pulumi preview --json` makes its steps. */

interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly keys?: readonly string[];
  readonly diffs?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>>;
}

export interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: StepMetadata };
}

/** One resource of the plan, as the engine announces it. */
export interface Announced {
  readonly kind: "create" | "update" | "replace" | "delete" | "same" | "import";
  readonly order?: "create first" | "delete first";
  /** Properties that replace it. */
  readonly replacing: readonly string[];
  /** Paths of the detailed diff; undefined for a resource that is taken along, of which the engine shows none. */
  readonly paths?: readonly string[];
}

/** By type and logical name, since a type that changes makes two resources of one name. */
export type Announcement = ReadonlyMap<string, Announced>;

export function keyOf(type: string, id: string): string {
  return `${type} ${id}`;
}

export function announced(events: readonly EngineEvent[]): Announcement {
  const steps = new Map<string, StepMetadata[]>();
  for (const { resourcePreEvent } of events) {
    const step = resourcePreEvent?.metadata;
    if (step === undefined || /^(pulumi|platform):/.test(step.type)) continue;
    const key = keyOf(step.type, step.urn.split("::").at(-1) ?? "");
    steps.set(key, [...(steps.get(key) ?? []), step]);
  }
  return new Map([...steps].map(([key, own]) => [key, summed(own)]));
}

/** The steps of a replacement count as one, in the order of the first. A deletion for a replacement that does not come is a deletion. */
function summed(steps: readonly StepMetadata[]): Announced {
  const [first] = steps.map(({ op }) => op);
  const created = steps.find(({ op }) => op === "create-replacement");
  if (created === undefined) {
    const kind = first === "delete-replaced" ? "delete" : (first as Announced["kind"]);
    return { kind, replacing: [], ...details(steps[0]) };
  }
  return {
    kind: "replace",
    order: first === "create-replacement" ? "create first" : "delete first",
    replacing: replacingOf(created),
    ...details(created),
  };
}

function replacingOf({ keys, detailedDiff }: StepMetadata): readonly string[] {
  const detailed = Object.entries(detailedDiff ?? {}).filter(([, { diffKind }]) => diffKind.endsWith("-replace"));
  return [...new Set([...(keys ?? []), ...detailed.map(([path]) => path.split(/[.[]/)[0]!)])].sort();
}

function details(step: StepMetadata | undefined): Pick<Announced, "paths"> {
  return step?.detailedDiff === undefined || step.detailedDiff === null ? {} : { paths: Object.keys(step.detailedDiff).sort() };
}
