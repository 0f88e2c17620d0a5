/** Parameters of a database parameter group. */
import type { PlanResource } from "../../plan/types.ts";
import { isRecord } from "../../plan/values.ts";

export function parameterOf(group: PlanResource, name: string): string | undefined {
  const list = group.inputs["parameters"];
  const found = (Array.isArray(list) ? list : []).find((each) => isRecord(each) && each["name"] === name);
  return isRecord(found) ? String(found["value"]) : undefined;
}
