import type { PlanResource } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";
import type { Rule, Violation } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "A service names a container or port that its task does not have",
  reason:
    "ECS refuses a service whose load balancer leads to a container or port that the task definition lacks. Tasks with a network interface of their own are targets by address.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  good: "{overrides: {ecs-service-api: {set: {loadBalancers.0.containerName: api}}}}",
  bad: "{overrides: {ecs-service-api: {set: {loadBalancers.0.containerName: web}}}}",

  *checkPlan(view) {
    for (const service of view.ofType("aws:ecs/service:Service")) yield* wrongTargets(view, service);
  },
};

function* wrongTargets(view: PolicyView, service: PlanResource): Iterable<Violation> {
  const task = view.target(service.inputs["taskDefinition"]);
  const document = view.document(task?.inputs["containerDefinitions"]);
  if (task === undefined || document.state !== "known") return;
  const containers = records(document.value);
  for (const [index, balancer] of records(service.inputs["loadBalancers"]).entries()) {
    const found = { resource: service.id, property: "loadBalancers" };
    const [name, port] = [view.known(balancer["containerName"]), view.known(balancer["containerPort"])];
    const container = containers.find((each) => view.known(each["name"]) === name);
    const ports = records(container?.["portMappings"]).map((each) => view.known(each["containerPort"]));
    if (container === undefined)
      yield { ...found, path: ["loadBalancers", index, "containerName"], message: `${task.id} has no container \`${String(name)}\`` };
    else if (!ports.includes(port))
      yield {
        ...found,
        path: ["loadBalancers", index, "containerPort"],
        message: `${String(name)} of ${task.id} has no port ${String(port)}`,
      };
    const group = view.target(balancer["targetGroupArn"]);
    if (group !== undefined && view.text(task, "networkMode") === "awsvpc" && (view.text(group, "targetType") ?? "instance") !== "ip")
      yield { resource: group.id, property: "targetType", message: `${service.id} registers tasks by address`, help: "use `ip`" };
  }
}

export default rule;
