/** Assertions that hold for every plan, whatever its spec says. This is the only list of them. */
import type { Plan } from "../../plan/types.ts";
import { reachOf } from "../index.ts";
import { failuresOf, type Failure } from "./check.ts";
import { parseAssertion } from "./parse.ts";

/** Clients connect to the load balancer alone. Data stores, tasks and endpoints accept nothing from outside of the VPC's own networks. */
const texts = [
  "internet !-> rds",
  "internet !-> proxy",
  "internet !-> redis",
  "internet !-> tasks",
  "internet !-> endpoints",
  "internet !-> nat",
  "networks !-> rds",
  "networks !-> proxy",
  "networks !-> redis",
];

export const builtInAssertions = texts.map(parseAssertion);

/** Ports of the load balancer that the internet may reach: HTTPS, and HTTP for the redirect to it. */
const loadBalancerLimit = parseAssertion("internet -> alb:80,443 only");

export interface BuiltInFailure {
  readonly assertion: string;
  readonly failure: Extract<Failure, { readonly kind: "reachable" }>;
}

/** Every built-in assertion that the plan does not satisfy. */
export function builtInFailures(plan: Plan): readonly BuiltInFailure[] {
  const reach = reachOf(plan);
  return [...builtInAssertions, loadBalancerLimit].flatMap((assertion) =>
    failuresOf(reach, assertion).flatMap((failure) => (failure.kind === "reachable" ? [{ assertion: assertion.text, failure }] : [])),
  );
}
