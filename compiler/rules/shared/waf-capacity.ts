/**
 * Capacity units (WCU) that the rules of a web ACL or rule group take. AWS counts a transformation of a request component once, however many
 * statements apply it (https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html).
 */
import {
  allQueryArgumentsUnits,
  byteMatchUnits,
  ipSetUnits,
  rateBasedUnits,
  sqliMatchUnits,
  statementUnits,
  transformationUnits,
} from "../../aws/waf-capacity.ts";
import { managedGroupCapacity } from "../../aws/waf.ts";
import { isExpression } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, isRecord, list, member, valueAt, type PlanRecord } from "../../plan/values.ts";

export interface Capacity {
  /** Units of everything that can be counted: a lower bound if something cannot. */
  readonly units: number;
  /** What cannot be counted before deployment, in words. */
  readonly uncounted: readonly string[];
}

/** The capacity of the rules of a web ACL or rule group, whose inputs are evaluated. */
export function capacityOf(view: PlanReader, { inputs }: PlanResource): Capacity {
  const count = new Count(view);
  for (const property of ["ruleJson", "rulesJson"])
    if (inputs[property] !== undefined) count.uncounted.push(`the rules in \`${property}\``);
  if (isList(inputs["rules"])) for (const rule of inputs["rules"]) count.add(member(rule, "statement"));
  else if (inputs["rules"] !== undefined) count.uncounted.push("the rules, which are known at deployment");
  return { units: count.units + transformationUnits * count.transformations.size, uncounted: count.uncounted };
}

class Count {
  units = 0;
  readonly transformations = new Set<string>();
  readonly uncounted: string[] = [];
  readonly #view: PlanReader;

  constructor(view: PlanReader) {
    this.#view = view;
  }

  /** A statement has one member, named after its kind. */
  add(statement: PlanValue | undefined): void {
    if (isExpression(statement)) this.uncounted.push("a statement that is known at deployment");
    else if (isRecord(statement)) for (const [kind, value] of Object.entries(statement)) if (isRecord(value)) this.#addKind(kind, value);
  }

  #addKind(kind: string, value: PlanRecord): void {
    const base = this.#base(kind, value);
    if (base === undefined) this.uncounted.push(this.#nameOf(kind, value));
    const component = member(value, "fieldToMatch");
    this.units += (base ?? 0) * (member(component, "jsonBody") === undefined ? 1 : 2);
    if (member(component, "allQueryArguments") !== undefined) this.units += allQueryArgumentsUnits;
    for (const transformation of list(value["textTransformations"])) {
      const type = member(transformation, "type");
      if (type !== "NONE") this.transformations.add(JSON.stringify([component, type]));
    }
    this.add(value["scopeDownStatement"]);
    for (const inner of list(value["statements"])) this.add(inner);
  }

  #base(kind: string, value: PlanRecord): number | undefined {
    const known = (path: string): unknown => this.#view.known(valueAt(value, path));
    switch (kind) {
      case "byteMatchStatement":
        return byteMatchUnits(known("positionalConstraint"));
      case "ipSetReferenceStatement":
        return ipSetUnits(known("ipSetForwardedIpConfig.position"));
      case "sqliMatchStatement":
        return sqliMatchUnits(known("sensitivityLevel"));
      case "rateBasedStatement":
        return rateBasedUnits(list(value["customKeys"]).length);
      case "managedRuleGroupStatement":
        return known("vendorName") === "AWS" ? managedGroupCapacity(String(known("name"))) : undefined;
      case "ruleGroupReferenceStatement":
        return this.#groupCapacity(value["arn"]);
      default:
        return statementUnits[kind];
    }
  }

  /** The capacity of a rule group in the plan. */
  #groupCapacity(arn: PlanValue | undefined): number | undefined {
    const capacity = Number(this.#view.known(this.#view.target(arn)?.inputs["capacity"]) ?? Number.NaN);
    return Number.isNaN(capacity) ? undefined : capacity;
  }

  #nameOf(kind: string, value: PlanRecord): string {
    const text = (name: string): string => String(this.#view.known(value[name]) ?? "known at deployment");
    if (kind === "managedRuleGroupStatement") return `the rule group ${text("name")} of ${text("vendorName")}`;
    return kind === "ruleGroupReferenceStatement" ? `the rule group ${text("arn")}` : `a ${kind}`;
  }
}
