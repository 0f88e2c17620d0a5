/** `1 file`, `2 files`, `2 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The unit of a number: `task` of 1, `tasks` of 2; `request/minute`, `GiB`. */
export function unitOf(count: number, unit: string): string {
  return count === 1 ? unit.replace(/(?<=\w{3})s(?=\/| per |$)/, "") : unit;
}
