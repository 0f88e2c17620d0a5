/** Facts about keys and rules as they are true in the regions of some environments. */
import { isElsewhere, quotedFor, quotedRegion } from "../pricing/quoted.ts";
import { costOf, summaryOf, type KeyFacts, type SectionFacts } from "./keys.ts";
import type { RuleReference } from "./rules.ts";

/** Without prices of another region, and with an example of the first of these regions. */
export function keyIn(regions: readonly string[], key: KeyFacts): KeyFacts {
  if (!isElsewhere(regions)) return key;
  const description = quotedFor(key.description, regions);
  let inner: readonly KeyFacts[] | undefined;
  return {
    ...withoutInner(key),
    description,
    summary: summaryOf(description),
    cost: costOf(description),
    example: exampleIn(regions[0]!, key.example),
    controls: key.controls.map((control) => pricedIn(regions, control)),
    get inner() {
      return (inner ??= key.inner.map((each) => keyIn(regions, each)));
    },
  };
}

/** Without reading `inner`, which is computed on demand. */
function withoutInner(key: KeyFacts): Omit<KeyFacts, "inner"> {
  const { inner: _inner, ...names } = Object.getOwnPropertyDescriptors(key);
  return Object.defineProperties({}, names) as Omit<KeyFacts, "inner">;
}

export function sectionIn(regions: readonly string[], section: SectionFacts): SectionFacts {
  if (!isElsewhere(regions)) return section;
  return { ...section, description: quotedFor(section.description, regions), keys: section.keys.map((key) => keyIn(regions, key)) };
}

/** Does the rule quote prices at all? */
export function isPriced({ security }: RuleReference): boolean {
  return security?.controls.some(({ price }) => price !== undefined) ?? false;
}

export function ruleIn(regions: readonly string[], rule: RuleReference): RuleReference {
  const { security } = rule;
  if (security === undefined || !isPriced(rule) || !isElsewhere(regions)) return rule;
  return { ...rule, security: { ...security, controls: security.controls.map((control) => pricedIn(regions, control)) } };
}

/** Zones and ARNs name a region. */
function exampleIn(region: string, example: unknown): unknown {
  return example === undefined ? undefined : (JSON.parse(JSON.stringify(example).replaceAll(quotedRegion, region)) as unknown);
}

function pricedIn<C extends { readonly price?: string }>(regions: readonly string[], control: C): C {
  const { price, ...rest } = control;
  const told = price === undefined ? "" : quotedFor(price, regions);
  return { ...rest, ...(told === "" ? {} : { price: told }) } as C;
}
