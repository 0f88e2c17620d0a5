/** Compares what the engine plans, or did, with a table of edits. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { mergeLayers } from "../../../compiler/source/merge.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import type { EngineEvent } from "../support/events.ts";
import { nameOf } from "../support/stacks.ts";
import type { Result } from "../support/stack.ts";
import type { Expected, Stopped } from "./table.ts";

/** The plan of a frozen spec with these edits. */
export function edited(spec: string, ...edits: readonly Pick<Stopped, "key" | "to" | "with">[]): Plan {
  const over = edits.reduce<Tree>((made, { key, to, with: more = {} }) => {
    const [section = "", name] = key.split(".");
    return mergeLayers([name === undefined ? { [section]: to } : { [section]: { [name]: to, ...more } }, made]);
  }, {});
  return planOf(spec, over);
}

type Lists = Readonly<Record<keyof Expected, readonly string[]>>;

/** The lists of these edits' rows in the table, sorted. */
export function wanted(...edits: readonly Expected[]): Lists {
  const list = (name: keyof Expected): string[] => edits.flatMap((edit) => (edit[name] ?? "").split(" ").filter(Boolean)).sort();
  return {
    create: list("create"),
    update: list("update"),
    delete: list("delete"),
    createFirst: list("createFirst"),
    deleteFirst: list("deleteFirst"),
  };
}

/** The same for the engine's output. Which step of a replacement comes first gives its order. */
export function found({ operations, events }: Pick<Result, "operations" | "events">): Lists {
  const named = Object.entries(operations).filter(([name]) => !name.includes(":"));
  const are = (wantedOperation: string): string[] =>
    named.flatMap(([name, operation]) => (operation === wantedOperation ? [name] : [])).sort();
  const [replaced, first] = [are("replace"), firstSteps(events)];
  return {
    create: are("create"),
    update: are("update"),
    delete: are("delete"),
    createFirst: replaced.filter((name) => first.get(name) === "create-replacement"),
    deleteFirst: replaced.filter((name) => first.get(name) === "delete-replaced"),
  };
}

function firstSteps(events: readonly EngineEvent[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { resourcePreEvent } of events) {
    if (resourcePreEvent === undefined) continue;
    const { op, urn } = resourcePreEvent.metadata;
    const name = nameOf(urn);
    if ((op === "create-replacement" || op === "delete-replaced") && !first.has(name)) first.set(name, op);
  }
  return first;
}

/** The engine's message when it would delete or replace a protected resource. */
export const stops = (name: string): RegExp =>
  new RegExp(`::${name}\\\\?"\\s+(cannot be deleted\\s+because it is protected|as it is currently marked for protection)`);
