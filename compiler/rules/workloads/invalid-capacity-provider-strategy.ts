import type { PlanResource } from "../../plan/types.ts";
import { list, records } from "../../plan/values.ts";
import type { Rule, Violation } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const serviceType = "aws:ecs/service:Service";
const associationType = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";

/** Where strategies stand. */
const places = [
  [serviceType, "capacityProviderStrategies"],
  [associationType, "defaultCapacityProviderStrategies"],
] as const;

type Flaw = Omit<Violation, "resource">;

const rule: Rule = {
  severity: "error",
  title: "ECS cannot place tasks by a capacity provider strategy",
  reason:
    "ECS refuses a strategy in which two providers have a base, in which none has a weight, that names a provider twice or one that the cluster does not have, and a service that states a launch type as well.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html",
  good: "{overrides: {ecs-service-api: {set: {capacityProviderStrategies: [{capacityProvider: FARGATE, base: 1, weight: 1}, {capacityProvider: FARGATE_SPOT, weight: 3}]}}}}",
  bad: "{overrides: {ecs-service-api: {set: {capacityProviderStrategies: [{capacityProvider: FARGATE, weight: 0}, {capacityProvider: FARGATE_SPOT, weight: 0}]}}}}",

  *checkPlan(view) {
    for (const [type, property] of places) {
      for (const resource of view.ofType(type)) {
        if (type === serviceType) yield* withLaunchType(resource);
        for (const flaw of flawsOf(view, resource, property)) yield { resource: resource.id, property, ...flaw };
      }
    }
  },
};

function* withLaunchType({ id, inputs }: PlanResource): Iterable<Violation> {
  if (inputs["launchType"] === undefined || list(inputs["capacityProviderStrategies"]).length === 0) return;
  const message = "the service states a launch type and a capacity provider strategy";
  yield { resource: id, property: "launchType", message, help: "remove `launchType`" };
}

function* flawsOf(view: PolicyView, resource: PlanResource, property: string): Iterable<Flaw> {
  const strategy = records(resource.inputs[property]);
  if (strategy.length === 0) return;
  const known = (name: string) => strategy.map((each) => view.known(each[name]));
  const bases = known("base").filter((base) => Number(base ?? 0) > 0).length;
  if (bases > 1) yield { message: `${bases} providers have a base`, help: "give a base to one provider only" };
  if (strategy.every((each) => each["weight"] === undefined || view.known(each["weight"]) === 0))
    yield { message: "no provider has a weight, so ECS places no task beyond the base", help: "give a weight above 0 to one provider" };
  const names = known("capacityProvider");
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
  if (twice !== undefined) yield { message: `the strategy names ${String(twice)} twice`, help: "keep one entry" };
  const attached = providersOf(view, resource);
  const strange = names.find((name) => typeof name === "string" && attached?.includes(name) === false);
  if (strange !== undefined)
    yield {
      message: `the cluster does not have the provider ${String(strange)}`,
      help: `use one of ${attached!.join(", ")}, or add it to the cluster`,
    };
}

/** The providers of the resource's cluster; undefined if the plan does not have the list. */
function providersOf(view: PolicyView, resource: PlanResource): readonly string[] | undefined {
  const clusterOf = ({ inputs }: PlanResource) => view.target(inputs["cluster"] ?? inputs["clusterName"])?.id;
  const association =
    resource.type === associationType ? resource : view.ofType(associationType).find((each) => clusterOf(each) === clusterOf(resource));
  if (association === undefined || clusterOf(association) === undefined) return undefined;
  const names = list(association.inputs["capacityProviders"]).map((name) => view.known(name));
  return names.every((name) => typeof name === "string") ? names : undefined;
}

export default rule;
