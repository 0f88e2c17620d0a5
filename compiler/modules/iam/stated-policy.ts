/** IAM statements that the spec adds to a task role. */
import { policy, type PolicyStatement } from "../shared/policies.ts";
import type { Extras, IamStatement } from "../../model/extras.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { statedPolicy, taskRole } from "./refs.ts";

/** A separate policy beside the platform's, so that each can be read and removed on its own. */
export function lowerStatedPolicy(task: string, statements: Extras["iamStatements"]): Draft {
  return resource(
    statedPolicy(task),
    {
      name: "stated",
      role: taskRole(task).out("name"),
      policy: statements
        .map((list) => policy(...list.map(toStatement)))
        .alsoFrom("rule:no-service-wide-permissions", "rule:powerful-actions-name-resources", "rule:no-unneeded-wildcard-resource"),
    },
    { from: statements.from },
  );
}

/** The schema has already validated operators and values. */
function toStatement({ Sid, Effect, Action, Resource, Condition }: IamStatement): PolicyStatement {
  return { Sid, Effect, Action, Resource, Condition: Condition === undefined ? undefined : asTexts(Condition) };
}

/** IAM stores texts, and the provider takes any other value for a change in every update. */
function asTexts(conditions: NonNullable<IamStatement["Condition"]>): { [operator: string]: { [key: string]: string | string[] } } {
  return mapValues(conditions, (keys = {}) => mapValues(keys, (value = "") => (Array.isArray(value) ? value.map(String) : String(value))));
}

function mapValues<From, To>(values: { readonly [name: string]: From }, change: (value: From) => To): { [name: string]: To } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
