/** Limits of CloudWatch alarms (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html). */

/** Metrics that the expression of an alarm or a target tracking policy may refer to. */
export const metricsInMathAlarm = 10;
