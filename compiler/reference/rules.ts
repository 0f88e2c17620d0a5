/** What the docs and explanations say of a rule, beside what its file exports. Read from the disk only when somebody asks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** generated/rule-facts.json. */
export interface RuleFacts {
  /** By code. */
  readonly rules: Readonly<
    Record<
      string,
      {
        /** Why the rule is there. */
        readonly why: string;
        /** Spec fragments in flow YAML, laid over spec/dev.yaml. */
        readonly good: string;
        readonly bad: string;
        /** Keys at which the bad one is found, or the same mistake in another queue, service or worker. */
        readonly keys: readonly string[];
      }
    >
  >;
  /** Pulumi types that each policy rule looks at, by code. */
  readonly policyTypes: Readonly<Record<string, readonly string[]>>;
}

/** Two folders below the project, as the bundler has it too. */
const file = join(import.meta.dirname, "../../generated/rule-facts.json");

let facts: RuleFacts | undefined;

let byKey: Map<string, string[]> | undefined;

/** Codes of the rules that look at a dotted key, in the order of the codes. */
export function rulesOfKey(key: string): readonly string[] {
  if (byKey === undefined) {
    byKey = new Map();
    for (const [code, { keys }] of Object.entries(ruleFacts().rules)) {
      for (const each of keys) {
        const codes = byKey.get(each);
        if (codes === undefined) byKey.set(each, [code]);
        else codes.push(code);
      }
    }
  }
  return byKey.get(key) ?? [];
}

/** Facts of all rules. */
export function ruleFacts(): RuleFacts {
  facts ??= JSON.parse(readFileSync(file, "utf8")) as RuleFacts;
  return facts;
}
