/** A rule's facts as label and text, identical on every page and in every format. Code is in backticks. */
import { inYaml } from "../validate/schema/words.ts";
import { typeLabel } from "./effect-words.ts";
import type { RuleReference, SecurityReference } from "./rules.ts";

type Line = readonly [label: string, text: string];

/** The facts in display order. `keyText` may format a key as a link. */
export function ruleLines(rule: RuleReference, keyText: (key: string) => string = (key) => `\`${key}\``): readonly Line[] {
  const { area, severity, security, keys, types, source } = rule;
  return [
    ...(severity === undefined ? [] : [["Severity", severity] as const]),
    ...(area === undefined ? [] : [["Area", area] as const]),
    ...(security === undefined ? [] : securityLines(security, keyText)),
    ...(keys.length === 0 ? [] : [["Found at", keys.map(keyText).join(", ")] as const]),
    ...(types.length === 0 ? [] : [["Resources", `checked on every plan: ${types.map(typeLabel).join(", ")}`] as const]),
    ...(source === undefined ? [] : [["Source", source] as const]),
    ...(security?.ids ?? []).map(({ source: auditor, ids }) => [auditor, ids.map((id) => `\`${id}\``).join(", ")] as const),
  ];
}

function securityLines({ demand, dev, prod, note, controls }: SecurityReference, keyText: (key: string) => string): readonly Line[] {
  return [
    ["Demand", demand],
    ["Class dev", dev],
    ["Class prod", prod],
    ...(note === undefined ? [] : [["Note", note] as const]),
    ...controls.map((control) => ["Control", `${keyText(control.key)}${whenOff(control)}`] as const),
  ];
}

/** ": off at `false`; costs 68.17 USD a month"; empty if the control depends on several values or keys. */
function whenOff({ off, below, price }: SecurityReference["controls"][number]): string {
  if (off === undefined && below === undefined) return "";
  const when = below === undefined ? `off at \`${inYaml(off)}\`` : `off below ${below}`;
  return `: ${when}${price === undefined ? "" : `; costs ${price}`}`;
}
