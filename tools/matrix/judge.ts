/** Invariants of every plan, whatever the switches. */
import { join } from "node:path";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { checkPlan, planProblemText } from "../../compiler/provider/plan-types.ts";
import { checkDocuments } from "../../compiler/provider/documents/check.ts";
import { dependenciesOf } from "../../compiler/plan/references.ts";
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";
import { violationsOf } from "../../compiler/rules/check-plan.ts";
import { countsAreLeftAlone, imagesAreInputs, servicesWait } from "./acceptance/compute.ts";
import { backupsStayOutside, canBeDestroyedTwice, sizesExist, staticParametersWait } from "./acceptance/data.ts";
import { certificatesCover, limitsAreOrdered } from "./acceptance/edge.ts";
import { metricsExist, statisticsExist, stepsStep, widgetsHaveRegions } from "./acceptance/metrics.ts";
import { dataStoresStayIn, noInlineRules } from "./acceptance/network.ts";
import { judgeConstraints } from "./constraints/index.ts";
import { judgeNames } from "./names.ts";

const catalogue = loadCatalogue(join(import.meta.dirname, "../../generated/catalogue"));

/** Acceptance checks that need only the plan, by requirement. */
export const acceptance: Readonly<Record<string, (plan: Plan) => readonly string[]>> = {
  "metrics-exist": (plan) => [...metricsExist(plan), ...statisticsExist(plan)],
  "scaling-steps-move": stepsStep,
  "no-inline-rules": noInlineRules,
  "data-stores-stay-in": dataStoresStayIn,
  "static-parameters-wait": staticParametersWait,
  "sizes-exist": sizesExist,
  "widgets-have-regions": widgetsHaveRegions,
  "services-wait": servicesWait,
  "counts-are-left-alone": countsAreLeftAlone,
  "limits-are-ordered": limitsAreOrdered,
  "backups-stay-outside": backupsStayOutside,
  "certificates-cover": certificatesCover,
  "images-are-inputs": imagesAreInputs,
  "can-be-destroyed-twice": canBeDestroyedTwice,
};

/** Every reference and `dependsOn` names an earlier resource, so all resolve and there is no cycle. */
export function judgeOrder(plan: Plan): readonly string[] {
  const before = new Set<string>();
  const problems: string[] = [];
  for (const resource of plan.resources) {
    for (const id of dependenciesOf(resource))
      if (!before.has(id)) problems.push(`${resource.id} refers to ${id}, which is not planned before it`);
    if (before.has(resource.id)) problems.push(`two resources are called ${resource.id}`);
    before.add(resource.id);
  }
  return problems;
}

/**
 * All problems of a plan, each with the check that found it; none for a valid plan. The catalogue and the document schemas check
 * `resources`: all of them, or only those that were not judged before (see novel.ts).
 */
export function judgePlan(plan: Plan, resources: readonly PlanResource[] = plan.resources): readonly string[] {
  return [
    ...judgeOrder(plan).map((problem) => `order: ${problem}`),
    ...judgeNames(plan).map((problem) => `names: ${problem}`),
    ...checkPlan(catalogue, plan, resources).map((problem) => `catalogue: ${planProblemText(problem)}`),
    ...checkDocuments({ ...plan, resources }).map((problem) => `documents: ${JSON.stringify(problem)}`),
    ...violationsOf(plan).flatMap(({ rule, resource, message, severity }) =>
      severity === "error" ? [`${rule}: ${resource}: ${message}`] : [],
    ),
    ...judgeConstraints(plan),
    ...Object.entries(acceptance).flatMap(([name, check]) => check(plan).map((problem) => `${name}: ${problem}`)),
  ];
}
