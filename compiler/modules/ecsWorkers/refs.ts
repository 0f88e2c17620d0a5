/** Workers share the handles of services: ids are made from the workload's name. */
export { logGroup, scalingTarget, service, serviceName, taskDefinition } from "../ecsServices/refs.ts";
