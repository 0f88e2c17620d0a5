import type { PlanResource } from "../../plan/types.ts";
import { isList, list, records } from "../../plan/values.ts";
import type { Rule, Violation } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "A service names a container, port or capacity provider that its task or cluster does not have",
  reason:
    "ECS refuses a service whose load balancer leads to a container or port that the task definition lacks, or whose capacity provider the cluster lacks. Tasks with a network interface of their own are targets by address.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  good: "{overrides: {ecs-service-worker: {set: {capacityProviderStrategies: [{capacityProvider: FARGATE, base: 1, weight: 1}, {capacityProvider: FARGATE_SPOT, weight: 1}]}}}}",
  bad: "{overrides: {ecs-service-worker: {set: {capacityProviderStrategies: [{capacityProvider: FARGATE, base: 1, weight: 1}, {capacityProvider: FARGATE_SPOT, base: 1, weight: 1}]}}}}",

  *checkPlan(view) {
    for (const service of view.ofType("aws:ecs/service:Service")) {
      yield* wrongTargets(view, service);
      yield* wrongStrategy(view, service, "capacityProviderStrategies", view.target(service.inputs["cluster"]));
    }
    for (const cluster of view.ofType("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"))
      yield* wrongStrategy(view, cluster, "defaultCapacityProviderStrategies", view.target(cluster.inputs["clusterName"]));
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

function* wrongStrategy(
  view: PolicyView,
  { id, inputs }: PlanResource,
  property: string,
  cluster: PlanResource | undefined,
): Iterable<Violation> {
  const items = records(inputs[property]);
  const weights = items.map(({ weight }) => Number(view.known(weight) ?? 0));
  if (items.length > 0 && weights.every((weight) => weight === 0))
    yield { resource: id, property, message: "all weights are 0, so no provider runs tasks", help: "give one of them a weight of 1" };
  if (items.filter(({ base }) => Number(view.known(base) ?? 0) > 0).length > 1)
    yield { resource: id, property, message: "two providers have a base", help: "give a base to one of them" };
  const known = providersOf(view, cluster);
  for (const [index, item] of items.entries()) {
    const name = view.known(item["capacityProvider"]);
    if (known === undefined || typeof name !== "string" || known.includes(name)) continue;
    const path = [property, index, "capacityProvider"];
    yield { resource: id, property, path, message: `the cluster has no capacity provider \`${name}\``, help: `it has ${known.join(", ")}` };
  }
}

/** Undefined if another plan or AWS states them. */
function providersOf(view: PolicyView, cluster: PlanResource | undefined): readonly unknown[] | undefined {
  const all = view.ofType("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders");
  const stated = all.find(({ inputs }) => cluster !== undefined && view.target(inputs["clusterName"]) === cluster);
  const names = stated?.inputs["capacityProviders"];
  return isList(names) ? list(names).map((each) => view.known(each)) : undefined;
}

export default rule;
