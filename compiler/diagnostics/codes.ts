/**
 * The compiler's own codes: what is wrong with a file (`SPEC-1xx`), with its values (`SPEC-2xx`), and with what it changes of the plan
 * (`SPEC-5xx`, overrides and extra resources).
 * A code never changes its meaning and is never used again. Codes of cross-field rules stand in their files under validate/rules.
 */

/** What a code is about, as its heading in the docs says it. */
export interface CodeInfo {
  readonly title: string;
}

/** Every code that no rule has; keys are codes, so they are unique by construction. */
export const codes = {
  "SPEC-101": { title: "File cannot be read" },
  "SPEC-102": { title: "File is too large" },
  "SPEC-103": { title: "File is not UTF-8" },
  "SPEC-104": { title: "Control character" },
  "SPEC-105": { title: "Not YAML" },
  "SPEC-106": { title: "Empty file" },
  "SPEC-107": { title: "Not a map of keys" },
  "SPEC-108": { title: "Duplicate key" },
  "SPEC-109": { title: "Aliases expand too far" },
  "SPEC-110": { title: "Nested too deep" },
  "SPEC-111": { title: "Empty value" },
  "SPEC-112": { title: "Parent is not a file name" },
  "SPEC-113": { title: "Parent is missing" },
  "SPEC-114": { title: "Parents form a circle" },
  "SPEC-115": { title: "Parent lies outside the project" },
  "SPEC-116": { title: "Several documents in one file" },
  "SPEC-117": { title: "Key or value that JSON cannot hold" },
  "SPEC-118": { title: "Tag" },
  "SPEC-201": { title: "Unknown key" },
  "SPEC-202": { title: "Unknown section" },
  "SPEC-203": { title: "Wrong type" },
  "SPEC-204": { title: "Value is not one of those allowed" },
  "SPEC-205": { title: "Out of range" },
  "SPEC-206": { title: "Wrong form" },
  "SPEC-207": { title: "Missing key" },
  "SPEC-208": { title: "Listed twice" },
  "SPEC-209": { title: "Placeholder left in" },
  "SPEC-210": { title: "Keys that do not go together" },
  "SPEC-211": { title: "Missing section" },
  "SPEC-220": { title: "Environment compiled twice" },
  "SPEC-221": { title: "Plan is stale" },
  "SPEC-222": { title: "Reference page is stale" },
  "SPEC-223": { title: "Spec is not in the canonical layout" },
  "SPEC-230": { title: "Over budget" },
  "SPEC-231": { title: "No prices for the region" },
  "SPEC-232": { title: "Prices are more than a year old" },
  "SPEC-501": { title: "Resource is not planned" },
  "SPEC-502": { title: "Property does not exist" },
  "SPEC-503": { title: "Property is of another type" },
  "SPEC-504": { title: "Property is held by a security rule" },
  "SPEC-505": { title: "Override changes nothing" },
  "SPEC-506": { title: "Resource id is taken" },
  "SPEC-507": { title: "Resource type does not exist" },
  "SPEC-508": { title: "Resources refer to each other in a circle" },
  "SPEC-509": { title: "Expression is malformed" },
  "SPEC-510": { title: "Required property is missing" },
  "SPEC-511": { title: "Path leads nowhere" },
  "SPEC-512": { title: "Name cannot follow a value of the deployment" },
  "SPEC-513": { title: "JSON document that AWS would refuse" },
} as const satisfies Readonly<Record<string, CodeInfo>>;

/** A code of the compiler's own. */
export type Code = keyof typeof codes;
