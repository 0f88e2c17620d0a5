import { counted } from "../../diagnostics/counted.ts";
import { startedCount } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { rollingTasks } from "../shared/workload-sums.ts";

/** Service quotas L-3032A538 (On-Demand) and L-36FBB829 (Spot), both adjustable. */
const defaultQuota = 6;

const rule: Rule = {
  severity: "warning",
  title: "First deployment exceeds the default Fargate vCPU quota",
  reason:
    "A new account may run only a few Fargate vCPUs until AWS raises the quota, automatically or on request. Tasks above the quota stay pending, and the first deployment fails.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
  good: "{ecsServices: {apiServiceDesiredCount: 2, apiServiceMaxCount: 4, apiServiceCpu: 512, apiServiceMemory: 1024}}",
  bad: "{ecsServices: {apiServiceDesiredCount: 4, apiServiceMaxCount: 4, apiServiceCpu: 1024, apiServiceMemory: 2048}}",

  *checkSpec(environment) {
    const { enableFargateSpot } = environment.spec.ecsCluster;
    const terms = workloadsOf(environment).map((workload) => {
      const tasks = rollingTasks(workload, "started");
      return { workload, text: `${tasks} ${workload.name} × ${workload.cpu.value / 1024}`, vcpus: (tasks * workload.cpu.value) / 1024 };
    });
    const vcpus = terms.reduce((sum, term) => sum + term.vcpus, 0);
    if (vcpus <= defaultQuota) return;
    const largest = terms.reduce((a, b) => (b.vcpus > a.vcpus ? b : a)).workload;
    yield {
      key: startedCount(largest).from[0]!,
      message: `while all services are replaced at once, ${terms.map(({ text }) => text).join(" + ")} = ${vcpus} vCPUs are needed, but the default quota in ${environment.region} is ${defaultQuota}`,
      help: `before the first deployment, request an increase to at least ${Math.ceil(vcpus)} of the quota "Fargate ${enableFargateSpot ? "Spot" : "On-Demand"} vCPU resource count"`,
      related: terms.flatMap(({ workload, vcpus: own }) =>
        workload.cpu.from.map((key) => ({ key, message: `${counted(own, "vCPU")} for ${workload.name}` })),
      ),
    };
  },
};

export default rule;
