/**
 * Security rules that set a property. Where a policy rule can judge the plan, what an override makes of it must still satisfy the rule;
 * any other rule takes a waiver, for that resource.
 */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import { violationsOf } from "../rules/check-plan.ts";
import { securityRule } from "../rules/index.ts";
import type { SecurityRule } from "../rules/rule.ts";
import type { KeyPath } from "../source/types.ts";
import { waivesControl } from "../rules/controls.ts";
import { mayServeOverride, waiverOf, type Waiver } from "../rules/waivers.ts";
import type { Edit } from "./edits.ts";
import { extraModule } from "./extra.ts";
import type { Report } from "./report.ts";

/** Enforces the security rules on the overrides of one environment, and remembers which waivers the overrides use. */
export class Enforcement {
  readonly #environment: Environment;
  readonly #report: Report;
  readonly #used = new Set<Waiver>();
  /** Edits of what a rule holds that the plan will be judged by. */
  readonly #pending: { readonly id: string; readonly edit: Edit; readonly rule: SecurityRule }[] = [];

  constructor(environment: Environment, report: Report) {
    this.#environment = environment;
    this.#report = report;
  }

  /** Reports every rule in the `from` of what `edit` replaces that nobody has waived, and that `checkPlan` will not judge. */
  check(id: string, edit: Edit, from: ReadonlySet<string>): void {
    for (const origin of [...from].sort()) {
      const rule = origin.startsWith("rule:") ? securityRule(origin.slice("rule:".length)) : undefined;
      if (rule === undefined || !this.#applies(rule)) continue;
      if (rule.security.optional === "never" && rule.checkPlan !== undefined) {
        this.#pending.push({ id, edit, rule });
        continue;
      }
      const waiver = waiverOf(this.#environment, rule.name, undefined, id);
      if (waiver !== undefined) this.#used.add(waiver);
      else this.#refuse(id, edit, rule);
    }
  }

  /**
   * Reports policy rules that the plan violates, at the edits of what they hold, or else where `placeOf` says. All of them are of
   * overrides and extra resources: what modules plan violates none.
   */
  checkPlan(plan: Plan, placeOf: (id: string) => KeyPath | undefined): void {
    const refused = new Set<Edit>();
    for (const { rule, resource, property, message } of violationsOf(plan)) {
      const at = placeOf(resource);
      // The resource that shows it may be another one than the one that was changed.
      const held = this.#pending.filter((each) => each.rule.name === rule && (each.id === resource || at === undefined));
      for (const each of held.filter(({ edit }) => !refused.has(edit))) {
        refused.add(each.edit);
        this.#refuse(each.id, each.edit, each.rule);
      }
      if (held.length > 0) continue;
      const subject = property === undefined ? resource : `${resource}.${property}`;
      const inside = property !== undefined && at?.[0] === extraModule ? [...at, "inputs", property] : at;
      const help = `${rule} applies to every environment and cannot be waived`;
      this.#report.add(rule, "error", inside ?? ["overrides"], `${subject}: ${message}`, { help });
    }
  }

  /** In a class that leaves the rule open, overrides are free. */
  #applies({ security: { optional } }: SecurityRule): boolean {
    return optional !== "always" && !(optional === "in-dev" && this.#environment.class === "dev");
  }

  #refuse(id: string, { path, at }: Edit, rule: SecurityRule): void {
    const mandatory = rule.security.optional === "never" || (this.#environment.class === "prod" && rule.security.prodWaiver === undefined);
    const price = this.#environment.class === "prod" && rule.security.prodWaiver === "price" ? ", price: …" : "";
    const waiver = `{ rule: ${rule.name}, resource: ${id}, reason: …, until: …${price} }`;
    const help = mandatory
      ? `remove the override: ${rule.name} cannot be waived in class ${this.#environment.class}`
      : `remove the override, or add to \`waivers\`: ${waiver}`;
    this.#report.error(
      "override-violates-security-rule",
      at,
      `\`${path.join(".")}\` of ${id} is controlled by ${rule.name}: ${rule.security.demand}`,
      { help },
    );
  }

  /** Reports waivers that were kept for overrides (see waiver-unneeded) and that none of them needs. */
  reportUnused(): void {
    for (const [index, waiver] of this.#environment.spec.waivers.entries()) {
      if (!mayServeOverride(this.#environment, waiver) || this.#used.has(waiver) || waivesControl(this.#environment, waiver)) continue;
      const message = `unneeded waiver of ${waiver.rule}: no override requires it`;
      this.#report.add("waiver-unneeded", "warning", ["waivers", index, "rule"], message, { help: "remove the waiver" });
    }
  }
}
