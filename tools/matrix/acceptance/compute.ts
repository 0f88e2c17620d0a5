/** Services wait for what they need, leave the count to autoscaling, and take images from stack config. */
import { dependenciesOf, referencesOf, refId } from "../../../compiler/plan/references.ts";
import { parse } from "../../../compiler/plan/expressions.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { containers, PolicyView } from "../../../compiler/rules/shared/view.ts";

/** Everything that a resource depends on, directly or indirectly. */
function closure(view: PolicyView, resource: PlanResource, found: Set<string> = new Set()): Set<string> {
  for (const id of dependenciesOf(resource)) {
    if (found.has(id)) continue;
    found.add(id);
    const next = view.byId(id);
    if (next !== undefined) closure(view, next, found);
  }
  return found;
}

/** The listener rules of its target groups, the versions of its secrets, and the routes by which it reaches AWS. */
export function servicesWait(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  return view.ofType("aws:ecs/service:Service").flatMap((service) => {
    const waits = closure(view, service);
    const demands = [
      ...rulesOf(view, service),
      ...view
        .ofType("aws:secretsmanager/secretVersion:SecretVersion")
        .filter(({ inputs }) => waits.has(refId(inputs["secretId"]) ?? ""))
        .map(({ id }) => id),
      ...waysOut(view, service),
    ];
    return demands.filter((id) => !waits.has(id)).map((id) => `${service.id} does not wait for ${id}`);
  });
}

/** Default routes of both families in the tables of the service's own subnets. */
function waysOut(view: PolicyView, { inputs }: PlanResource): readonly string[] {
  const subnets = referencesOf(inputs["networkConfiguration"]);
  const tables = view
    .ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter((association) => subnets.has(refId(association.inputs["subnetId"]) ?? ""))
    .map((association) => refId(association.inputs["routeTableId"]));
  const routes = view
    .ofType("aws:ec2/route:Route")
    .filter((route) => route.inputs["destinationCidrBlock"] === "0.0.0.0/0" || route.inputs["destinationIpv6CidrBlock"] === "::/0")
    .filter((route) => tables.includes(refId(route.inputs["routeTableId"])));
  return tables.length > 0 && routes.length === 0 ? ["a way out of its subnets"] : routes.map(({ id }) => id);
}

function rulesOf(view: PolicyView, service: PlanResource): readonly string[] {
  const groups = referencesOf(service.inputs["loadBalancers"]);
  if (groups.size === 0) return [];
  const rules = view
    .ofType("aws:lb/listenerRule:ListenerRule")
    .filter(({ inputs }) => [...referencesOf(inputs["actions"])].some((id) => groups.has(id)));
  return rules.length === 0 ? [`a rule for ${[...groups].join(", ")}`] : rules.map(({ id }) => id);
}

/** `up` does not undo what autoscaling did. */
export function countsAreLeftAlone(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const targets = view.ofType("aws:appautoscaling/target:Target");
  return view.ofType("aws:ecs/service:Service").flatMap(({ id, options, inputs }) => {
    const problems = options.ignoreChanges?.includes("desiredCount") === true ? [] : [`${id}: desiredCount is not ignored`];
    if (inputs["launchType"] !== undefined && inputs["capacityProviderStrategies"] !== undefined)
      problems.push(`${id}: a launch type and a strategy`);
    return targets.length > 0 ? problems : [...problems, `${id}: no scaling target`];
  });
}

/** Every workload image is stack config whose pattern refuses placeholders; images of run-once tools are pinned. */
export function imagesAreInputs(plan: Plan): readonly string[] {
  return [...containers(new PolicyView(plan))].flatMap(({ resource, container }) => {
    const image = container["image"];
    if (typeof image === "string")
      return /(@sha256:[0-9a-f]{64}|:(?!latest)[\w.-]+)$/.test(image) ? [] : [`${resource.id}: image ${image}`];
    const choice = parse(image ?? null);
    const chosen = choice.kind === "if" ? parse(choice.then) : choice;
    const config = chosen.kind === "config" ? plan.config[chosen.key] : undefined;
    return config?.required === true && config.requiredUnless === "bootstrap" && config.pattern !== undefined
      ? []
      : [`${resource.id}: the image is no checked stack config`];
  });
}
