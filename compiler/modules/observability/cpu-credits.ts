/** CPU credits that burstable classes earn per hour. An instance can accrue what it earns in 24 hours (EC2 user guide, "CPU credits"). */
const perHour: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t2: { micro: 6, small: 12, medium: 24, large: 36, xlarge: 54, "2xlarge": 81.6 },
  t3: { micro: 12, small: 24, medium: 24, large: 36, xlarge: 96, "2xlarge": 192 },
  t4g: { micro: 12, small: 24, medium: 24, large: 36, xlarge: 96, "2xlarge": 192 },
};

/** Maximum credits that an instance of the class can accrue; undefined for a class that is not burstable. */
export function mostCpuCredits(instanceClass: string): number | undefined {
  const [, family = "", size = ""] = instanceClass.split(".");
  const earned = Object.hasOwn(perHour, family) ? perHour[family]?.[size] : undefined;
  return earned === undefined ? undefined : Math.round(earned * 24);
}
