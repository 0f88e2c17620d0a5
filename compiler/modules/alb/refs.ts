/** The load balancer and the parts of it that services refer to. */
import { handle, type Handle } from "../../plan/builder/draft.ts";

interface Named {
  readonly name: string;
}

export const loadBalancer = handle("aws:lb/loadBalancer:LoadBalancer", "alb");
export const httpsListener = handle("aws:lb/listener:Listener", "alb-https");
export const httpListener = handle("aws:lb/listener:Listener", "alb-http");
/** Exists when `alb.enableAlbAccessLogs` is on. */
export const logBucket = handle("aws:s3/bucket:Bucket", "alb-logs");
/** Allows delivery of access logs. AWS refuses to enable access logging without it. */
export const logBucketPolicy = handle("aws:s3/bucketPolicy:BucketPolicy", "alb-logs-policy");

export function targetGroup(service: Named): Handle<"aws:lb/targetGroup:TargetGroup"> {
  return handle("aws:lb/targetGroup:TargetGroup", `alb-target-${service.name}`);
}

/** The listener rule attaches the target group to the load balancer. ECS refuses a service whose target group is not attached. */
export function listenerRule(service: Named): Handle<"aws:lb/listenerRule:ListenerRule"> {
  return handle("aws:lb/listenerRule:ListenerRule", `alb-rule-${service.name}`);
}
