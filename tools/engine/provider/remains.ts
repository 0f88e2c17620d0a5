/** What AWS deletes with a resource, and what a deletion leaves behind. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { users } from "./references.ts";

/** Types that AWS deletes together with their parent. */
const parts: Readonly<Record<string, readonly (readonly [token: string, path: string])[]>> = {
  "aws:secretsmanager/secret:Secret": [["aws:secretsmanager/secretVersion:SecretVersion", "secretId"]],
  "aws:lb/loadBalancer:LoadBalancer": [["aws:lb/listener:Listener", "loadBalancerArn"]],
  "aws:lb/listener:Listener": [["aws:lb/listenerRule:ListenerRule", "listenerArn"]],
};

/** The resource and its parts. */
export function removeWith(resource: CloudResource, cloud: Cloud): CloudResource[] {
  const own = (parts[resource.token] ?? []).flatMap(([token, path]) => users(cloud, resource, token, path));
  return [resource, ...own.flatMap((part) => removeWith(part, cloud))];
}

/** A deleted secret keeps its name until its recovery window ends. */
export function reserved({ token, inputs }: CloudResource): boolean {
  return token === "aws:secretsmanager/secret:Secret" && inputs["recoveryWindowInDays"] !== 0;
}
