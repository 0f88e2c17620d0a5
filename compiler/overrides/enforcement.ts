/**
 * Security rules that hold a property. Where a policy rule can judge the plan, what an override makes of it must still satisfy the rule;
 * any other rule takes a waiver, for that resource.
 */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import { judge } from "../rules/check-plan.ts";
import { policyRules } from "../rules/plan.generated.ts";
import type { KeyPath } from "../source/types.ts";
import { waivesControl } from "../rules/controls.ts";
import { securityRow, type SecurityRow } from "../rules/security-rows.ts";
import { mayServeOverride, waiverOf, type Waiver } from "../rules/waivers.ts";
import type { Edit } from "./edits.ts";
import { extraModule } from "./extra.ts";
import type { Report } from "./report.ts";

/** Judges overrides of one environment, and remembers which waivers they use. */
export class Holders {
  readonly #environment: Environment;
  readonly #report: Report;
  readonly #used = new Set<Waiver>();
  /** Edits of what a rule holds that the plan will be judged by. */
  readonly #pending: { readonly id: string; readonly edit: Edit; readonly row: SecurityRow }[] = [];

  constructor(environment: Environment, report: Report) {
    this.#environment = environment;
    this.#report = report;
  }

  /** Reports every rule among the `causes` of what `edit` replaces that nobody has waived, and that `checkPlan` will not judge. */
  check(id: string, edit: Edit, causes: ReadonlySet<string>): void {
    for (const cause of [...causes].sort()) {
      const row = cause.startsWith("rule:") ? securityRow(cause.slice("rule:".length)) : undefined;
      if (row === undefined || !this.#holds(row)) continue;
      if (row.strictness === "N" && policyRules.some(({ code }) => code === row.code)) {
        this.#pending.push({ id, edit, row });
        continue;
      }
      const waiver = waiverOf(this.#environment, row.code, undefined, id);
      if (waiver !== undefined) this.#used.add(waiver);
      else this.#refuse(id, edit, row);
    }
  }

  /**
   * Reports policy rules that the plan violates, at the edits of what they hold, or else where `placeOf` says. All of them are of
   * overrides and extra resources: what modules plan violates none.
   */
  checkPlan(plan: Plan, placeOf: (id: string) => KeyPath | undefined): void {
    const refused = new Set<Edit>();
    for (const { code, resource, property, message } of judge(plan)) {
      const at = placeOf(resource);
      // The resource that shows it may be another one than the one that was changed.
      const held = this.#pending.filter(({ id, row }) => row.code === code && (id === resource || at === undefined));
      for (const { id, edit, row } of held.filter((each) => !refused.has(each.edit))) {
        refused.add(edit);
        this.#refuse(id, edit, row);
      }
      if (held.length > 0) continue;
      const subject = property === undefined ? resource : `${resource}.${property}`;
      const inside = property !== undefined && at?.[0] === extraModule ? [...at, "inputs", property] : at;
      const help = `${code} holds in every environment and cannot be waived`;
      this.#report.add(code, "error", inside ?? ["overrides"], `${subject}: ${message}`, { help });
    }
  }

  /** A rule that the class leaves open holds nothing. */
  #holds({ strictness }: SecurityRow): boolean {
    return strictness !== "X" && !(strictness === "D" && this.#environment.class === "dev");
  }

  #refuse(id: string, { path, at }: Edit, row: SecurityRow): void {
    const mandatory = row.strictness === "N" || (this.#environment.class === "prod" && row.prodWaiver === undefined);
    const price = this.#environment.class === "prod" && row.prodWaiver === "price" ? ", price: …" : "";
    const waiver = `{ rule: ${row.code}, resource: ${id}, reason: …, until: …${price} }`;
    const help = mandatory
      ? `class ${this.#environment.class} cannot waive ${row.code}: remove the override`
      : `remove the override, or add to \`waivers\`: ${waiver}`;
    this.#report.error("SPEC-504", at, `\`${path.join(".")}\` of ${id} is held by ${row.code}: ${row.demand}`, { help });
  }

  /** Reports waivers that were kept for overrides (see SPEC-405) and that none of them needs. */
  reportUnused(): void {
    for (const [index, waiver] of this.#environment.spec.waivers.entries()) {
      if (!mayServeOverride(this.#environment, waiver) || this.#used.has(waiver) || waivesControl(this.#environment, waiver)) continue;
      const message = `the waiver of ${waiver.rule} waives nothing: no override needs it`;
      this.#report.add("SPEC-405", "warning", ["waivers", index, "rule"], message, { help: "remove the waiver" });
    }
  }
}
