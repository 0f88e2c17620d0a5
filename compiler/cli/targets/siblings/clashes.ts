/** What a spec claims although another one has it: what its keys ask for, and the names that its overrides and extra resources state. */
import { problem } from "../../../diagnostics/make.ts";
import type { Diagnostic } from "../../../diagnostics/types.ts";
import { claimsOf, type Claim } from "../../../model/claims.ts";
import { mayBeUnique, uniqueNames } from "../../../plan/unique-names.ts";
import { typeLabel } from "../../../reference/effect-words.ts";
import { placeOf } from "../../../validate/plan.ts";
import { isSameAccount, isSameEnvironment, precedes, statedInputs, type Sibling } from "./sibling.ts";

/** A diagnostic for each claim that another spec, which comes first, has as well. */
export function clashes(own: Sibling, others: readonly Sibling[]): readonly Diagnostic[] {
  const earlier = others.filter((other) => precedes(other, own) && !isSameEnvironment(own, other));
  const found = new Map<string, Diagnostic>();
  for (const other of earlier) {
    for (const [claim, same] of shared(own, other)) if (!found.has(claim.id)) found.set(claim.id, clash(own, claim, other, same));
  }
  return [...found.values()];
}

function* shared(own: Sibling, other: Sibling): Iterable<readonly [claim: Claim, same: Claim]> {
  // Names that modules make contain the environment's, so only stated ones can meet another.
  const stated = [own, other].some((each) => statedInputs(each).some(mayBeUnique));
  const [mine, theirs] = [own, other].map((each) => new Map(allClaims(each, stated).map((claim) => [claim.id, claim])));
  for (const [id, claim] of mine!) {
    const same = theirs!.get(id);
    if (same !== undefined && meets(claim.scope, own, other)) yield [claim, same];
  }
}

function meets(scope: Claim["scope"], own: Sibling, other: Sibling): boolean {
  if (scope === "world") return true;
  return isSameAccount(own, other) && (scope === "account" || own.environment.region === other.environment.region);
}

/** Keys come last, because what they say about a claim is more helpful. */
function allClaims(own: Sibling, stated: boolean): readonly Claim[] {
  return [...(stated ? namesOf(own) : []), ...claimsOf(own.environment)];
}

function namesOf(own: Sibling): readonly Claim[] {
  const plan = own.plan();
  return (plan === undefined ? [] : uniqueNames(plan)).map(({ resource, property, value, scope }) => ({
    id: `${resource.type} ${value}`,
    name: `the ${property} \`${value}\` of ${resource.id} (${typeLabel(resource.type)})`,
    path: placeOf(resource, [property], own.source),
    help: `use another ${property}, or create the resource in one environment only`,
    scope,
  }));
}

function clash(own: Sibling, { name, path, help }: Claim, other: Sibling, same: Claim): Diagnostic {
  const { file, range } = other.source.locate(same.path);
  // The key may be inherited from the very spec that may keep it.
  const at = own.source.locate(path);
  const place = at.file === own.file ? at : own.source.locate(["environment"]);
  return problem("resource-of-another-spec", place, `${other.file} has ${name} as well, which can exist only once`, {
    help,
    key: path.slice(0, 4).join("."),
    related: [{ file, range, message: "the other spec" }],
  });
}
