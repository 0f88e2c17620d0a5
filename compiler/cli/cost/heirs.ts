/** What an edit of a spec does to the specs that extend it: a saving in one environment may break another. */
import type { Alternatives, Edits } from "../../cost/alternatives.ts";
import type { Advice } from "../../cost/advice/index.ts";
import { editsOf } from "../../cost/advice/requirements.ts";
import type { Savings } from "../../cost/save/index.ts";
import { valueText } from "../../reference/effect-words.ts";
import { loadSpec } from "../../source/index.ts";
import type { SpecSource } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import { alternativesOf } from "../../what-if.ts";
import type { CliIo } from "../command.ts";
import { specsInFolder } from "../targets/specs.ts";

/** A spec that extends the one whose cost is to be lowered. */
export interface Heir {
  readonly file: string;
  readonly source: SpecSource;
  readonly alternatives: Alternatives;
}

/** The specs in the spec folder that extend the spec. */
export function heirsOf(parent: SpecSource, day: string, io: CliIo): readonly Heir[] {
  return specsInFolder(io).flatMap((file) => {
    const source = file === parent.file ? undefined : loadSpec(file, io.reader).value;
    if (source?.complete !== true || !Object.hasOwn(source.files, parent.file)) return [];
    return [{ file, source, alternatives: alternativesOf(source, day) }];
  });
}

/** Advice that says which other specs it changes as well, and which of them would not compile. */
export function withHeirs(advice: Advice, parent: SpecSource, heirs: readonly Heir[]): Advice {
  const clauses = heirs.flatMap((heir) => clausesOf(advice, parent, heir));
  return clauses.length === 0 ? advice : { ...advice, givesUp: [advice.givesUp, ...clauses].filter((clause) => clause !== "").join("; ") };
}

export function savingsWithHeirs(savings: Savings, parent: SpecSource, heirs: readonly Heir[]): Savings {
  const combinations = savings.combinations.map((each) => {
    return { ...each, changes: each.changes.map((change) => withHeirs(change, parent, heirs)) };
  });
  return { ...savings, combinations };
}

/** Has the heir the key from the parent, from one above it, or from its default? */
function inherits(key: string, parent: SpecSource, { source }: Heir): boolean {
  const [counting] = source.settings(key.split("."));
  return counting === undefined || Object.hasOwn(parent.files, counting.location.file);
}

/** One for each key of the change that the heir has from the parent. */
function clausesOf(advice: Advice, parent: SpecSource, heir: Heir): readonly string[] {
  const edits = Object.entries(editsOf(advice)).filter(([key]) => inherits(key, parent, heir));
  return edits.map(([key]) => clauseOf(key, Object.fromEntries(edits), heir));
}

function clauseOf(key: string, edits: Edits, { file, alternatives }: Heir): string {
  const changed = alternatives.change(edits);
  const now = valueAt(alternatives.environment().spec, key.split("."));
  const value = valueText(now, 40);
  const keep = value.endsWith("…") ? `state ${key} there to keep its value` : `state ${key}: ${value} there to keep it`;
  if (changed === undefined) return `${file} inherits the key and would not compile: ${keep}`;
  const waivers = changed.waivers.length === 0 ? "" : ` and would need waivers of ${changed.waivers.join(", ")}`;
  return `${file} inherits the key${waivers}: ${keep}`;
}
