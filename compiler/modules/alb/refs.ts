/** The load balancer and what services need of it. */
import { handle, type Handle } from "../../plan/builder/draft.ts";

interface Named {
  readonly name: string;
}

export const loadBalancer = handle("aws:lb/loadBalancer:LoadBalancer", "alb");
export const httpsListener = handle("aws:lb/listener:Listener", "alb-https");
export const httpListener = handle("aws:lb/listener:Listener", "alb-http");
/** There when `alb.enableAlbAccessLogs` is on. */
export const logBucket = handle("aws:s3/bucket:Bucket", "alb-logs");
/** Grants the delivery of access logs; a load balancer that logs is refused without it (aws-constraints B14). */
export const logBucketPolicy = handle("aws:s3/bucketPolicy:BucketPolicy", "alb-logs-policy");

export function targetGroup(service: Named): Handle<"aws:lb/targetGroup:TargetGroup"> {
  return handle("aws:lb/targetGroup:TargetGroup", `alb-target-${service.name}`);
}

/** The rule attaches the target group to the load balancer; a service created before it is refused (aws-constraints F13). */
export function listenerRule(service: Named): Handle<"aws:lb/listenerRule:ListenerRule"> {
  return handle("aws:lb/listenerRule:ListenerRule", `alb-rule-${service.name}`);
}
