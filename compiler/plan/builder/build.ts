/**
 * Merges the drafts of all modules into one plan in dependency order. The rules catch every mistake in a spec earlier, so an exception here
 * is a compiler bug.
 */
import { asCanonical, sorted, sortedNames, sortNames } from "../../canonical/json.ts";
import { HashedName } from "./names.ts";
import type { Draft, Handle, Lowered } from "./draft.ts";
import { dependencyOrder } from "./order.ts";
import { replacementFacts, replacementHasher, type Hashable, type ReplacementHash } from "./replacement.ts";
import { resolveValue } from "./resolve.ts";
import { dependenciesOf } from "../references.ts";
import { Traced } from "./traced.ts";
import type { Plan, PlanConfigKey, PlanData, PlanOptions, PlanOutput, PlanResource, PlanValue } from "../types.ts";

/** A module's name and the result of its lowering. */
export interface LoweredModule {
  readonly module: string;
  readonly lowered: Lowered;
}

/** The plan's properties that describe the environment as a whole. */
export type PlanHeader = Omit<Plan, "format" | "resources" | "outputs" | "config" | "data">;

/** Builds the plan. Throws on errors that no spec can cause: duplicate ids, references to unknown resources, dependency cycles. */
export function buildPlan(header: PlanHeader, modules: readonly LoweredModule[]): Plan {
  const resources = resolveResources(modules);
  const outputs: Record<string, PlanOutput> = {};
  const data: Record<string, PlanData> = {};
  const config: Record<string, PlanConfigKey> = {};
  for (const { module, lowered } of modules) {
    for (const [name, output] of Object.entries(lowered.outputs ?? {})) {
      const value = resolveValue(output.value, noName).value;
      if (value !== undefined) outputs[name] = { value, description: output.description, module, secret: output.secret ?? false };
    }
    for (const [id, call] of Object.entries(lowered.data ?? {})) {
      const { inputs, from } = resolveInputs(call.inputs, noName);
      data[id] ??= { ...call, inputs, module, ...(Object.keys(from).length > 0 ? { from } : {}) };
    }
    Object.assign(config, lowered.config);
  }
  return { format: 1, ...header, config, data, resources, outputs };
}

function noName(): never {
  throw new Error("a hashed name stands outside a resource's inputs");
}

interface Entry {
  readonly draft: Draft;
  readonly module: string;
}

function resolveResources(modules: readonly LoweredModule[]): readonly PlanResource[] {
  const entries = new Map<string, Entry>();
  for (const { module, lowered } of modules) {
    for (const draft of lowered.resources) {
      if (entries.has(draft.id)) throw new Error(`two resources are called ${draft.id}`);
      entries.set(draft.id, { draft, module });
    }
  }
  const resolved = new Map<string, ResolvedDraft>();
  const resolve = (id: string): ResolvedDraft => {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`reference to ${id}, which is not planned`);
    let draft = resolved.get(id);
    if (draft === undefined) resolved.set(id, (draft = resolveDraft(entry.draft)));
    return draft;
  };
  const hash = replacementHasher(resolve);
  const resources = [...entries.values()].map(({ draft, module }) => toResource(draft, module, resolve(draft.id), () => hash(draft.id)));
  return dependencyOrder(resources, dependenciesOf);
}

/** A draft's inputs without provenance. A name with the replacement hash is still its stem. */
interface ResolvedDraft extends Hashable {
  readonly inputs: Record<string, PlanValue>;
  readonly from: Record<string, readonly string[]>;
  readonly hashedName?: HashedName;
}

function resolveDraft(draft: Draft): ResolvedDraft {
  const names: HashedName[] = [];
  const { inputs, from } = resolveInputs(draft.inputs, (name) => {
    names.push(name);
    return name.stem;
  });
  const base = { id: draft.id, type: draft.type, inputs, from };
  const [hashedName] = names;
  if (hashedName === undefined) return base;
  const hashedProperty = hashedPropertyOf(draft);
  if (hashedProperty === undefined || names.length > 1)
    throw new Error(`${draft.id}: only one property's whole value can be a hashed name`);
  return { ...base, hashedName, hashedProperty };
}

