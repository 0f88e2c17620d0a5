/**
 * Enforces security rules on overrides. If a policy rule can check the plan, the overridden resource must still satisfy it. An override of
 * a property that any other rule sets needs a waiver for that resource.
 */
import type { Environment } from "../model/types.ts";
import { violationsIn } from "../rules/check-plan.ts";
import { planRules, securityRule, securityRules } from "../rules/index.ts";
import type { Exemption, SecurityRule } from "../rules/rule.ts";
import type { PolicyView } from "../rules/shared/view.ts";
import type { KeyPath } from "../source/types.ts";
import { isDemanded, mayServeOverride, unneeded, waiverOf, waivesControl, type WaiverEntry } from "../rules/waivers.ts";
import type { Edit } from "./edits.ts";
import { extraModule } from "./extra.ts";
import type { Report } from "./report.ts";
import { referencesKept } from "./safeguards.ts";

/** The rules that class and waivers decide about; validatePlan checks the others. */
const judged = planRules.filter(({ security }) => security !== undefined);

/** An edit of what a rule holds. */
interface HeldEdit {
  readonly id: string;
  readonly edit: Edit;
  readonly rule: SecurityRule;
}

/** Enforces the security rules on the overrides of one environment, and records which waivers they use. */
export class Enforcement {
  readonly #environment: Environment;
  readonly #report: Report;
  /** `<rule> <resource>` of the waivers that were needed. */
  readonly #used = new Set<string>();
  /** What the class or a waiver permits. */
  readonly exemptions: Exemption[] = [];
  /** Edits of properties whose rule will check the finished plan. */
  readonly #pending: HeldEdit[] = [];
  /** Edits that take a planned reference away. Where a rule finds what that leads to, it says more. */
  readonly #misled: HeldEdit[] = [];

  constructor(environment: Environment, report: Report) {
    this.#environment = environment;
    this.#report = report;
  }

  /** Reports every rule in the `from` of the value that `edit` replaces, unless it is waived or `checkPlan` will check it. */
  check(id: string, edit: Edit, from: ReadonlySet<string>): void {
    for (const origin of [...from].sort()) {
      const rule = origin.startsWith("rule:") ? securityRule(origin.slice("rule:".length)) : undefined;
      if (rule === undefined) continue;
      if (!isDemanded(this.#environment, rule.security)) {
        this.exemptions.push({ rule: rule.name, resource: id, at: edit.at });
        continue;
      }
      if (rule.security.optional === "never" && rule.checkPlan !== undefined) {
        this.#pending.push({ id, edit, rule });
        continue;
      }
      if (origin === referencesKept) this.#misled.push({ id, edit, rule });
      else this.#decide({ id, edit, rule });
    }
  }

  #decide({ id, edit, rule }: HeldEdit): void {
    if (waiverOf(this.#environment, rule.name, { resource: id }) === undefined) this.#refuse(id, edit, rule);
    else this.#exempt(rule.name, id, edit.at);
  }

  /**
   * Reports policy rules that the plan violates, at the edits of the properties that they set, or otherwise at `placeOf`. Modules plan no
   * violations, so all of them come from overrides and extra resources.
   */
  checkPlan(view: PolicyView, written: PolicyView, placeOf: (id: string) => KeyPath | undefined): void {
    const refused = new Set<Edit>();
    const found = new Set<string>();
    for (const { rule, resource, property, message } of violationsIn(view, judged, written)) {
      const at = placeOf(resource);
      // The rule may report another resource than the one that was edited.
      const held = this.#pending.filter((each) => each.rule.name === rule && (each.id === resource || at === undefined));
      for (const each of held.filter(({ edit }) => !refused.has(edit))) {
        refused.add(each.edit);
        this.#refuse(each.id, each.edit, each.rule);
      }
      if (held.length > 0) continue;
      const help = this.#remedy(rule, resource, at ?? ["overrides"]);
      if (help === undefined) continue;
      found.add(resource);
      const subject = property === undefined ? resource : `${resource}.${property}`;
      const inside = property !== undefined && at?.[0] === extraModule ? [...at, "inputs", property] : at;
      this.#report.add(rule, "error", inside ?? ["overrides"], `${subject}: ${message}`, {
        help,
        security: { rule, resource },
      });
    }
    this.keepReferences(found);
  }

  /** Decides about edits that take references away, except where something else was found: that says more. */
  keepReferences(found: ReadonlySet<string> = new Set()): void {
    for (const held of this.#misled) if (!found.has(held.id)) this.#decide(held);
  }

  #exempt(rule: string, resource: string, at: KeyPath): void {
    this.exemptions.push({ rule, resource, at });
    this.#used.add(`${rule} ${resource}`);
  }

  /** What to do about a violation in the plan; undefined if the class does without the rule or a waiver covers the resource. */
  #remedy(name: string, resource: string, at: KeyPath): string | undefined {
    const rule = securityRule(name)!;
    if (rule.security.optional === "never") return `${name} applies to every environment and cannot be waived`;
    if (!isDemanded(this.#environment, rule.security)) {
      this.exemptions.push({ rule: name, resource, at });
      return undefined;
    }
    if (waiverOf(this.#environment, name, { resource }) !== undefined) {
      this.#exempt(name, resource, at);
      return undefined;
    }
    return this.#isMandatory(rule)
      ? `${name} cannot be waived in class ${this.#environment.class}`
      : `add to \`waivers\`: ${this.#waiver(rule, resource)}`;
  }

  #isMandatory({ security }: SecurityRule): boolean {
    return security.optional === "never" || (this.#environment.class === "prod" && security.prodWaiver === undefined);
  }

  #waiver({ name, security }: SecurityRule, resource: string): string {
    const price = this.#environment.class === "prod" && security.prodWaiver === "price" ? ", price: …" : "";
    return `{ rule: ${name}, resource: ${resource}, reason: …, until: …${price} }`;
  }

  #refuse(id: string, { path, at }: Edit, rule: SecurityRule): void {
    const help = this.#isMandatory(rule)
      ? `remove the override: ${rule.name} cannot be waived in class ${this.#environment.class}`
      : `remove the override, or add to \`waivers\`: ${this.#waiver(rule, id)}`;
    this.#report.error(
      "override-violates-security-rule",
      at,
      `\`${path.join(".")}\` of ${id} is controlled by ${rule.name}: ${rule.security.demand}`,
      { help, security: { rule: rule.name, resource: id } },
    );
  }

  /** Reports waivers that were kept for overrides (see waiver-unneeded) but that no override needs. */
  reportUnused(): void {
    for (const [index, waiver] of this.#environment.spec.waivers.entries()) {
      const rule = securityRule(waiver.rule);
      if (rule === undefined || !isDemanded(this.#environment, rule.security)) continue;
      const found = unneeded(waiver, (entry) => {
        const needed =
          !mayServeOverride(this.#environment, entry) ||
          this.#serves(rule.name, entry) ||
          waivesControl(this.#environment, rule.name, entry, securityRules);
        return needed ? undefined : "no override requires it";
      });
      for (const { path, message, help } of found) {
        this.#report.add("waiver-unneeded", "warning", ["waivers", index, ...path], message, {
          help,
          security: { rule: rule.name },
        });
      }
    }
  }

  #serves(rule: string, { resource }: WaiverEntry): boolean {
    return resource === undefined ? [...this.#used].some((each) => each.startsWith(`${rule} `)) : this.#used.has(`${rule} ${resource}`);
  }
}
