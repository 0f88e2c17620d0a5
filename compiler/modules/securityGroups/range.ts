/** A rule names addresses of one family, and each family has its property. */
export function rangeOf<T>(range: string, value: (range: string) => T): { readonly cidrIpv4: T } | { readonly cidrIpv6: T } {
  return range.includes(":") ? { cidrIpv6: value(range) } : { cidrIpv4: value(range) };
}
