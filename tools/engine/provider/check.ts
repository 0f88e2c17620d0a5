/** Check: refuses what the real provider refuses before it calls AWS, and generates missing names. */
import type { Catalogue } from "../../../compiler/provider/catalogue.ts";
import { checkInputs } from "../../../compiler/provider/check.ts";
import { pathText } from "../../../compiler/plan/expressions.ts";
import { autonamed } from "./autoname.ts";
import type { Properties } from "./wire.ts";
import { unknownValue, unwrapSecret } from "./wire.ts";

export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** The inputs to keep, or why they are refused. `seed` determines the name that the program left out. */
export function check(
  catalogue: Catalogue,
  token: string,
  name: string,
  olds: Properties,
  news: Properties,
  seed: Uint8Array,
): { inputs: Properties; failures: Failure[] } {
  const { __defaults: _defaults, ...given } = news;
  const problems = checkInputs(catalogue, token, given, { isUnknown: (value) => value === unknownValue, unwrap: unwrapSecret });
  const failures = problems.map(({ path, kind, expected, got }) => ({
    property: pathText(path).slice(1),
    reason: `${kind}: expected ${expected}, got ${got}`,
  }));
  return { inputs: autonamed(catalogue, token, name, olds, given, seed), failures };
}

/** The same for the provider's own arguments, which are all strings on the wire: values of other types are JSON. */
export function checkConfig(catalogue: Catalogue, pkg: string, news: Properties): Failure[] {
  const token = `pulumi:providers:${pkg}`;
  const types = catalogue.resource(token)?.member.inputs ?? {};
  const failures: Failure[] = [];
  const decoded: Properties = {};
  for (const [property, wrapped] of Object.entries(news)) {
    const value = unwrapSecret(wrapped);
    if (property === "version" || property === "__internal") continue;
    if (typeof value !== "string")
      failures.push({ property, reason: `the argument is ${JSON.stringify(value)}; on the wire it must be text` });
    else if (types[property] === "string" || value === unknownValue) decoded[property] = value;
    else decoded[property] = parse(property, value, failures);
  }
  const problems = checkInputs(catalogue, token, decoded, { isUnknown: (value) => value === unknownValue || value === undefined });
  return [
    ...failures,
    ...problems.map(({ path, kind, expected, got }) => ({
      property: pathText(path).slice(1),
      reason: `${kind}: expected ${expected}, got ${got}`,
    })),
  ];
}

function parse(property: string, value: string, failures: Failure[]): unknown {
  try {
    return JSON.parse(value);
  } catch {
    failures.push({ property, reason: `${JSON.stringify(value)} is no JSON` });
    return undefined;
  }
}
