/** Finds references: a resource's id, ARN or name in the inputs of others. */
import type { Cloud, CloudResource } from "./cloud.ts";

/** All values at a dotted path of `inputs`. The path passes through lists and continues inside objects. */
export function valuesAt(inputs: unknown, path: string): unknown[] {
  const [first = "", ...rest] = path.split(".");
  const value = (inputs as Record<string, unknown> | null | undefined)?.[first];
  const found = Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];
  return rest.length === 0 ? found : found.flatMap((item) => valuesAt(item, rest.join(".")));
}

/** The values by which others refer to it. */
export function handlesOf({ id, outputs }: CloudResource): ReadonlySet<unknown> {
  const named = ["arn", "name", "bucket", "identifier", "allocationId", "url"].map((property) => outputs[property]);
  return new Set([id, ...named].filter((handle) => handle !== undefined));
}

/** Resources of type `token` that refer to `resource` at one of `paths`. */
export function users(cloud: Cloud, resource: CloudResource, token: string, ...paths: readonly string[]): CloudResource[] {
  const handles = handlesOf(resource);
  return cloud.of(token).filter(({ inputs }) => paths.some((path) => valuesAt(inputs, path).some((value) => handles.has(value))));
}

/** The resource of type `token` that `handle` refers to. */
export function named(cloud: Cloud, token: string, handle: unknown): CloudResource | undefined {
  return cloud.of(token).find((resource) => handlesOf(resource).has(handle));
}

/** Default routes of the subnet's own route table. */
export function routesOf(subnet: unknown, cloud: Cloud): CloudResource[] {
  const association = cloud.of("aws:ec2/routeTableAssociation:RouteTableAssociation").find(({ inputs }) => inputs["subnetId"] === subnet);
  const routes = cloud.of("aws:ec2/route:Route").filter(({ inputs }) => inputs["destinationCidrBlock"] === "0.0.0.0/0");
  return routes.filter(({ inputs }) => inputs["routeTableId"] === association?.inputs["routeTableId"]);
}
