/** Which differences replace a resource, and in which order, according to compiler/plan/builder/replacement.json. */
import { replacementFacts, type ReplacementFacts } from "../../plan/builder/replacement.ts";
import { outputOf } from "../../plan/expressions.ts";
import type { PlanOptions, PlanValue } from "../../plan/types.ts";
import { valueAt, type PlanRecord } from "../../plan/values.ts";
import { replacesWhen } from "./conditions.ts";
import type { Difference } from "./differences.ts";
import { covers, plainPath } from "./paths.ts";

/** What is known about a resource on both sides of the change. */
export interface Compared {
  readonly type: string;
  readonly before: PlanRecord;
  readonly after: PlanRecord;
  readonly options: PlanOptions;
}

export interface Verdict {
  /** By the provider or by `replaceOnChanges`. */
  readonly replaces: boolean;
  /** By the provider alone. */
  readonly byProvider: boolean;
  /** Nothing says whether the difference replaces the resource. */
  readonly unknown: boolean;
  /** The fact was not seen in the provider's source. */
  readonly unverified: boolean;
}

/** The consequence of one difference. */
export function verdictOf(difference: Difference, compared: Compared): Verdict {
  const facts = replacementFacts(compared.type);
  const wanted = (compared.options.replaceOnChanges ?? []).some((path) => covers(path, difference.path));
  if (facts === undefined) return { replaces: wanted, byProvider: false, unknown: !wanted, unverified: true };
  const touched = (property: string) => touches(property, difference, compared);
  const always = facts.replace.find(touched);
  if (always !== undefined) return { replaces: true, byProvider: true, unknown: false, unverified: isUnverified(facts, always) };
  const conditions = (facts.replaceWhen ?? []).filter(touched).map((property) => ({ property, holds: decide(property, compared) }));
  const byProvider = conditions.some(({ holds }) => holds === true);
  const unknown = !byProvider && !wanted && conditions.some(({ holds }) => holds === undefined);
  return {
    replaces: byProvider || wanted,
    byProvider,
    unknown,
    unverified: unknown || conditions.some(({ property, holds }) => holds === true && isUnverified(facts, property)),
  };
}

function decide(property: string, { type, before, after }: Compared): boolean | undefined {
  return replacesWhen(type, property, before, after);
}

function isUnverified(facts: ReplacementFacts, property: string): boolean {
  return facts.unverified?.includes(property) === true;
}

/**
 * Does the difference change a property of the facts? Such a property covers everything below it. A part of it that comes or goes with the
 * whole counts too.
 */
function touches(property: string, { path, kind }: Difference, { before, after }: Compared): boolean {
  const plain = plainPath(path);
  if (plain === property || plain.startsWith(`${property}.`)) return true;
  if (kind === "update" || !property.startsWith(`${plain}.`)) return false;
  return isThere(valueAt(kind === "add" ? after : before, property));
}

function isThere(value: PlanValue | undefined): boolean {
  return value !== undefined && value !== null;
}

/**
 * The option decides. Without it, the provider deletes first if the program set the name that it could have generated (Pulumi's bridge,
 * `nameRequiresDeleteBeforeReplace`), and only for replacements of its own.
 */
export function deletesFirst(verdicts: readonly Verdict[], { type, after, options }: Compared): boolean {
  if (options.deleteBeforeReplace !== undefined) return options.deleteBeforeReplace;
  if (!verdicts.some(({ byProvider }) => byProvider)) return false;
  const facts = replacementFacts(type);
  return facts?.deleteFirst === true || (facts?.autoName !== undefined && isThere(after[facts.autoName]));
}

/** The inputs with a property that is known only at deployment. */
export function withUnknown(inputs: PlanRecord, property: string, because: string): PlanRecord {
  return { ...inputs, [property]: outputOf(because) };
}
