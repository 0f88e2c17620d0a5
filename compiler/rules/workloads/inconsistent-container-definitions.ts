import type { PlanResource } from "../../plan/types.ts";
import { list, records, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Container definitions of a task contradict each other or their task",
  reason:
    "ECS refuses to register a task without an essential container, with containers that need more memory or CPU than the task has, or with a name that nothing has. Fargate has no volumes of a host, and a container has the ports of its task.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
  good: "{overrides: {ecs-task-worker: {set: {containerDefinitions.0.memory: 512}}}}",
  bad: "{overrides: {ecs-task-worker: {set: {containerDefinitions.0.memory: 2048}}}}",

  judges: "resources",
  *checkPlan(view) {
    for (const task of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
      const document = view.document(task.inputs["containerDefinitions"]);
      if (document.state !== "known") continue;
      for (const message of flawsOf(view, task, records(document.value)))
        yield { resource: task.id, property: "containerDefinitions", message };
      for (const [index, volume] of records(task.inputs["volumes"]).entries())
        if (isFargate(task) && volume["hostPath"] !== undefined)
          yield {
            resource: task.id,
            property: "volumes",
            path: ["volumes", index, "hostPath"],
            message: "Fargate has no volumes of a host",
          };
    }
  },
};

/** What a container may refer to, and what the task has. */
function* flawsOf(view: PolicyView, task: PlanResource, containers: readonly PlanRecord[]): Iterable<string> {
  const nameOf = (container: PlanRecord): string => String(view.known(container["name"]));
  const names = containers.map(nameOf);
  const volumes = new Set(records(task.inputs["volumes"]).map(({ name }) => view.known(name)));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) yield `two containers are named \`${twice}\``;
  if (containers.length > 0 && containers.every(({ essential }) => essential === false)) yield "no container is essential";
  for (const container of containers) {
    const strange = records(container["dependsOn"]).find((each) => !names.includes(String(view.known(each["containerName"]))));
    if (strange !== undefined)
      yield `${nameOf(container)} depends on \`${String(view.known(strange["containerName"]))}\`, which is no container of the task`;
    const lost = records(container["mountPoints"]).find((each) => !volumes.has(view.known(each["sourceVolume"])));
    if (lost !== undefined)
      yield `${nameOf(container)} mounts \`${String(view.known(lost["sourceVolume"]))}\`, which is no volume of the task`;
    yield* wrongPorts(view, task, container);
    const low = records(container["ulimits"]).find((each) => number(view, each["softLimit"]) > number(view, each["hardLimit"]));
    if (low !== undefined) yield `the soft limit of \`${String(view.known(low["name"]))}\` is above its hard limit`;
  }
  for (const [what, unit] of [
    ["memory", "MiB of memory"],
    ["cpu", "CPU units"],
  ] as const) {
    const sum = containers.reduce((total, each) => total + (Number(view.known(each[what])) || 0), 0);
    const most = view.number(task, what, Infinity);
    if (sum > most) yield `the containers have ${sum} ${unit}, but the task has ${most}`;
  }
}

function* wrongPorts(view: PolicyView, task: PlanResource, container: PlanRecord): Iterable<string> {
  if (view.text(task, "networkMode") !== "awsvpc") return;
  for (const mapping of records(container["portMappings"])) {
    const [host, port] = [view.known(mapping["hostPort"]), view.known(mapping["containerPort"])];
    if (typeof host === "number" && host !== 0 && host !== port)
      yield `the host port ${host} is not the container port ${String(port)}, as the network mode awsvpc demands`;
  }
}

function isFargate({ inputs }: PlanResource): boolean {
  return list(inputs["requiresCompatibilities"]).includes("FARGATE");
}

function number(view: PolicyView, value: Parameters<PolicyView["known"]>[0]): number {
  return Number(view.known(value) ?? Number.NaN);
}

export default rule;
