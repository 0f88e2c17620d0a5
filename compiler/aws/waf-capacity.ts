/**
 * Capacity units (WCU) of WAF rule statements
 * (https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-match.html and
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html). For managed rule groups see waf.ts.
 */

/** What a statement itself takes, by the provider's name of its kind. Kinds whose cost depends on their settings are functions below. */
export const statementUnits: Readonly<Record<string, number>> = {
  andStatement: 0,
  asnMatchStatement: 1,
  geoMatchStatement: 1,
  labelMatchStatement: 1,
  notStatement: 0,
  orStatement: 0,
  regexMatchStatement: 3,
  regexPatternSetReferenceStatement: 25,
  sizeConstraintStatement: 1,
  xssMatchStatement: 40,
};

/** A text match. Matches at either end are cheaper than those anywhere. */
export function byteMatchUnits(positionalConstraint: unknown): number {
  return positionalConstraint === "CONTAINS" || positionalConstraint === "CONTAINS_WORD" ? 10 : 2;
}

/** A match of the address, or of any of the addresses in a header. */
export function ipSetUnits(headerPosition: unknown): number {
  return headerPosition === "ANY" ? 5 : 1;
}

export function sqliMatchUnits(sensitivityLevel: unknown): number {
  return sensitivityLevel === "HIGH" ? 30 : 20;
}

export function rateBasedUnits(customKeys: number): number {
  return 2 + 30 * customKeys;
}

/** What one transformation of one request component takes, however many statements of a web ACL or rule group use it. */
export const transformationUnits = 10;

/** What inspecting all query parameters adds. */
export const allQueryArgumentsUnits = 10;
