/** Evaluates IAM statements for single requests, as IAM does; it shares nothing with the compiler's rules. */
import type { Json } from "./encode.ts";

export interface Request {
  /** ARN of an AWS principal, `service:<name>`, `federated:<provider>`, or `anonymous`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the request, in lower case. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

const many = (value: Json): readonly Json[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Does the document by itself allow the request? `needsPrincipal`: it is the policy of a resource, or the trust policy of a role. */
export function allows(document: Json, request: Request, needsPrincipal: boolean): boolean {
  const statements = many(document?.Statement);
  const applies = (each: Json): boolean =>
    matchesAction(each, request.action) &&
    matchesResource(each, request.resource) &&
    (!needsPrincipal || matchesPrincipal(each, request.principal)) &&
    holds(each.Condition ?? {}, request.context);
  return (
    statements.some((each) => each.Effect === "Allow" && applies(each)) &&
    !statements.some((each) => each.Effect === "Deny" && applies(each))
  );
}

function like(pattern: string, text: string, flags = ""): boolean {
  const source = pattern
    .split("")
    .map((character) => (character === "*" ? "[^]*" : character === "?" ? "[^]" : character.replace(/[\\^$.|+()[\]{}]/, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, flags).test(text);
}

function matchesAction({ Action, NotAction }: Json, action: string): boolean {
  return NotAction === undefined
    ? many(Action).some((each) => like(each, action, "i"))
    : !many(NotAction).some((each) => like(each, action, "i"));
}

function matchesResource({ Resource, NotResource }: Json, resource: string): boolean {
  // A trust policy has no resource.
  if (Resource === undefined && NotResource === undefined) return true;
  return NotResource === undefined
    ? many(Resource).some((each) => like(each, resource))
    : !many(NotResource).some((each) => like(each, resource));
}

function matchesPrincipal({ Principal, NotPrincipal }: Json, principal: string): boolean {
  if (NotPrincipal !== undefined) return !named(NotPrincipal, principal);
  return named(Principal, principal);
}

function named(stated: Json, principal: string): boolean {
  if (stated === "*") return true;
  if (stated === undefined || typeof stated !== "object") return false;
  if (principal.startsWith("service:")) return many(stated.Service).includes(principal.slice("service:".length));
  if (principal.startsWith("federated:"))
    return many(stated.Federated).some((each) => String(each).endsWith(principal.slice("federated:".length)));
  const account = principal.split(":")[4] ?? "";
  const isAccount = (each: string): boolean => each === account || each === `arn:aws:iam::${account}:root`;
  return many(stated.AWS).some((each) => each === "*" || (account !== "" && (each === principal || isAccount(String(each)))));
}

type Context = Request["context"];

function holds(condition: Json, context: Context): boolean {
  return Object.entries<Json>(condition).every(([operator, keys]) =>
    Object.entries<Json>(keys).every(([key, values]) => meets(operator, values, context[key.toLowerCase()], context)),
  );
}

/** Does a condition hold for what the request says of its key? `stated` is the operator as the policy writes it. */
function meets(stated: string, values: Json, found: readonly string[] | undefined, context: Context): boolean {
  const isAll = stated.startsWith("ForAllValues:");
  const ifExists = stated.endsWith("IfExists");
  const operator = stated.replace(/^For(All|Any)\w+:/, "").replace(/IfExists$/, "");
  if (operator === "Null") return many(values).some((each) => String(each) === String(found === undefined));
  if (found === undefined) return isAll || ifExists || /Not/.test(operator);
  const wanted = many(values).map((each) =>
    String(each).replace(/\$\{([^}]+)\}/g, (_, name: string) => context[name.toLowerCase()]?.[0] ?? "\0"),
  );
  const matches = (text: string): boolean => {
    const same = wanted.some((each) => (/Like|^Arn/.test(operator) ? like(each, text) : each === text));
    return /Not/.test(operator) ? !same : same;
  };
  return isAll ? found.every(matches) : found.some(matches);
}
