/** Lines of the bill that differ. */
import type { Change } from "../../cost/compare.ts";
import { change as changeText, dollars } from "../../cost/render/numbers.ts";
import { sum, zero } from "../../pricing/decimal.ts";

const mostLines = 12;

/** "rds, instance hours: 80.00 → 145.70 (+65.70)", the largest difference first; the small ones together. */
export function changesText(changes: readonly Change[]): readonly string[] {
  const shown = changes.length > mostLines + 1 ? changes.slice(0, mostLines) : changes;
  const rest = changes.slice(shown.length);
  const lines = shown.map(
    ({ module, item, before, after, change }) => `${module}, ${item}: ${dollars(before)} → ${dollars(after)} (${changeText(change)})`,
  );
  const others = rest.reduce((total, { change }) => sum(total, change), zero);
  return rest.length === 0 ? lines : [...lines, `${rest.length} smaller differences: ${changeText(others)}`];
}
