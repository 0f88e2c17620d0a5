/** What burstable classes (t3, t4g) can do continuously. */

/**
 * Share of a vCPU that a burstable instance may use all the time, by size (Amazon EC2 User Guide, "Key concepts for burstable performance
 * instances"). Use beyond it spends credits.
 */
const baselines: Readonly<Record<string, number>> = {
  nano: 0.05,
  micro: 0.1,
  small: 0.2,
  medium: 0.2,
  large: 0.3,
  xlarge: 0.4,
  "2xlarge": 0.4,
};

/** Share of its vCPUs that `db.t3.micro` or `cache.m6g.large` can use all the time: 1 for a class that is not burstable. */
export function continuousShare(instanceClass: string): number {
  const [, family = "", size = ""] = instanceClass.split(".");
  return family.startsWith("t") ? (baselines[size] ?? 0) : 1;
}
