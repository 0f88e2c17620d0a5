/**
 * Changed parameters of a database: dynamic ones act at once, static ones after a restart, which neither Pulumi nor RDS triggers
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html).
 */
import { isStaticParameter } from "../../aws/parameters.ts";
import type { PlanValue } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";

/** One text each for the parameters that act at once and those that wait; undefined for another property, or if no plan knows them. */
export function parameterTexts(type: string, name: string, before: unknown, after: unknown): readonly string[] | undefined {
  if (type !== "aws:rds/parameterGroup:ParameterGroup" || name !== "parameters" || after === undefined) return undefined;
  const [old, now] = [byName(before), byName(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((each) => old.get(each) !== now.get(each)).sort();
  const waits = (each: string) => isStaticParameter(each) || (now.get(each) ?? old.get(each)!).includes('"pending-reboot"');
  const [late, soon] = [changed.filter(waits), changed.filter((each) => !waits(each))];
  return [
    ...(late.length === 0 ? [] : [`no effect before the next restart of the database, which nobody triggers: ${late.join(", ")}`]),
    ...(soon.length === 0 ? [] : [`at once: ${soon.join(", ")}`]),
  ];
}

function byName(parameters: unknown): ReadonlyMap<string, string> {
  return new Map(records(parameters as PlanValue).map((each) => [String(each["name"]), JSON.stringify(each)]));
}
