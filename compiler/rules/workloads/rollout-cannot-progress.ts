import { counted } from "../../diagnostics/counted.ts";
import { leastCount } from "../../model/scheduled-capacity.ts";
import type { Workload } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Traced } from "../../plan/builder/traced.ts";
import { readerOf } from "../../plan/reader.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Deployment percentages leave no room to replace a task",
  reason:
    "During a deployment ECS rounds the minimum number of running tasks up and the maximum down. If both are the same number, ECS can neither stop nor start a task, and the deployment hangs until it times out.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
  good: "{ecsServices: {apiServiceDesiredCount: 1, apiServiceMinCount: 1, apiMinHealthyPercent: 100, apiMaxPercent: 200}}",
  bad: "{ecsServices: {apiServiceDesiredCount: 1, apiServiceMinCount: 1, apiMinHealthyPercent: 100, apiMaxPercent: 150}}",

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      // One finding is enough: a fix for the smaller count fixes the larger one, too.
      for (const count of [leastCount(workload), workload.minCount, workload.desiredCount]) {
        const finding = stuck(workload, count);
        if (finding === undefined) continue;
        yield finding;
        break;
      }
    }
  },

  /** Percentages in the plan, which overrides may have changed, at the count that the service starts with. */
  *checkPlan(view) {
    // During the bootstrap there are no tasks, whatever the percentages.
    const reader = readerOf(view.original, "in-service");
    for (const resource of reader.ofType("aws:ecs/service:Service")) {
      const percent = (property: string, otherwise: number) => reader.number(resource, property, otherwise);
      const tasks = percent("desiredCount", 0);
      const [least, most] = roomOf(tasks, percent("deploymentMinimumHealthyPercent", 100), percent("deploymentMaximumPercent", 200));
      if (tasks < 1 || most > least) continue;
      yield {
        resource: resource.id,
        property: "deploymentMaximumPercent",
        message: `with ${counted(tasks, "task")}, ${least} must run and ${most} may run: the deployment cannot progress`,
        help: `raise \`deploymentMaximumPercent\` to ${enoughPercent(tasks, least)}, or lower \`deploymentMinimumHealthyPercent\``,
      };
    }
  },
};

/** Tasks that must run and that may run during a deployment. */
function roomOf(tasks: number, minimum: number, maximum: number): readonly [least: number, most: number] {
  return [Math.ceil((tasks * minimum) / 100), Math.floor((tasks * maximum) / 100)];
}

function enoughPercent(tasks: number, least: number): number {
  return Math.ceil(((least + 1) * 100) / tasks);
}

function stuck({ name, minHealthyPercent, maxPercent }: Workload, count: Traced<number>): Finding | undefined {
  const tasks = count.value;
  const [least, most] = roomOf(tasks, minHealthyPercent.value, maxPercent.value);
  if (most > least) return undefined;
  const [minKey, maxKey] = [minHealthyPercent.from[0], maxPercent.from[0]];
  // The percentages of workers are constants that leave room at every count.
  if (minKey === undefined || maxKey === undefined) return undefined;
  const enough = enoughPercent(tasks, least);
  return {
    key: maxKey,
    message: `with ${counted(tasks, `${name} task`)}, ${minHealthyPercent.value} % rounds up to ${least} that must run and ${maxPercent.value} % rounds down to ${most} that may run: the deployment cannot progress`,
    help: `raise \`${withoutSection(maxKey)}\` to ${enough}, or lower \`${withoutSection(minKey)}\``,
    related: [
      { key: count.from[0]!, message: counted(tasks, "task") },
      { key: minKey, message: `${least} must run` },
    ],
  };
}

export default rule;
