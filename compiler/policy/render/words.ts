/** How every format says what a result consists of. */
import type { RuleResult, Waived } from "../types.ts";

/** "until 2027-06-30, at 105 USD a month" */
export function termsOf({ until, price }: Waived): string {
  return price === undefined ? `until ${until}` : `until ${until}, at ${price} USD a month`;
}

/** IDs of all resources that violate the rule, or may. */
export function resourcesOf({ failures, waived, exempt }: RuleResult): readonly string[] {
  return [...new Set([...failures, ...waived, ...exempt].flatMap(({ resources }) => resources))].sort();
}

/** `spec/prod.yaml:12`; empty if there is no place. */
export function lineOf(place: { readonly file: string; readonly range: { readonly line: number } } | undefined): string {
  return place === undefined ? "" : `${place.file}:${place.range.line}`;
}
