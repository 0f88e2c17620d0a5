/** Checks that resource policies deny plain HTTP and public access. */
import { referencesOf, refId } from "../../plan/references.ts";
import type { PlanResource } from "../../plan/types.ts";
import { admitted, isForOwnAccount } from "./principals.ts";
import { isEverybody, type Statement } from "./statements.ts";
import type { Violation } from "../rule.ts";
import type { PolicyView } from "./view.ts";

/** A resource type whose policy must deny plain HTTP. */
export interface Guarded {
  readonly type: string;
  readonly policyType: string;
  /** The property of the policy resource that refers to the protected resource. */
  readonly link: string;
  /** The broadest action that such a policy may contain. */
  readonly action: string;
  /** Do requests also address parts of the resource, such as the objects of a bucket? */
  readonly hasParts?: boolean;
}

/** Every resource of the type has a policy that denies requests without TLS to everyone. */
export function refusesPlainHttp({ type, policyType, link, action, hasParts = false }: Guarded): (view: PolicyView) => Iterable<Violation> {
  const denies = (statement: Statement) =>
    statement.effect === "Deny" &&
    isEverybody(statement.principal) &&
    statement.actions.some((each) => each === "*" || each.toLowerCase() === action.toLowerCase()) &&
    isPlainHttp(statement);
  return function* (view) {
    const denials = view.statements().filter((each) => each.resource.type === policyType && denies(each));
    const isClosed = (resource: PlanResource) =>
      denials.some((each) => refId(each.resource.inputs[link]) === resource.id && covers(each, resource, hasParts));
    for (const resource of view.ofType(type))
      if (!isClosed(resource)) yield { resource: resource.id, message: "requests over plain HTTP are not denied" };
  };
}

/** With a second condition, the statement would let some plain HTTP requests through. */
function isPlainHttp({ condition }: Statement): boolean {
  const { Bool: keys, ...others } = condition;
  if (keys === undefined || Object.keys(others).length > 0) return false;
  const [entry, ...more] = Object.entries(keys);
  return entry?.[0].toLowerCase() === "aws:securetransport" && String(entry[1]) === "false" && more.length === 0;
}

function covers({ resources }: Statement, { id }: PlanResource, hasParts: boolean): boolean {
  const own = resources.filter((each) => referencesOf(each).has(id));
  const itself = own.some((each) => refId(each) !== undefined);
  const parts = own.some((each) => refId(each) === undefined && JSON.stringify(each).includes("*"));
  return resources.includes("*") || (itself && (parts || !hasParts));
}

/** Allow statements for everyone in resource policies of a service, without a condition that restricts them to this account. */
function openToEverybody(view: PolicyView, service: string): readonly Statement[] {
  return view
    .statements()
    .filter(
      ({ resource, kind, effect, principal, condition }) =>
        resource.type.startsWith(`aws:${service}/`) &&
        kind === "resourcePolicy" &&
        effect === "Allow" &&
        admitted(view, principal).some(({ owner }) => owner === "everybody") &&
        !isForOwnAccount(view, condition),
    );
}

/** No resource policy of a service (`sqs`), in whatever type it stands, allows everyone. */
export function closedToEverybody(service: string): (view: PolicyView) => Iterable<Violation> {
  return function* (view) {
    for (const { resource, property } of openToEverybody(view, service))
      yield { resource: resource.id, property, message: "the policy allows everybody" };
  };
}
