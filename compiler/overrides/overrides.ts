/**
 * Applies overrides to the drafts of the modules, before names are hashed and resources are ordered, so that both reflect the overrides.
 */
import { canonicalJson } from "../canonical/json.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { Environment } from "../model/types.ts";
import type { LoweredModule } from "../plan/builder/build.ts";
import type { Draft } from "../plan/builder/draft.ts";
import { resolveValue } from "../plan/builder/resolve.ts";
import { Traced } from "../plan/builder/traced.ts";
import type { PlanValue } from "../plan/types.ts";
import { ChangedInputs, NoSuchPlace, type Found } from "./change.ts";
import { editsOf, type Edit, type Override } from "./edits.ts";
import type { Reading } from "./expressions.ts";
import { ledgerIds } from "../modules/ledger.ts";
import type { Report } from "./report.ts";
import { dataKept, optionsLost, safeguardsLost, type TypeOf } from "./safeguards.ts";
import { added, helpForId, withOptions } from "./resource-options.ts";
import type { Enforcement } from "./enforcement.ts";

/** The effect of one override. */
export interface Applied {
  readonly id: string;
  readonly type: string;
  readonly options: NonNullable<Override["options"]>;
  /** Edits that changed something. */
  readonly edits: readonly Edit[];
  /** Removals of properties that are not planned: the name is wrong, or the removal is obsolete. */
  readonly vain: readonly Edit[];
}

/** Modules with changed drafts, and what was changed in them. */
export interface Overridden {
  readonly modules: readonly LoweredModule[];
  readonly applied: readonly Applied[];
}

/** Applies all overrides. Reports unknown ids and paths, and edits that need a waiver or have no effect. */
export function applyOverrides(
  environment: Environment,
  modules: readonly LoweredModule[],
  enforcement: Enforcement,
  reading: Reading,
): Overridden {
  const drafts = new Map(modules.flatMap(({ lowered }) => lowered.resources.map((draft) => [draft.id, draft] as const)));
  const applied: Applied[] = [];
  const typeOf: TypeOf = (id) => {
    const type = drafts.get(id)?.type ?? environment.spec.extraResources[id]?.type;
    return type === undefined ? undefined : { type, isExtra: !drafts.has(id) };
  };
  for (const [id, override] of Object.entries(environment.spec.overrides)) {
    if (override === undefined) continue;
    const draft = drafts.get(id);
    if (draft === undefined) {
      reportUnknown(id, environment, new Set(drafts.keys()), reading.report);
      continue;
    }
    const { draft: changed, ...edits } = applyEdits(draft, editsOf(id, override, reading), enforcement, typeOf, reading.report);
    const options = override.options ?? {};
    reportIdleOptions(id, changed, options, reading.report);
    for (const name of optionsLost(draft.options, options)) {
      const edit = { kind: "set", path: ["options", name], value: false, at: ["overrides", id, "options", name] } as const;
      enforcement.check(id, edit, new Set([dataKept]));
    }
    drafts.set(id, { ...changed, options: withOptions(changed.options, options) });
    applied.push({ id, type: draft.type, options, ...edits });
  }
  const lay = ({ module, lowered }: LoweredModule): LoweredModule => ({
    module,
    lowered: { ...lowered, resources: lowered.resources.map((draft) => drafts.get(draft.id)!) },
  });
  return { modules: modules.map(lay), applied };
}

function applyEdits(
  draft: Draft,
  all: readonly Edit[],
  enforcement: Enforcement,
  typeOf: TypeOf,
  report: Report,
): Pick<Applied, "edits" | "vain"> & { readonly draft: Draft } {
  const inputs = new ChangedInputs(draft.inputs);
  const edits: Edit[] = [];
  const vain: Edit[] = [];
  for (const edit of all) {
    let before: Found;
    let idle: boolean;
    try {
      before = inputs.at(edit.path);
      idle = isSame(before.value, edit.value);
      if (!idle) inputs.put(edit.path, edit.value === undefined ? undefined : new Traced(edit.value, [`overrides.${draft.id}`]));
    } catch (error) {
      if (!(error instanceof NoSuchPlace)) throw error;
      const reached = edit.path.slice(0, error.depth).join(".");
      report.error("invalid-property-path", edit.at, `\`${reached}\` of ${draft.id} ${error.message}`, {
        help: `set \`${reached}\` as a whole`,
      });
      continue;
    }
    if (idle) {
      if (edit.kind === "remove") vain.push(edit);
      else reportIdle(draft.id, edit, report);
      continue;
    }
    const planned = { value: plannedValue(before.value), from: [...before.from] };
    enforcement.check(draft.id, edit, new Set([...before.from, ...safeguardsLost(draft.type, edit, planned, typeOf)]));
    edits.push(edit);
  }
  return { draft: { ...draft, inputs: inputs.value as Draft["inputs"] }, edits, vain };
}

function isSame(before: unknown, after: unknown): boolean {
  const planned = plannedValue(before);
  const wanted = resolveValue(after, (name) => name.stem).value;
  return planned === wanted || (planned !== undefined && wanted !== undefined && canonicalJson(planned) === canonicalJson(wanted));
}

function plannedValue(value: unknown): PlanValue | undefined {
  return resolveValue(value, (name) => `${name.stem}-`).value;
}

/** Reports an edit that has no effect. */
export function reportIdle(id: string, { kind, path, at }: Edit, report: Report): void {
  const name = path.join(".");
  const message = kind === "remove" ? `\`${name}\` of ${id} is not set` : `\`${name}\` of ${id} already has this value`;
  report.warn("redundant-override", at, message, { help: "remove the override" });
}

function reportIdleOptions(id: string, { options: planned }: Draft, given: NonNullable<Override["options"]>, report: Report): void {
  for (const [name, value] of Object.entries(given)) {
    const before: unknown = (planned as Record<string, unknown>)[name];
    const isIdle = Array.isArray(value) && Array.isArray(before) ? added(before, value).length === 0 : isSame(before ?? false, value);
    if (isIdle)
      report.warn("redundant-override", ["overrides", id, "options", name], `option \`${name}\` of ${id} already has this value`, {
        help: "remove the override",
      });
  }
}

function reportUnknown(id: string, environment: Environment, ids: ReadonlySet<string>, report: Report): void {
  const at = ["overrides", id];
  if (Object.hasOwn(environment.spec.extraResources, id)) {
    const help = `change \`extraResources.${id}\` itself`;
    return report.error(
      "unknown-resource",
      at,
      `\`${id}\` is an extra resource of this spec; overrides apply only to resources that modules plan`,
      {
        help,
      },
    );
  }
  const ledger = ledgerIds();
  if (ledger.has(id)) {
    const help = "enable the feature that it belongs to, or remove the override";
    return report.error("unknown-resource", at, `\`${id}\` is not planned with the settings of this environment`, { help });
  }
  const meant = nearest(id, ids);
  report.error("unknown-resource", at, `unknown resource \`${id}\``, {
    help: meant === undefined ? helpForId(id, ids) : `did you mean \`${meant}\`?`,
  });
}
