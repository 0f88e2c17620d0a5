/** Parameters of a database parameter group. */
import type { PlanReader } from "../../plan/reader.ts";
import type { KeyPath } from "../../source/types.ts";
import type { PlanResource } from "../../plan/types.ts";
import { isRecord, records } from "../../plan/values.ts";

export function parameterOf(group: PlanResource, name: string): string | undefined {
  const list = group.inputs["parameters"];
  const found = (Array.isArray(list) ? list : []).find((each) => isRecord(each) && each["name"] === name);
  return isRecord(found) ? String(found["value"]) : undefined;
}

interface PlannedParameter {
  /** Where a violation is. */
  readonly at: { readonly resource: string; readonly property: string; readonly path: KeyPath };
  readonly name: string;
  readonly value: string;
  /** `immediate` or `pending-reboot`, if stated. */
  readonly method: unknown;
  /** Major version of PostgreSQL. */
  readonly major: number;
}

/** Every parameter of every parameter group for PostgreSQL whose name and value are known. */
export function* plannedParameters(view: PlanReader): Iterable<PlannedParameter> {
  for (const group of view.ofType("aws:rds/parameterGroup:ParameterGroup")) {
    const major = Number(/^postgres(\d+)$/.exec(view.text(group, "family") ?? "")?.[1]);
    if (Number.isNaN(major)) continue;
    for (const [index, parameter] of records(group.inputs["parameters"]).entries()) {
      const [name, value] = [view.known(parameter["name"]), view.known(parameter["value"])];
      if (typeof name !== "string" || (typeof value !== "string" && typeof value !== "number")) continue;
      const at = { resource: group.id, property: "parameters", path: ["parameters", index, "value"] };
      yield { at, name, value: String(value), method: view.known(parameter["applyMethod"]), major };
    }
  }
}
