/** Diagnostics at the edited lines: what each of them causes. Formats of diagnostics, such as GitHub's annotations, show them. */
import { dangers } from "../../change/danger/verdict.ts";
import { problem } from "../../diagnostics/make.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { Effect, EnvironmentDiff } from "../types.ts";
import { byDanger, dangerText, downtimeText, listText } from "./words.ts";

/** One per edited line of the environment, and the findings of the gate. */
export function annotationsOf(diff: EnvironmentDiff): readonly Diagnostic[] {
  const lines = new Map<string, { readonly cause: Effect["causes"][number]; readonly effects: Effect[] }>();
  for (const effect of diff.effects) {
    for (const cause of effect.causes) {
      const line = `${cause.file}:${cause.range?.line}`;
      const known = lines.get(line);
      if (known === undefined) lines.set(line, { cause, effects: [effect] });
      else known.effects.push(effect);
    }
  }
  const found = [...lines.values()].flatMap(({ cause, effects }): readonly Diagnostic[] => {
    if (cause.file === undefined || cause.range === undefined) return [];
    return [
      {
        ...problem("change-effect", { file: cause.file, range: cause.range }, messageOf(diff, effects), { key: cause.key }),
        severity: "warning",
      },
    ];
  });
  return [...found, ...diff.findings];
}

/** "prod: restart or failover: rds-instance; 60 to 120 s down for api · in place: 3 others" */
function messageOf({ environment }: EnvironmentDiff, effects: readonly Effect[]): string {
  const groups = byDanger(effects).map(([danger, group]) => {
    const down = group.find(({ downtime }) => downtime !== undefined)?.downtime;
    const names = listText(group.map(({ operation }) => operation.id), dangers.indexOf(danger) < dangers.indexOf("in place") ? 5 : 2); // prettier-ignore
    return `${dangerText(danger)}: ${names}${down === undefined ? "" : ` (${downtimeText(down)})`}`;
  });
  return `in ${environment} this line causes ${groups.join("; ")}`;
}
