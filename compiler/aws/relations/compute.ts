/** Relations of tasks, services, scaling and certificates. */
import { relationsOf, type Relation } from "./relation.ts";

const scaling = "https://docs.aws.amazon.com/autoscaling/application/APIReference";

const targets = ["policy:Policy", "scheduledAction:ScheduledAction", "target:Target"].map((name) => `aws:appautoscaling/${name}`);

export const computeRelations: readonly Relation[] = [
  ...relationsOf(targets, `${scaling}/API_RegisterScalableTarget.html`, [
    { then: { prefixed: ["scalableDimension", "serviceNamespace"] } },
  ]),
  ...relationsOf("aws:ecs/service:Service", "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html", [
    // Fargate has platform versions, and no daemons.
    { if: { schedulingStrategy: ["DAEMON"] }, then: { without: ["platformVersion"] } },
    {
      if: { "deploymentController.type": ["CODE_DEPLOY", "EXTERNAL"] },
      then: { without: ["deploymentCircuitBreaker.enable", "alarms.enable"] },
    },
  ]),
  ...relationsOf("aws:appautoscaling/policy:Policy", `${scaling}/API_PutScalingPolicy.html`, [
    { if: { policyType: ["TargetTrackingScaling"] }, then: { needs: ["targetTrackingScalingPolicyConfiguration"] } },
    { if: { policyType: ["TargetTrackingScaling"] }, then: { without: ["stepScalingPolicyConfiguration"] } },
    { if: { policyType: ["StepScaling", null] }, then: { needs: ["stepScalingPolicyConfiguration"] } },
    { if: { policyType: ["StepScaling", null] }, then: { without: ["targetTrackingScalingPolicyConfiguration"] } },
  ]),
  ...relationsOf("aws:appautoscaling/policy:Policy", `${scaling}/API_TargetTrackingScalingPolicyConfiguration.html`, [
    {
      at: "targetTrackingScalingPolicyConfiguration",
      then: { exactlyOne: ["predefinedMetricSpecification", "customizedMetricSpecification"] },
    },
    {
      at: "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification",
      if: { predefinedMetricType: ["ALBRequestCountPerTarget"] },
      then: { needs: ["resourceLabel"] },
    },
    {
      at: "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification",
      if: { predefinedMetricType: ["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization"] },
      then: { without: ["resourceLabel"] },
    },
    {
      at: "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification",
      then: { exactlyOne: ["metricName", "metrics"] },
    },
  ]),
  ...relationsOf("aws:acm/certificate:Certificate", "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html", [
    {
      // Other algorithms are for certificates that are imported or come from a private authority.
      if: { privateKey: "absent", certificateAuthorityArn: "absent" },
      then: { values: { keyAlgorithm: ["RSA_2048", "EC_prime256v1", "EC_secp384r1", null] } },
    },
  ]),
  ...relationsOf("aws:kms/key:Key", "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html", [
    { if: { keyUsage: ["SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"] }, then: { without: ["enableKeyRotation"] } },
  ]),
];
