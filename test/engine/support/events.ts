/** The engine's events in the format of `--event-log`: one JSON object per line. */

/** What the engine did to a resource. */
export type Operation =
  "create" | "update" | "delete" | "replace" | "create-replacement" | "delete-replaced" | "same" | "refresh" | "read" | "import";

export interface StepMetadata {
  readonly op: Operation;
  readonly urn: string;
  readonly type: string;
  /** The new state; null for a deletion. */
  readonly new?: { readonly parent: string } | null;
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string; readonly inputDiff: boolean }>>;
}

export interface EngineEvent {
  readonly sequence: number;
  readonly timestamp: number;
  readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
  readonly resourcePreEvent?: { readonly metadata: StepMetadata; readonly planning?: boolean };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata; readonly planning?: boolean };
  readonly resOpFailedEvent?: { readonly metadata: StepMetadata };
  readonly summaryEvent?: { readonly resourceChanges: Readonly<Partial<Record<Operation, number>>> };
  readonly [kind: string]: unknown;
}

/** Parses an event log. Ignores a truncated last line. */
export function readEvents(text: string): EngineEvent[] {
  const lines = text.split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as EngineEvent);
}

/**
 * What the engine did to each resource, by logical name. The steps of a replacement count as one `replace`. A component, a provider and a
 * resource may share a name, so Pulumi's own resources carry their type: `pulumi:providers:aws aws`.
 */
export function operations(events: readonly EngineEvent[]): Record<string, Operation> {
  const found: Record<string, Operation> = {};
  for (const { resourcePreEvent } of events) {
    if (resourcePreEvent === undefined) continue;
    const { op, urn, type } = resourcePreEvent.metadata;
    const name = urn.split("::").at(-1) ?? urn;
    const key = type.startsWith("pulumi:") || type.startsWith("platform:") ? `${type} ${name}` : name;
    const partOfReplacement = op === "create-replacement" || op === "delete-replaced";
    found[key] = partOfReplacement || (op === "delete" && found[key] === "replace") ? "replace" : op;
  }
  return found;
}