function hashedPropertyOf(draft: Draft): string | undefined {
  return Object.keys(draft.inputs).find((property) => isHashedName(draft.inputs[property]));
}

function isHashedName(value: unknown): boolean {
  return value instanceof HashedName || (value instanceof Traced && isHashedName(value.value));
}

function toResource(draft: Draft, module: string, resolved: ResolvedDraft, replacementHash: () => ReplacementHash): PlanResource {
  const { inputs, from, hashedName, hashedProperty } = resolved;
  const isHashed = hashedName !== undefined && hashedProperty !== undefined;
  if (isHashed) {
    const hash = replacementHash();
    inputs[hashedProperty] = hashedName.complete(hash.digest);
    from[hashedProperty] = [...new Set([...(from[hashedProperty] ?? []), ...hash.from])].sort();
  }
  const { options, from: optionsFrom } = toOptions(draft, isHashed);
  // In canonical order, so that serialization does not have to sort.
  return asCanonical({
    from: sortedNames({ "": sortNames([...(draft.options.from ?? ["environment"])]), ...from, ...optionsFrom }),
    id: draft.id,
    inputs,
    module,
    options: sorted(options),
    type: draft.type,
  });
}

function resolveInputs(
  inputs: Readonly<Record<string, unknown>>,
  completeName: (name: HashedName) => string,
): { inputs: Record<string, PlanValue>; from: Record<string, readonly string[]> } {
  const values: Record<string, PlanValue> = {};
  const from: Record<string, readonly string[]> = {};
  const properties = sortNames(Object.keys(inputs));
  for (let index = 0; index < properties.length; index++) {
    const property = properties[index]!;
    const resolved = resolveValue(inputs[property], completeName);
    if (resolved.value === undefined) continue;
    values[property] = resolved.value;
    if (resolved.from.length > 0) from[property] = resolved.from;
  }
  return { inputs: values, from };
}

/**
 * A draft as a resource, without what requires the whole plan: its name lacks the hash and it has no position in the order. For checks of
 * drafts before the plan is built.
 */
export function looseResource(draft: Draft, module: string): PlanResource {
  const { inputs, from } = resolveInputs(draft.inputs, (name) => name.stem);
  return { id: draft.id, module, type: draft.type, inputs, options: toOptions(draft, false).options, from };
}

function toOptions(draft: Draft, hashed: boolean): { options: PlanOptions; from: Record<string, readonly string[]> } {
  const { from: _from, customTimeouts, dependsOn, deletedWith, protect, provider, retainOnDelete, ...rest } = draft.options;
  const from: Record<string, readonly string[]> = {};
  const options: Record<string, unknown> = { ...rest };
  if (dependsOn !== undefined && dependsOn.length > 0) options["dependsOn"] = [...new Set(dependsOn.map(idOf))].sort();
  if (deletedWith !== undefined) options["deletedWith"] = idOf(deletedWith);
  for (const [name, value] of Object.entries({ customTimeouts, protect, provider, retainOnDelete })) {
    if (value === undefined) continue;
    const resolved = resolveValue(value, noName);
    if (resolved.value === false) continue;
    options[name] = resolved.value;
    if (resolved.from.length > 0) from[`options.${name}`] = resolved.from;
  }
  const order = rest.deleteBeforeReplace ?? replacementOrder(draft.type, hashed);
  if (order !== undefined) options["deleteBeforeReplace"] = order;
  return { options: options, from };
}

/**
 * A hashed name allows create-before-delete. A type with one slot per parent must be deleted first, because the successor would overwrite
 * the slot.
 */
function replacementOrder(type: string, hashed: boolean): boolean | undefined {
  if (hashed) return false;
  return replacementFacts(type)?.createBeforeDelete === "impossible" ? true : undefined;
}

function idOf(target: Handle | string): string {
  return typeof target === "string" ? target : target.logicalId;
}
