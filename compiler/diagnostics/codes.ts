/**
 * The compiler's own codes: what is wrong with a file (`SPEC-1xx`), with its values (`SPEC-2xx`), and with what it changes of the plan
 * (`SPEC-5xx`, overrides and extra resources).
 * A code never changes its meaning and is never used again. Codes of cross-field rules stand in their files under validate/rules.
 */

/** What a code is about, as the docs say it. */
export interface CodeInfo {
  readonly title: string;
  /** What would happen otherwise, or what is taken instead: whole sentences. */
  readonly why: string;
}

/** Every code that no rule has; keys are codes, so they are unique by construction. */
export const codes = {
  "SPEC-101": {
    title: "File cannot be read",
    why: "A spec is named that is not there, is a folder, or may not be read. Nothing else was looked at.",
  },
  "SPEC-102": {
    title: "File is too large",
    why: "A spec is at most 1 MiB, with at most 20,000 line ends and YAML indicators: sixty times the largest shipped one. What is larger is another file, and parsers take seconds for it.",
  },
  "SPEC-103": {
    title: "File is not UTF-8",
    why: "Specs are UTF-8, with or without a byte order mark; bytes in another encoding would be read as other words.",
  },
  "SPEC-104": {
    title: "Control character",
    why: "NUL bytes, escape sequences, lone carriage returns and the like are shown by no editor as they are, and parsers disagree on them.",
  },
  "SPEC-105": {
    title: "Not YAML",
    why: "The text is not YAML 1.2. What follows such a mistake was read in a way that nobody meant, so it is not judged.",
  },
  "SPEC-106": { title: "Empty file", why: "The file holds nothing but comments." },
  "SPEC-107": {
    title: "Not a map of keys",
    why: "At the top of a spec stand `key: value` lines; a list or a single word is another kind of file.",
  },
  "SPEC-108": {
    title: "Duplicate key",
    why: "YAML parsers take the first, the last, or neither of two equal keys. A spec says each thing once.",
  },
  "SPEC-109": { title: "Aliases expand too far", why: "Aliases of aliases make gigabytes of a few lines." },
  "SPEC-110": {
    title: "Nested too deep",
    why: "The deepest key of a spec is five levels down; a text that goes on for more than 64 is a mistake or an attack.",
  },
  "SPEC-111": {
    title: "Empty value",
    why: "`key:` with nothing after it is null in YAML, and was more often forgotten than meant. `key: null` returns a key to its default.",
  },
  "SPEC-112": { title: "Parent is not a file name", why: "`extends` names one parent by a path from this file, with `/` between folders." },
  "SPEC-113": {
    title: "Parent is missing",
    why: "What the parent states is part of this spec; without it nothing that is missing here can be judged.",
  },
  "SPEC-114": { title: "Parents form a circle", why: "A spec cannot inherit from itself, by whatever way round." },
  "SPEC-115": {
    title: "Parent lies outside the project",
    why: "A spec is read from the project alone, so that a pull request shows all of it, and no file of the machine can be drawn into a message.",
  },
  "SPEC-116": {
    title: "Several documents in one file",
    why: "One file is one environment. A second document after `---` would be ignored in silence.",
  },
  "SPEC-117": {
    title: "Key or value that JSON cannot hold",
    why: "The plan is JSON, which has no infinite numbers, no keys other than words, and no half characters.",
  },
  "SPEC-118": {
    title: "Tag",
    why: "Tags such as `!Ref` or `!!binary` are another tool's; a spec has plain values, and `{config: name}` where a value comes from the stack.",
  },
  "SPEC-201": {
    title: "Unknown key",
    why: "The schema has no such key at this place. It would have no effect, which is never what was meant.",
  },
  "SPEC-202": { title: "Unknown section", why: "The schema has no such section; nothing in it would have an effect." },
  "SPEC-203": {
    title: "Wrong type",
    why: "The key takes another kind of value: a number without quotes, true or false, text, a list, or a map.",
  },
  "SPEC-204": { title: "Value is not one of those allowed", why: "The key takes one of a few words or numbers, mostly because AWS does." },
  "SPEC-205": {
    title: "Out of range",
    why: "The number, the text's length, or the count of entries lies outside of what AWS or the platform takes.",
  },
  "SPEC-206": {
    title: "Wrong form",
    why: "The text is not of the form that AWS demands of it: a name, an ARN, a CIDR block, a window, a host.",
  },
  "SPEC-207": {
    title: "Missing key",
    why: "The environment cannot be planned without a value, and no default would be right for everybody.",
  },
  "SPEC-208": { title: "Listed twice", why: "Two entries are equal; one of them was meant to be another." },
  "SPEC-209": {
    title: "Placeholder left in",
    why: "A well-formed placeholder deploys something that nobody owns, and is found when mail bounces or a certificate is never issued.",
  },
  "SPEC-210": { title: "Keys that do not go together", why: "Of these keys a spec states one, or none." },
  "SPEC-211": { title: "Missing section", why: "A root spec states every section that has keys without a default." },
  "SPEC-220": {
    title: "Environment compiled twice",
    why: "Two specs would write one plan, and `pulumi up` would deploy whichever was compiled last.",
  },
  "SPEC-221": {
    title: "Plan is stale",
    why: "The plan in the repository is not what the spec compiles to: somebody changed one without the other, and `pulumi up` deploys the plan.",
  },
  "SPEC-222": { title: "Reference page is stale", why: "A page under docs/infrastructure is not what schema, rules and plans say." },
  "SPEC-223": {
    title: "Spec is not in the canonical layout",
    why: "`platform-compile fmt` would lay the file out otherwise. One layout keeps differences to what was changed.",
  },
  "SPEC-230": {
    title: "Over budget",
    why: "A month costs more than `budget` allows. The related lines are the five dearest decisions, and what the next smaller choice of each would save.",
  },
  "SPEC-231": {
    title: "No prices for the region",
    why: "There is no price book for the region under generated/prices, so a budget cannot be judged.",
  },
  "SPEC-232": {
    title: "Prices are more than a year old",
    why: "AWS changes prices a few times a year; after a year the figures are history.",
  },
  "SPEC-501": {
    title: "Resource is not planned",
    why: "An override or a reference names a resource that this spec does not plan, by a slip or because a switch is off.",
  },
  "SPEC-502": {
    title: "Property does not exist",
    why: "The provider's type has no such property. Pulumi would ignore or refuse it in the middle of a deployment.",
  },
  "SPEC-503": { title: "Property is of another type", why: "The provider's type takes another kind of value for the property." },
  "SPEC-504": {
    title: "Property is held by a security rule",
    why: "The value is demanded by a security rule. An override is no way around it; a waiver that names rule and resource is.",
  },
  "SPEC-505": {
    title: "Override changes nothing",
    why: "The plan already has that value, so the line says nothing. It would hide a change of the default later.",
  },
  "SPEC-506": { title: "Resource id is taken", why: "An extra resource has the id of a planned one; references to it would mean either." },
  "SPEC-507": { title: "Resource type does not exist", why: "The provider has no such resource type." },
  "SPEC-508": { title: "Resources refer to each other in a circle", why: "Each of them would have to be created before the other." },
  "SPEC-509": {
    title: "Expression is malformed",
    why: "`$ref`, `$join`, `$json`, `$secret` and the like take operands of one form each (plan-format.md).",
  },
  "SPEC-510": { title: "Required property is missing", why: "The provider refuses the resource without it." },
  "SPEC-511": { title: "Path leads nowhere", why: "A list has no such position, or the value there has no properties." },
  "SPEC-512": {
    title: "Name cannot follow a value of the deployment",
    why: "The name of a resource that is replaced follows from the values that replace it, and this one is known at deployment only.",
  },
  "SPEC-513": {
    title: "JSON document that AWS would refuse",
    why: "A policy, a container definition or a dashboard is JSON inside a property; Pulumi does not look at it, and AWS refuses it in the middle of a deployment.",
  },
} as const satisfies Readonly<Record<string, CodeInfo>>;

/** A code of the compiler's own. */
export type Code = keyof typeof codes;
