/** How every format says what a result consists of. */
import type { RuleResult, Waived } from "../types.ts";

const permits = { spec: "a waiver", class: "the class", platform: "the platform" } as const;

/** "a waiver, until 2027-06-30, at 105 USD a month" */
export function permission({ by, until, price }: Waived): string {
  const parts = [permits[by], until === undefined ? "" : `until ${until}`, price === undefined ? "" : `at ${price} USD a month`];
  return parts.filter((part) => part !== "").join(", ");
}

/** IDs of all resources that violate the rule, or may. */
export function resourcesOf({ failures, waived }: RuleResult): readonly string[] {
  return [...new Set([...failures, ...waived].flatMap(({ resources }) => resources))].sort();
}

/** `spec/prod.yaml:12`; empty if there is no place. */
export function lineOf(place: { readonly file: string; readonly range: { readonly line: number } } | undefined): string {
  return place === undefined ? "" : `${place.file}:${place.range.line}`;
}
