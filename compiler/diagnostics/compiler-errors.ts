/**
 * Errors that no rule checks for: what is wrong with a file, with single values, with a project's generated files, and with overrides
 * and extra resources. Rules have files of their own under `rules/`.
 */

/** What a code is about, as the docs say it. */
export interface CompilerErrorInfo {
  readonly title: string;
  /** What would happen otherwise, or what is taken instead: whole sentences. */
  readonly why: string;
}

/** Every code that no rule has; keys are codes, so they are unique by construction. */
export const compilerErrors = {
  "unreadable-file": {
    title: "File cannot be read",
    why: "A spec is named that is not there, is a folder, or may not be read. Nothing else was looked at.",
  },
  "file-too-large": {
    title: "File is too large",
    why: "A spec is at most 1 MiB, with at most 20,000 line ends and YAML indicators: sixty times the largest shipped one. What is larger is another file, and parsers take seconds for it.",
  },
  "invalid-utf-8": {
    title: "File is not UTF-8",
    why: "Specs are UTF-8, with or without a byte order mark; bytes in another encoding would be read as other words.",
  },
  "control-character": {
    title: "Control character",
    why: "NUL bytes, escape sequences, lone carriage returns and the like are shown by no editor as they are, and parsers disagree on them.",
  },
  "invalid-yaml": {
    title: "Not YAML",
    why: "The text is not YAML 1.2. What follows such a mistake was read in a way that nobody meant, so it is not judged.",
  },
  "empty-file": { title: "Empty file", why: "The file holds nothing but comments." },
  "root-not-mapping": {
    title: "Not a map of keys",
    why: "At the top of a spec stand `key: value` lines; a list or a single word is another kind of file.",
  },
  "duplicate-key": {
    title: "Duplicate key",
    why: "YAML parsers take the first, the last, or neither of two equal keys. A spec says each thing once.",
  },
  "excessive-alias-expansion": { title: "Aliases expand too far", why: "Aliases of aliases make gigabytes of a few lines." },
  "nesting-too-deep": {
    title: "Nested too deep",
    why: "The deepest key of a spec is five levels down; a text that goes on for more than 64 is a mistake or an attack.",
  },
  "empty-value": {
    title: "Empty value",
    why: "`key:` with nothing after it is null in YAML, and was more often forgotten than meant. `key: null` returns a key to its default.",
  },
  "invalid-parent-path": {
    title: "Parent is not a file name",
    why: "`extends` names one parent by a path from this file, with `/` between folders.",
  },
  "parent-not-found": {
    title: "Parent is missing",
    why: "What the parent states is part of this spec; without it nothing that is missing here can be judged.",
  },
  "extends-cycle": { title: "Parents form a circle", why: "A spec cannot inherit from itself, by whatever way round." },
  "parent-outside-project": {
    title: "Parent lies outside the project",
    why: "A spec is read from the project alone, so that a pull request shows all of it, and no file of the machine can be drawn into a message.",
  },
  "multiple-documents": {
    title: "Several documents in one file",
    why: "One file is one environment. A second document after `---` would be ignored in silence.",
  },
  "value-not-json": {
    title: "Key or value that JSON cannot hold",
    why: "The plan is JSON, which has no infinite numbers, no keys other than words, and no half characters.",
  },
  "unsupported-yaml-tag": {
    title: "Tag",
    why: "Tags such as `!Ref` or `!!binary` are another tool's; a spec has plain values, and `{config: name}` where a value comes from the stack.",
  },
  "unknown-key": {
    title: "Unknown key",
    why: "The schema has no such key at this place. It would have no effect, which is never what was meant.",
  },
  "unknown-section": { title: "Unknown section", why: "The schema has no such section; nothing in it would have an effect." },
  "wrong-type": {
    title: "Wrong type",
    why: "The key takes another kind of value: a number without quotes, true or false, text, a list, or a map.",
  },
  "value-not-allowed": {
    title: "Value is not one of those allowed",
    why: "The key takes one of a few words or numbers, mostly because AWS does.",
  },
  "value-out-of-range": {
    title: "Out of range",
    why: "The number, the text's length, or the count of entries lies outside of what AWS or the platform takes.",
  },
  "invalid-format": {
    title: "Wrong form",
    why: "The text is not of the form that AWS demands of it: a name, an ARN, a CIDR block, a window, a host.",
  },
  "missing-key": {
    title: "Missing key",
    why: "The environment cannot be planned without a value, and no default would be right for everybody.",
  },
  "duplicate-item": { title: "Listed twice", why: "Two entries are equal; one of them was meant to be another." },
  "placeholder-value": {
    title: "Placeholder left in",
    why: "A well-formed placeholder deploys something that nobody owns, and is found when mail bounces or a certificate is never issued.",
  },
  "conflicting-keys": { title: "Keys that do not go together", why: "Of these keys a spec states one, or none." },
  "missing-section": { title: "Missing section", why: "A root spec states every section that has keys without a default." },
  "duplicate-environment": {
    title: "Environment compiled twice",
    why: "Two specs would write one plan, and `pulumi up` would deploy whichever was compiled last.",
  },
  "stale-plan": {
    title: "Plan is stale",
    why: "The plan in the repository is not what the spec compiles to: somebody changed one without the other, and `pulumi up` deploys the plan.",
  },
  "stale-reference-page": {
    title: "Reference page is stale",
    why: "A page under docs/infrastructure is not what schema, rules and plans say.",
  },
  "spec-not-formatted": {
    title: "Spec is not in the canonical layout",
    why: "`platform-compile fmt` would lay the file out otherwise. One layout keeps differences to what was changed.",
  },
  "budget-exceeded": {
    title: "Over budget",
    why: "A month costs more than `budget` allows. The related lines are the five dearest decisions, and what the next smaller choice of each would save.",
  },
  "region-without-prices": {
    title: "No prices for the region",
    why: "There is no price book for the region under generated/prices, so a budget cannot be judged.",
  },
  "outdated-prices": {
    title: "Prices are more than a year old",
    why: "AWS changes prices a few times a year; after a year the figures are history.",
  },
  "unknown-resource": {
    title: "Resource is not planned",
    why: "An override or a reference names a resource that this spec does not plan, by a slip or because a switch is off.",
  },
  "unknown-property": {
    title: "Property does not exist",
    why: "The provider's type has no such property. Pulumi would ignore or refuse it in the middle of a deployment.",
  },
  "property-type-mismatch": {
    title: "Property is of another type",
    why: "The provider's type takes another kind of value for the property.",
  },
  "override-violates-security-rule": {
    title: "Property is held by a security rule",
    why: "The value is demanded by a security rule. An override is no way around it; a waiver that names rule and resource is.",
  },
  "redundant-override": {
    title: "Override changes nothing",
    why: "The plan already has that value, so the line says nothing. It would hide a change of the default later.",
  },
  "duplicate-resource-id": {
    title: "Resource id is taken",
    why: "An extra resource has the id of a planned one; references to it would mean either.",
  },
  "unknown-resource-type": { title: "Resource type does not exist", why: "The provider has no such resource type." },
  "dependency-cycle": {
    title: "Resources refer to each other in a circle",
    why: "Each of them would have to be created before the other.",
  },
  "malformed-expression": {
    title: "Expression is malformed",
    why: "`$ref`, `$join`, `$json`, `$secret` and the like take operands of one form each (plan-format.md).",
  },
  "missing-property": { title: "Required property is missing", why: "The provider refuses the resource without it." },
  "invalid-property-path": { title: "Path leads nowhere", why: "A list has no such position, or the value there has no properties." },
  "name-depends-on-output": {
    title: "Name cannot follow a value of the deployment",
    why: "The name of a resource that is replaced follows from the values that replace it, and this one is known at deployment only.",
  },
  "invalid-json-document": {
    title: "JSON document that AWS would refuse",
    why: "A policy, a container definition or a dashboard is JSON inside a property; Pulumi does not look at it, and AWS refuses it in the middle of a deployment.",
  },
} as const satisfies Readonly<Record<string, CompilerErrorInfo>>;

/** A code of the compiler's own. */
export type CompilerError = keyof typeof compilerErrors;
