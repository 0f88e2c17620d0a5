/** Collects the explorer's input for a compiled spec from several consumers of the plan, which do not depend on each other. */
import { readFileSync } from "node:fs";
import { packageFile } from "../package/files.ts";
import type { Environment } from "../model/types.ts";
import type { PageAssets } from "../explore/page.ts";
import type { ExploreCause, ExploreCost, ExploreEnvironment } from "../explore/types.ts";
import { referenceEdges } from "../graph/edges.ts";
import type { PictureChange } from "../graph/picture/change.ts";
import { environmentPicture, type PictureOptions } from "../graph/picture/index.ts";
import type { Plan } from "../plan/types.ts";
import { violationsOf } from "../rules/check-plan.ts";
import type { SpecSource } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";
import { billOf } from "./bill.ts";

/** Collects the data of one environment. A plan without its spec has causes without lines and values. */
export function exploreEnvironment(
  plan: Plan,
  environment?: Environment,
  source?: SpecSource,
  changed?: PictureChange,
): ExploreEnvironment {
  const costs = billOf(plan);
  const picture = environmentPicture(plan, {
    ...costLabels(costs),
    bare: true,
    hrefOf: (id) => `#${encodeURIComponent(id)}`,
    ...(changed === undefined ? {} : { change: changed }),
  });
  return {
    plan,
    picture,
    edges: referenceEdges(plan),
    causes: environment === undefined || source === undefined ? {} : causesOf(plan, environment, source),
    findings: violationsOf(plan),
    ...(costs === undefined ? {} : { costs }),
  };
}

/** Cost labels of a picture: the cost per resource, and the total. Empty without costs. */
export function costLabels(costs: readonly ExploreCost[] | undefined): Pick<PictureOptions, "costOf" | "total"> {
  if (costs === undefined) return {};
  const totals = new Map<string, number>();
  for (const { resource, monthly } of costs) totals.set(resource, (totals.get(resource) ?? 0) + monthly);
  const total = [...totals.values()].reduce((sum, monthly) => sum + monthly, 0);
  return { costOf: (id) => totals.get(id), total };
}

/** The value and location of every spec key that is a cause in the plan. */
function causesOf(plan: Plan, environment: Environment, source: SpecSource): Readonly<Record<string, ExploreCause>> {
  const keys = new Set(plan.resources.flatMap(({ from }) => Object.values(from).flat()).filter((cause) => !cause.startsWith("rule:")));
  return Object.fromEntries([...keys].sort().map((key) => [key, causeOf(key.split("."), environment, source)]));
}

function causeOf(path: readonly string[], environment: Environment, source: SpecSource): ExploreCause {
  const value = valueAt(environment.spec, path);
  const known = value === undefined ? {} : { value };
  if (!source.isSet(path)) return known;
  const { file, range } = source.locate(path);
  return { ...known, file, line: range.line };
}

/** The page's assets, which the build writes to dist/explore. Throws the file system's error if they are missing. */
export function builtAssets(): PageAssets {
  const read = (name: string) => readFileSync(packageFile(`dist/explore/${name}`), "utf8");
  return { script: read("page.js"), style: read("page.css") };
}
